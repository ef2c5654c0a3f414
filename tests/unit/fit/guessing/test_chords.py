"""Chords proposed from what sounds."""

import pytest

from arrangeboard.fit.guessing.beats import LaneNotes
from arrangeboard.fit.guessing.chords import GuessedChord, guessed_chords, weighed_chords
from arrangeboard.song.values import Chord, Meter, Note
from tests.unit.fit.guessing.band import BAR, grid, piano

DOWN_FIFTHS = ("Am", "Dm", "G", "C")


def told(found: tuple[GuessedChord, ...]) -> list[tuple[int, str]]:
    return [(one.tick, one.symbol) for one in found]


@pytest.mark.parametrize(
    ("key", "symbols"),
    [
        ("C", DOWN_FIFTHS),
        ("F", ("F", "Bb", "Gm", "C")),
        ("E", ("E", "C#m", "F#m", "B7")),
        ("Am", ("Am", "F", "E7", "Am7")),
        ("C", ("Cmaj7", "Bdim", "Gsus4", "G")),
    ],
)
def test_plainly_played_chords_are_heard_and_spelled_in_the_key(key: str, symbols: tuple[str, ...]) -> None:
    found = guessed_chords([piano(symbols)], grid(4), key)

    assert told(found) == [(bar * BAR, symbol) for bar, symbol in enumerate(symbols)]


def test_without_a_key_the_same_chords_are_heard() -> None:
    assert [one.symbol for one in guessed_chords([piano(DOWN_FIFTHS)], grid(4), None)] == list(DOWN_FIFTHS)


def test_a_chord_that_goes_on_is_told_once() -> None:
    found = guessed_chords([piano(("C", "C", "F", "F"))], grid(4), "C")

    assert told(found) == [(0, "C"), (2 * BAR, "F")]


def test_a_change_in_the_middle_of_a_bar_is_found() -> None:
    found = guessed_chords([piano(("C", "F", "G", "C"), BAR // 2)], grid(2), "C")

    assert told(found) == [(0, "C"), (BAR // 2, "F"), (BAR, "G"), (BAR + BAR // 2, "C")]


def test_a_passing_note_changes_no_chord() -> None:
    lane = piano(("C", "C"))
    passing = LaneNotes((Note(960, 240, 74), Note(2880, 480, 77)))

    assert told(guessed_chords([lane, passing], grid(2), "C")) == [(0, "C")]


def test_the_bass_tells_the_root_of_two_chords_with_the_same_notes() -> None:
    upper = tuple(Note(0, BAR, pitch) for pitch in (60, 64, 67, 69))

    over_a = guessed_chords([LaneNotes(upper), LaneNotes((Note(0, BAR, 33),))], grid(1), "C")
    over_c = guessed_chords([LaneNotes(upper), LaneNotes((Note(0, BAR, 36),))], grid(1), "C")

    assert [one.symbol for one in over_a] == ["Am7"]
    assert [one.symbol for one in over_c] == ["C"]


def test_waltz_bars_change_on_their_bar_lines() -> None:
    meter, bar = Meter(3, 4), 2880
    found = guessed_chords([piano(("C", "G7", "C"), bar)], grid(3, meter), "C")

    assert told(found) == [(0, "C"), (bar, "G7"), (2 * bar, "C")]


def test_a_rest_holds_the_chord_and_a_long_silence_is_no_chord() -> None:
    short = guessed_chords([piano(("C", "", "G", "C"))], grid(4), "C")
    long = guessed_chords([piano(("C", *[""] * 6, "G"))], grid(8), "C")

    assert told(short) == [(0, "C"), (2 * BAR, "G"), (3 * BAR, "C")]
    assert [one.symbol for one in long] == ["C", "N.C.", "G"]


def test_silence_has_no_chords() -> None:
    assert guessed_chords([], grid(4), "C") == ()
    assert guessed_chords([LaneNotes(())], grid(4), "C") == ()


def test_a_clear_chord_is_surer_than_a_bare_fifth_whose_third_may_be_either() -> None:
    clear = guessed_chords([piano(("C",))], grid(1), None)[0]
    bare = guessed_chords([LaneNotes((Note(0, BAR, 36), Note(0, BAR, 43)))], grid(1), None)[0]

    assert clear.confidence > 0.85
    assert bare.confidence < 0.6
    assert "Cm" in {bare.symbol, *bare.alternatives}


def test_alternatives_are_other_chords_by_root_or_third_none_twice() -> None:
    found = guessed_chords([piano(("Am7",))], grid(1), "C")[0]

    assert {"C", "A7"} <= set(found.alternatives)
    assert len({found.symbol, *found.alternatives}) == 1 + len(found.alternatives)


def test_chords_that_are_there_are_weighed_as_they_are_written() -> None:
    chords = (Chord(0, "C", guessed=True), Chord(BAR, "Cm9"), Chord(2 * BAR, "no chord at all"))
    found = weighed_chords(chords, [piano(("C", "G", "G"))], grid(3), "C")

    assert told(found) == [(one.tick, one.symbol) for one in chords]
    assert found[0].confidence > 0.8
    assert found[1].confidence < 0.3
    assert found[1].alternatives[0] == found[2].alternatives[0] == "G"


@pytest.mark.parametrize("semitones", range(-5, 7))
def test_the_same_music_elsewhere_gives_the_same_chords_there(semitones: int) -> None:
    here = guessed_chords([piano(("Am7", "Dm", "G7", "Cmaj7"))], grid(4), None)
    there = guessed_chords([piano(("Am7", "Dm", "G7", "Cmaj7"), transposed=semitones)], grid(4), None)
    back = weighed_chords(
        [Chord(one.tick, one.symbol) for one in there],
        [piano(("Am7", "Dm", "G7", "Cmaj7"), transposed=semitones)],
        grid(4),
        None,
    )

    assert [one.tick for one in there] == [one.tick for one in here]
    assert [round(one.confidence, 9) for one in there] == [round(one.confidence, 9) for one in here]
    assert [round(one.confidence, 9) for one in back] == [round(one.confidence, 9) for one in there]
