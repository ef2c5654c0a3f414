"""Bars that a part seems to leave empty by mistake."""

import pytest

from arrangeboard.fit.figure import figure_of_notes
from arrangeboard.fit.silences import Silence, silence
from arrangeboard.song.bars import bar_grid
from arrangeboard.song.values import Meter, Note

BAR = 3840
GRID = bar_grid(8, (), Meter(4, 4))


def found(bars: str, *, drums: bool = False, start: int = 0, end: int = 8) -> Silence | None:
    """What is found in a part whose bars sound where an x stands."""
    notes = [Note(at * BAR, BAR // 2, 60) for at, one in enumerate(bars) if one == "x"]
    figure = figure_of_notes(notes, 8 * BAR, drums=drums)
    return silence(figure, start * BAR, end * BAR, GRID)


def test_empty_bars_are_found_on_the_way_and_at_the_end() -> None:
    assert found("xxx--xxx") == Silence(3 * BAR, 5 * BAR, 2, 8)
    assert found("xxxxxxx-") == Silence(7 * BAR, 8 * BAR, 1, 8)
    assert found("xxxxx-x-", drums=True, end=7) == Silence(5 * BAR, 6 * BAR, 1, 7)


def test_the_longest_of_several_is_told() -> None:
    assert found("x-xx---x") == Silence(4 * BAR, 7 * BAR, 3, 8)


@pytest.mark.parametrize("bars", ["xx--xx--", "x---xx--", "x-x-x-x-"])
def test_what_comes_again_is_a_pattern(bars: str) -> None:
    assert found(bars) is None


@pytest.mark.parametrize("bars", ["xxxxxxxx", "-----xxx", "x-------", "--------"])
def test_nothing_is_forgotten_where_a_part_sounds_comes_in_late_or_mostly_rests(bars: str) -> None:
    assert found(bars) is None


def test_bars_outside_of_the_part_do_not_count() -> None:
    assert found("xxxxxx--", end=6) is None
    assert found("--xxxx--", start=2) == Silence(6 * BAR, 8 * BAR, 2, 6)
