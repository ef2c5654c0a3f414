"""Chords and keys guessed for a song: proposed, confirmed, and what comes in with an imported file."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from mido import Message, MetaMessage, MidiFile, MidiTrack
from msgspec.structs import replace

from arrangeboard.app import guesses
from arrangeboard.app.document import Document
from arrangeboard.app.files.opening import loss_sentences, open_file
from arrangeboard.app.imported_guesses import MOST_BEATS, with_guesses
from arrangeboard.app.selection import PartRef, Selection
from arrangeboard.song.edits.guesses import are_guesses
from arrangeboard.song.ids import PartId, SlotId
from arrangeboard.song.invariants import problems
from arrangeboard.song.values import Chord, Note, Piece, Song, Written
from tests.unit.app.band import BAR, BASS, CHORUS, DRUMS, KEYS, RIFF, VERSE, WALK, band_song, with_section
from tests.unit.fit.guessing.band import piano

VERSE_SLOT, CHORUS_SLOT = SlotId(20), SlotId(21)


def playing(symbols: Sequence[str]) -> Piece:
    notes = piano(tuple(symbols)).notes
    return Piece(RIFF, "Chords", BAR * len(symbols), content=Written(tuple(notes)))


def band(symbols: Sequence[str] = ("C", "Am", "F", "G")) -> Song:
    """Keys play chords in the verse, and in the chorus only drums play."""
    song = band_song({(VERSE, KEYS): RIFF, (CHORUS, DRUMS): WALK})
    return replace(song, pieces={**song.pieces, RIFF: playing(symbols)})


def symbols(song: Song) -> list[str]:
    return [chord.symbol for chord in song.sections[VERSE].chords]


def propose_all(document: Document) -> None:
    sections = guesses.sections_meant(document)
    guesses.give_proposals(document, dict(guesses.propose(document.song, sections)))


def test_what_sounds_is_proposed_as_one_step_and_silent_sections_stay_bare() -> None:
    document = Document(band())

    propose_all(document)

    assert symbols(document.song) == ["C", "Am", "F", "G"]
    assert all(chord.guessed for chord in document.song.sections[VERSE].chords)
    assert document.song.sections[CHORUS].chords == ()
    assert document.step == 1
    assert problems(document.song) == ()


def test_transposition_of_the_part_is_heard() -> None:
    song = band()
    verse = song.sections[VERSE]
    (part,) = verse.parts[KEYS]
    lifted = replace(verse, parts={**verse.parts, KEYS: (replace(part, transpose=2),)})

    found = guesses.proposed_chords(with_section(song, lifted), lifted)

    assert [chord.symbol for chord in found] == ["D", "Bm", "G", "A"]


def test_drums_alone_are_nothing_to_guess_from() -> None:
    document = Document(band())
    document.select(Selection(slots=frozenset({CHORUS_SLOT})))

    with pytest.raises(guesses.NothingToGuess) as refused:
        propose_all(document)

    assert refused.value.code == "guess-nothing-sounds"
    assert document.step == 0


def test_proposing_again_where_all_is_named_changes_nothing_and_says_so() -> None:
    song = band()
    named = replace(song.sections[VERSE], chords=(Chord(0, "Dm"),))
    document = Document(with_section(song, named))

    with pytest.raises(guesses.NothingToGuess) as refused:
        propose_all(document)

    assert refused.value.code == "guess-nothing-new"
    assert symbols(document.song) == ["Dm"]


def test_confirming_makes_chords_of_guesses_once() -> None:
    document = Document(band())
    propose_all(document)
    assert guesses.are_guessed(document.song.sections[VERSE])

    guesses.confirm(document, (VERSE,))

    assert not guesses.are_guessed(document.song.sections[VERSE])
    assert symbols(document.song) == ["C", "Am", "F", "G"]
    with pytest.raises(guesses.NothingToGuess):
        guesses.confirm(document, (VERSE,))


def test_taking_an_alternative_is_one_step_and_names_only_that_chord() -> None:
    document = Document(band())
    propose_all(document)

    guesses.take(document, VERSE, BAR, "C6")

    assert [chord.guessed for chord in document.song.sections[VERSE].chords] == [True, False, True, True]
    assert symbols(document.song)[1] == "C6"
    document.undo()
    assert are_guesses(document.song.sections[VERSE].chords)


def test_guesses_stay_when_the_music_changes_and_the_newer_ones_are_at_hand() -> None:
    document = Document(band())
    propose_all(document)
    verse = document.song.sections[VERSE]
    assert guesses.newer_proposal(document.song, verse) is None

    other = replace(document.song, pieces={**document.song.pieces, RIFF: playing(("Dm", "G", "C", "C"))})

    assert symbols(other) == ["C", "Am", "F", "G"]
    newer = guesses.newer_proposal(other, verse)
    assert newer is not None
    assert [chord.symbol for chord in newer] == ["Dm", "G", "C"]


def test_named_chords_are_never_said_to_be_out_of_date() -> None:
    song = band()
    named = replace(song.sections[VERSE], chords=(Chord(0, "Dm"),))

    assert guesses.newer_proposal(song, named) is None


def test_a_part_alone_gives_chords_to_its_bare_section_but_not_over_named_ones() -> None:
    song = band()
    document = Document(song)
    ref = PartRef(VERSE_SLOT, KEYS, song.sections[VERSE].parts[KEYS][0].id)
    document.select(Selection(parts=frozenset({ref})))

    guesses.give_proposals(document, dict(guesses.propose(song, *guesses.part_meant(document))))
    assert symbols(document.song) == ["C", "Am", "F", "G"]

    guesses.confirm(document, (VERSE,))
    with pytest.raises(guesses.NothingToGuess) as refused:
        guesses.part_meant(document)
    assert refused.value.code == "guess-has-chords"


def test_music_is_the_same_however_it_is_looked_at_but_not_in_another_key() -> None:
    song = band()
    assert guesses.is_same_music(song, replace(song, view=replace(song.view, scroll_x=100)))
    assert not guesses.is_same_music(song, replace(song, key="Eb"))
    assert not guesses.is_same_music(song, with_section(song, replace(song.sections[VERSE], name="A")))


def test_only_the_lane_asked_for_is_heard() -> None:
    song = band()
    verse = song.sections[VERSE]
    pedal = Piece(WALK, "Pedal", 4 * BAR, content=Written((Note(0, 4 * BAR, 37),)))
    parts = {**verse.parts, BASS: (replace(verse.parts[KEYS][0], id=PartId(98), piece=WALK),)}
    both = replace(with_section(song, replace(verse, parts=parts)), pieces={**song.pieces, WALK: pedal})

    alone = guesses.proposed_chords(both, both.sections[VERSE], KEYS)
    assert [chord.symbol for chord in alone] == ["C", "Am", "F", "G"]
    assert guesses.proposed_chords(both, both.sections[VERSE], BASS) != alone


def test_the_key_of_song_section_and_piece_is_ranked() -> None:
    document = Document(band())
    propose_all(document)
    song = document.song

    assert guesses.song_keys_guessed(song)[0].key == "C"
    assert guesses.section_keys_guessed(song, song.sections[VERSE])[0].key == "C"
    assert guesses.notes_keys_guessed(song.pieces[RIFF].written.notes)[0].key == "C"
    assert guesses.notes_keys_guessed(()) == ()


def test_confidence_is_told_in_three_words() -> None:
    assert [guesses.sureness(one) for one in (0.93, 0.8, 0.4)] == ["sure", "likely", "open"]


@pytest.fixture
def midi_path(tmp_path: Path) -> Path:
    """Sixteen bars of chords in D, twice the same four, without a key signature."""
    track = MidiTrack([MetaMessage("track_name", name="Piano", time=0)])
    events: list[tuple[int, int, int]] = []
    for place in range(4):
        for note in piano(("D", "Bm", "G", "A")).notes:
            start = place * 4 * BAR + note.start_tick
            events += [(start, 1, note.pitch), (start + note.length_ticks - 10, 0, note.pitch)]
    before = 0
    for tick, is_on, pitch in sorted(events):
        track.append(Message("note_on" if is_on else "note_off", note=pitch, velocity=80, time=tick - before))
        before = tick
    path = tmp_path / "In D.mid"
    MidiFile(ticks_per_beat=960, tracks=[track]).save(path)
    return path


def test_a_file_without_chords_and_key_comes_in_with_both_guessed_and_says_so(midi_path: Path) -> None:
    opened = open_file(midi_path)

    assert opened.song.key == "D"
    chords = [chord for section in opened.song.sections.values() for chord in section.chords]
    assert {chord.symbol for chord in chords} == {"D", "Bm", "G", "A"}
    assert all(chord.guessed for chord in chords)
    assert problems(opened.song) == ()
    told = " ".join(loss_sentences(opened.losses))
    assert "sounds like D" in told
    assert "proposed from what sounds" in told


def test_a_file_that_leaves_its_key_says_so_and_one_that_stays_does_not(midi_path: Path) -> None:
    file = MidiFile(midi_path)
    lifted = [one.copy(note=one.note + 1) if one.type.startswith("note") else one for one in file.tracks[0]]
    file.tracks[0].extend(lifted)
    file.save(midi_path.with_name("Lifted.mid"))

    stays, leaves = (open_file(midi_path.with_name(name)) for name in ("In D.mid", "Lifted.mid"))

    codes = [{loss.code for loss in one.losses} for one in (stays, leaves)]
    assert ["section-keys-guessed" in one for one in codes] == [False, True]
    assert {change.key for one in leaves.song.sections.values() for change in one.keys} <= {"D", "Eb"}


def test_guesses_of_an_import_are_no_step_of_the_history(midi_path: Path) -> None:
    opened = open_file(midi_path)

    assert Document(opened.song).steps == Document(band()).steps


def test_a_key_that_is_known_stays_whatever_sounds() -> None:
    song = replace(band(), key="Eb")

    guessed = with_guesses(song, is_key_known=True)

    assert guessed.song.key == "Eb"
    assert guessed.sections == 1


def test_a_last_chorus_in_another_key_comes_in_with_a_key_of_its_own() -> None:
    order = (VERSE, VERSE, VERSE, CHORUS)
    song = band_song({(VERSE, KEYS): RIFF, (CHORUS, KEYS): WALK}, order)
    lifted = replace(playing(("D", "G", "A", "D")), id=WALK)
    song = replace(song, pieces={RIFF: playing(("C", "F", "G", "C")), WALK: lifted})

    guessed = with_guesses(song, is_key_known=False).song

    assert guessed.key == "C"
    assert guessed.sections[VERSE].keys == ()
    assert [change.key for change in guessed.sections[CHORUS].keys] == ["D"]


def test_a_song_that_is_too_long_to_wait_for_comes_in_as_it_is() -> None:
    song = band()
    endless = with_section(song, replace(song.sections[VERSE], bars=MOST_BEATS // 4 + 1))

    assert with_guesses(endless, is_key_known=False).song is endless
