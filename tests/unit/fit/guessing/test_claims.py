"""What may be claimed of a chord: no third, seventh or fourth that does not really sound."""

from collections.abc import Sequence

import pytest

from arrangeboard.fit.guessing.beats import LaneNotes
from arrangeboard.fit.guessing.chords import GuessedChord, guessed_chords
from arrangeboard.song.values import Note
from tests.unit.fit.guessing.band import BAR, BEAT, grid, piano


def struck(*pitches: int, bar: int = 0, beats: Sequence[int] = (0, 1, 2, 3)) -> list[Note]:
    """All of these pitches on each of these beats of a bar."""
    return [Note(bar * BAR + beat * BEAT, BEAT, pitch) for beat in beats for pitch in pitches]


def heard(notes: list[Note], key: str | None, bars: int = 1) -> tuple[GuessedChord, ...]:
    return guessed_chords([LaneNotes(tuple(sorted(notes)))], grid(bars), key)


def test_a_drone_and_its_leading_note_are_the_keys_own_triad_and_open() -> None:
    (chord,) = heard(struck(40, 63), "Em")

    assert chord.symbol == "Em"
    assert chord.confidence < 0.75


@pytest.mark.parametrize(("key", "symbol"), [("Em", "Em"), ("E", "E"), ("G", "Em"), ("A", "E")])
def test_a_bare_fifth_takes_its_third_from_the_key_and_offers_the_power_chord(key: str, symbol: str) -> None:
    (chord,) = heard(struck(40, 47, 52), key)

    assert chord.symbol == symbol
    assert chord.confidence < 0.75
    assert chord.alternatives[0] == "E5"


def test_a_root_and_a_third_are_no_more_than_likely() -> None:
    (chord,) = heard(struck(40, 55), "Em")

    assert chord.symbol == "Em"
    assert chord.confidence <= 0.85


def test_one_note_alone_is_open() -> None:
    (chord,) = heard(struck(40, 52), "Em")

    assert chord.symbol == "Em"
    assert chord.confidence <= 0.5


def test_the_third_of_the_dominant_in_the_bass_is_the_dominant_and_no_strange_chord() -> None:
    notes = struck(47, 62, 66) + struck(46, 58, bar=1)

    assert [one.symbol for one in heard(notes, "Bm", 2)] == ["Bm", "F#"]


def test_a_fourth_beside_a_third_that_sounds_as_long_suspends_nothing() -> None:
    (chord,) = heard(struck(43, 59, 60, 62, 67), "C")

    assert chord.symbol == "G"


def test_a_triad_of_the_key_that_sounds_whole_is_told_over_another_bass() -> None:
    (chord,) = heard(struck(48, 65, 69, 72), "C")

    assert chord.symbol == "F"


def test_a_seventh_in_passing_is_none_and_one_that_sounds_throughout_is() -> None:
    passing = struck(43, 55, 59, 62, 67, 71, 74) + struck(65, beats=(3,))
    held = struck(43, 59, 62, 65)

    assert [one.symbol for one in heard(passing, "C")] == ["G"]
    assert [one.symbol for one in heard(held, "C")] == ["G7"]


def test_without_a_key_what_was_heard_stays() -> None:
    (chord,) = heard(struck(46, 57), None)

    assert chord.symbol.startswith(("A#", "Bb"))
    assert chord.confidence < 0.75


@pytest.mark.parametrize(
    ("key", "symbols"), [("C", ("C", "Ab", "Bb", "C")), ("E", ("E", "C", "D", "E")), ("F", ("F", "Db", "F"))]
)
def test_chords_of_the_minor_key_in_a_major_one_are_written_with_flats(
    key: str, symbols: tuple[str, ...]
) -> None:
    found = guessed_chords([piano(symbols)], grid(len(symbols)), key)

    assert [one.symbol for one in found] == list(symbols)
