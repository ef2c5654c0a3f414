"""Figures as a musician reads them."""

import pytest

from arrangeboard.app import figures
from arrangeboard.app.selection import Cell, Selection
from arrangeboard.song.edits.cells import clear_cells
from arrangeboard.song.edits.order import shelve_slots
from arrangeboard.song.edits.sections import set_section_bars, set_section_note
from arrangeboard.song.edits.song_fields import set_song_tempo
from arrangeboard.song.timeline import timeline
from arrangeboard.song.values import Meter, Song
from tests.unit.board.songs import CHORUS_1, DRUMS, VERSE, small_song


@pytest.mark.parametrize(
    ("microseconds", "words"), [(500_000, "120"), (576_923, "104"), (609_137, "98.5"), (60_000_000, "1")]
)
def test_a_tempo_has_no_decimals_that_say_nothing(microseconds: int, words: str) -> None:
    assert figures.tempo_text(microseconds) == words


def test_a_tempo_typed_and_shown_again_is_the_same() -> None:
    for tempo in (60.0, 98.5, 104.0, 111.11, 240.0):
        assert figures.beats_per_minute(figures.microseconds_of(tempo)) == pytest.approx(tempo, abs=0.005)


@pytest.mark.parametrize(
    ("seconds", "words"), [(0, "0:00"), (59.6, "1:00"), (192, "3:12"), (3723, "1:02:03")]
)
def test_time_is_told_in_minutes_and_seconds(seconds: float, words: str) -> None:
    assert figures.time_text(seconds) == words


def test_tenths_are_rounded_into_the_next_minute() -> None:
    assert figures.fine_time_text(59.96) == "1:00.0"
    assert figures.fine_time_text(58.34) == "0:58.3"


@pytest.mark.parametrize(("pitch", "name"), [(60, "C4"), (21, "A0"), (61, "C♯4"), (0, "C-1"), (127, "G9")])
def test_a_pitch_is_named_and_read_back(pitch: int, name: str) -> None:
    assert figures.pitch_text(pitch) == name
    assert figures.read_pitch(name) == pitch


@pytest.mark.parametrize(
    ("typed", "pitch"), [("eb3", 51), ("Fb4", 64), ("B#3", 60), (" 64 ", 64), ("H4", None), ("128", None)]
)
def test_a_pitch_is_read_in_any_spelling(typed: str, pitch: int | None) -> None:
    assert figures.read_pitch(typed) == pitch


def test_signs_are_musics_own_and_the_note_b_stays() -> None:
    assert figures.sign_text("Bb") == "B♭"
    assert figures.sign_text("Bbm7b5/F#") == "B♭m7♭5/F♯"


@pytest.mark.parametrize(
    ("ticks", "words"), [(3840, "1"), (30720, "8"), (9600, "2½"), (1920, "½"), (5120, "1⅓"), (100, "0.03")]
)
def test_a_length_in_bars_has_a_fraction_where_it_is_none_of_whole_bars(ticks: int, words: str) -> None:
    assert figures.bars_text(ticks, Meter()) == words


@pytest.mark.parametrize(
    ("beats", "words"), [(31.76, "8"), (32, "8"), (10, "2½"), (5.1, "1¼"), (0.1, "¼"), (4 / 3, "⅓")]
)
def test_a_length_that_was_played_unevenly_is_rounded_to_whole_beats(beats: float, words: str) -> None:
    assert figures.nearly_bars_text(round(beats * 960), Meter()) == words


def test_a_place_is_bar_beat_and_sixteenth_from_one() -> None:
    song = small_song()
    laid_out = timeline(song, song.arrangement)
    assert figures.place_text(song, laid_out, 0) == "1 . 1 . 1"
    assert figures.place_text(song, laid_out, 4 * 3840 + 960 + 480) == "5 . 2 . 3"


def test_a_song_without_sections_begins_at_bar_one() -> None:
    song = small_song()
    laid_out = timeline(song, type(song.arrangement)(song.arrangement.id))
    assert figures.place_text(song, laid_out, 5) == "1 . 1 . 1"
    assert figures.span_at(laid_out, 0) is None


def test_the_place_of_a_selection_is_where_it_begins() -> None:
    song: Song = small_song()
    laid_out = timeline(song, song.arrangement)
    assert figures.chosen_tick(song, Selection(), laid_out) == 0
    assert figures.chosen_tick(song, Selection(slots=frozenset({CHORUS_1})), laid_out) == 4 * 3840
    assert figures.chosen_tick(song, Selection(focus=Cell(CHORUS_1, DRUMS)), laid_out) == 4 * 3840


def test_only_what_changes_bars_tempo_meter_or_key_changes_time() -> None:
    song = small_song()
    assert figures.same_time(song, set_section_note(song, VERSE, "softer"))
    assert figures.same_time(song, clear_cells(song, [(VERSE, DRUMS)]))
    assert not figures.same_time(song, set_section_bars(song, VERSE, 5))
    assert not figures.same_time(song, set_song_tempo(song, 400_000))
    assert not figures.same_time(song, shelve_slots(song, {CHORUS_1}))
