"""Patterns of four beats keep their sense in every meter."""

import pytest

from arrangeboard.generate.patterns import BETWEEN, FIRST, LAST, STRONG, WEAK, bar_strokes, beats, hits
from arrangeboard.song.bars import bar_grid, bar_ticks
from arrangeboard.song.values import Meter, MeterChange
from tests.unit.generate.rehearsal import BAR

QUARTERS, EIGHTHS = "F---W---S---L---", "F-f-W-w-S-s-L-l-"


def marks(steps: str, meter: Meter, between: int = WEAK) -> str:
    return "".join(mark for _, _, mark in bar_strokes(steps, meter, between))


@pytest.mark.parametrize(
    ("meter", "kinds"),
    [
        (Meter(4, 4), [FIRST, WEAK, STRONG, LAST]),
        (Meter(3, 4), [FIRST, BETWEEN, LAST]),
        (Meter(2, 4), [FIRST, LAST]),
        (Meter(6, 8), [FIRST, LAST]),
        (Meter(12, 8), [FIRST, WEAK, STRONG, LAST]),
        (Meter(5, 4), [FIRST, BETWEEN, WEAK, STRONG, LAST]),
        (Meter(6, 4), [FIRST, WEAK, STRONG, WEAK, STRONG, LAST]),
        (Meter(7, 4), [FIRST, WEAK, STRONG, WEAK, STRONG, BETWEEN, LAST]),
        (Meter(7, 8), [FIRST, BETWEEN, LAST]),
        (Meter(2, 2), [FIRST, WEAK, STRONG, LAST]),
        (Meter(1, 4), [FIRST]),
    ],
)
def test_beats_of_a_bar_are_told_apart(meter: Meter, kinds: list[int]) -> None:
    assert [beat.kind for beat in beats(meter)] == kinds


@pytest.mark.parametrize("numerator", range(1, 17))
@pytest.mark.parametrize("denominator", [1, 2, 4, 8, 16, 64])
def test_beats_fill_their_bar_and_strokes_stay_in_it(numerator: int, denominator: int) -> None:
    meter = Meter(numerator, denominator)
    assert sum(beat.length_ticks for beat in beats(meter)) == bar_ticks(meter)
    end = 0
    for start, length, _ in bar_strokes("xgo?" * 4, meter, WEAK):
        assert start >= end
        end = start + length
    assert end <= bar_ticks(meter)


def test_a_stroke_is_held_as_long_as_its_dashes() -> None:
    assert bar_strokes("R-----a.........", Meter(), WEAK) == ((0, 1440, "R"), (1440, 240, "a"))


def test_dashes_after_silence_hold_nothing() -> None:
    assert bar_strokes("R.--a...........", Meter(), WEAK) == ((0, 240, "R"), (960, 240, "a"))


def test_a_bar_of_three_has_its_first_and_last_beat_and_one_between() -> None:
    assert marks(QUARTERS, Meter(3, 4)) == "FWL"
    assert marks(QUARTERS, Meter(3, 4), between=STRONG) == "FSL"
    assert marks(QUARTERS, Meter(3, 4), between=BETWEEN) == "FL"


def test_running_eighths_run_through_beats_of_three() -> None:
    assert [start for start, _, _ in bar_strokes(EIGHTHS, Meter(6, 8), WEAK)] == list(range(0, 2880, 480))


def test_the_second_eighth_of_a_beat_of_three_falls_on_its_third() -> None:
    assert bar_strokes("F.....s.........", Meter(12, 8), WEAK)[1] == (1440 + 960, 240, "s")


def test_bars_take_turns_and_a_stretch_may_begin_in_any() -> None:
    grid = bar_grid(3, (), Meter())
    steps = "A---------------" + "B---------------"
    assert [hit.mark for hit in hits(grid, 0, 3 * BAR, steps)] == ["A", "B", "A"]
    assert [hit.mark for hit in hits(grid, BAR, 2 * BAR, steps)] == ["B"]


def test_nothing_starts_outside_the_stretch_or_rings_beyond_it() -> None:
    grid = bar_grid(2, (MeterChange(1, 3, 4),), Meter())
    found = hits(grid, 100, BAR + 500, QUARTERS)
    assert [hit.start_tick for hit in found] == [960, 1920, 2880, BAR]
    assert found[-1].end_tick == BAR + 500
