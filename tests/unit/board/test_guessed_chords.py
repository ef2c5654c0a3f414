"""How guessed chords are told apart where chords are drawn or written: by a sign, and by their ink."""

import pytest
from msgspec.structs import replace

from arrangeboard.app.board_report import board_report
from arrangeboard.app.text_board import text_board
from arrangeboard.board.frame import Frame
from arrangeboard.board.headers import chord_summary, section_headers
from arrangeboard.board.items import Rect, Text
from arrangeboard.board.scene import make_scene
from arrangeboard.song.values import Chord, Song
from tests.unit.board.lettering import plain_lettering
from tests.unit.board.songs import BAR, VERSE, small_song

EVERYTHING = Rect(-20, -20, 2000, 2000)
LOOP = (Chord(0, "F", guessed=True), Chord(BAR, "Dm", guessed=True))


def song_with(*chords: Chord) -> Song:
    song = small_song()
    verse = replace(song.sections[VERSE], chords=chords)
    return replace(song, sections={**song.sections, VERSE: verse})


def header_line(song: Song, zoom: float = 1.0) -> Text | None:
    items = section_headers(make_scene(song, zoom, 64), Frame(1000, 640), plain_lettering(), EVERYTHING)
    lines = [item for item in items if isinstance(item, Text) and item.text.startswith("F")]
    return lines[0] if lines else None


def test_guesses_have_their_sign_and_a_loop_of_them_is_told_once() -> None:
    again = tuple(Chord(chord.tick + 2 * BAR, chord.symbol, guessed=True) for chord in LOOP)
    song = song_with(*LOOP, *again)

    assert chord_summary(song.sections[VERSE]) == ["F?", "Dm?"]


def test_a_confirmed_chord_among_guesses_has_no_sign() -> None:
    song = song_with(LOOP[0], Chord(BAR, "Dm"), Chord(2 * BAR, "Dm", guessed=True))

    assert chord_summary(song.sections[VERSE]) == ["F?", "Dm", "Dm?"]


@pytest.mark.parametrize(("guessed", "ink", "words"), [(True, "faint", "F?  Dm?"), (False, "dim", "F  Dm")])
def test_the_header_draws_guesses_paler(guessed: bool, ink: str, words: str) -> None:
    line = header_line(song_with(*(Chord(one.tick, one.symbol, guessed) for one in LOOP)))

    assert line is not None
    assert (line.ink, line.text) == (ink, words)


def test_a_narrow_header_still_tells_its_first_chord() -> None:
    line = header_line(song_with(*LOOP, Chord(2 * BAR, "Bbmaj7", guessed=True)), 0.45)

    assert line is not None
    assert line.text == "F?"


def test_the_board_as_text_marks_guesses() -> None:
    song = song_with(*LOOP)

    assert "F? Dm?" in text_board(board_report(song, song.arrangement), 120)
