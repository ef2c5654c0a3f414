from collections.abc import Callable

import pytest
from msgspec.structs import replace

from arrangeboard.app.document import Document
from arrangeboard.app.pieces.families import add_answer, answers_of, family_label, family_labels, what_changed
from arrangeboard.melody.pitch import transposed
from arrangeboard.melody.variation import Kinship, kinship_of
from arrangeboard.song.edits.pieces import vary_piece
from arrangeboard.song.edits.writing import write_piece
from arrangeboard.song.ids import PieceId
from arrangeboard.song.invariants import problems
from arrangeboard.song.values import Chord, Piece, Song
from tests.unit.app.band import BASS, DRUMS, KEYS, RIFF, VERSE, WALK, band_song, with_section


def varied() -> tuple[Song, PieceId, PieceId]:
    """The band with two variations of its riff: an octave up, and with another ending."""
    song = vary_piece(band_song({(VERSE, BASS): RIFF}), RIFF)
    high = PieceId(song.last_id)
    notes = song.pieces[RIFF].written.notes
    song = write_piece(song, high, notes=transposed(notes, 12))
    song = vary_piece(song, RIFF)
    ended = PieceId(song.last_id)
    other_end = (*notes[:-1], replace(notes[-1], pitch=50))
    return write_piece(song, ended, notes=other_end), high, ended


def test_variations_are_lettered_and_others_are_not() -> None:
    song, high, ended = varied()

    assert [family_label(song, one) for one in (RIFF, high, ended, WALK)] == ["A", "A′", "A″", ""]


def test_each_family_has_its_own_letter() -> None:
    song, _, _ = varied()
    song = vary_piece(song, WALK)

    assert family_labels(song.pieces)[WALK] == "B"
    assert family_label(song, PieceId(song.last_id)) == "B′"


def test_what_changed_is_a_sentence() -> None:
    song, high, ended = varied()

    assert what_changed(song, high) == "Like “Riff”, but an octave higher."
    assert what_changed(song, ended) == "Like “Riff”, but with another ending."
    assert what_changed(song, RIFF) == what_changed(song, WALK) == ""
    same = vary_piece(song, WALK)
    assert what_changed(same, PieceId(same.last_id)) == "The same as “Walk” so far."


def test_every_answer_is_a_sentence_that_can_be_taken_as_one_step() -> None:
    document = Document(band_song({(VERSE, BASS): RIFF}))
    offers = answers_of(document, RIFF)

    assert len({offer.sentence for offer in offers}) == len(offers) > 3
    taken = offers[0].take()
    assert document.song.pieces[taken].name == "Riff, answer"
    assert document.song.pieces[taken].origin == RIFF
    assert [label.code for label in document.steps] == ["step-opened", "step-add-answer"]
    assert problems(document.song) == ()


def test_an_answer_can_be_heard_before_it_is_taken() -> None:
    document = Document(band_song({(VERSE, BASS): RIFF}))
    excerpt = answers_of(document, RIFF)[0].hear()

    assert excerpt.score.notes
    assert len(document.steps) == 1


def test_an_answer_lands_on_the_chords_where_the_piece_plays() -> None:
    song = band_song({(VERSE, KEYS): RIFF})
    verse = replace(song.sections[VERSE], chords=(Chord(0, "C"), Chord(1920, "Ab")))
    document = Document(with_section(song, verse))
    taken = add_answer(document, RIFF, "answer-new-tail")

    assert document.song.pieces[taken].written.notes[-1].pitch % 12 in {8, 0, 3}


def test_drums_are_not_answered() -> None:
    assert answers_of(Document(band_song({(VERSE, DRUMS): RIFF})), RIFF) == []


def test_an_edit_of_one_piece_compares_only_that_piece(monkeypatch: pytest.MonkeyPatch) -> None:
    song = band_song({(VERSE, BASS): RIFF})
    for _ in range(3):
        song = vary_piece(song, RIFF)
    before = family_labels(song.pieces)
    compared: list[PieceId] = []

    def counted(piece: Piece, origin: Piece, rhythm: Callable[[Piece], frozenset[int]]) -> Kinship | None:
        compared.append(piece.id)
        return kinship_of(piece, origin, rhythm)

    monkeypatch.setattr("arrangeboard.app.pieces.families.kinship_of", counted)
    last = PieceId(song.last_id)
    edited = write_piece(song, last, notes=song.pieces[last].written.notes[:-1])

    assert family_labels(edited.pieces) == before
    assert compared == [last]
