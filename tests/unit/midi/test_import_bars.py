"""Bars are laid from the meters, and no note has to move for them."""

import pytest

from arrangeboard.midi.importing.bars import MOST_BARS, lay_bars, partial_meter
from arrangeboard.midi.losses import LossList
from arrangeboard.song.values import Meter

BAR = 4 * 960


def test_bars_reach_the_line_at_or_after_the_end() -> None:
    assert lay_bars({}, 2 * BAR, LossList()).bars == 2
    assert lay_bars({}, 2 * BAR + 1, LossList()).bars == 3
    assert lay_bars({}, 0, LossList()).bars == 1


def test_a_meter_that_changes_on_a_line_needs_nothing() -> None:
    losses = LossList()
    grid = lay_bars({0: Meter(4, 4), 2 * BAR: Meter(3, 4)}, 2 * BAR + 2880, losses)
    assert grid.starts == (0, BAR, 2 * BAR, 2 * BAR + 2880)
    assert losses.all() == ()


def test_a_meter_that_changes_inside_a_bar_makes_it_a_partial_one() -> None:
    grid = lay_bars({BAR + 960: Meter(3, 4)}, 2 * BAR, LossList())
    assert grid.starts[:3] == (0, BAR, BAR + 960)
    assert grid.meters[:3] == (Meter(4, 4), Meter(1, 4), Meter(3, 4))


@pytest.mark.parametrize(("offset", "bars_before"), [(7, 1), (BAR - 7, 2)])
def test_a_change_at_a_tick_that_no_bar_can_reach_moves_to_the_nearest_line(
    offset: int, bars_before: int
) -> None:
    losses = LossList()
    grid = lay_bars({BAR + offset: Meter(3, 4)}, 4 * BAR, losses)
    assert grid.meters[: bars_before + 1] == (Meter(4, 4),) * bars_before + (Meter(3, 4),)
    assert [loss.code for loss in losses.all()] == ["meters-moved"]


def test_of_two_changes_before_one_line_the_later_rules() -> None:
    grid = lay_bars({BAR - 7: Meter(3, 4), BAR - 3: Meter(2, 4)}, 2 * BAR, LossList())
    assert grid.meters[:2] == (Meter(4, 4), Meter(2, 4))


@pytest.mark.parametrize(
    ("ticks", "meter"),
    [(960, Meter(1, 4)), (480, Meter(1, 8)), (60, Meter(1, 64)), (2880, Meter(3, 4)), (61, None)],
)
def test_a_partial_bar_keeps_the_beat_where_it_can(ticks: int, meter: Meter | None) -> None:
    assert partial_meter(ticks, Meter(4, 4)) == meter


def test_no_more_bars_are_laid_than_a_song_can_show() -> None:
    grid = lay_bars({0: Meter(1, 64)}, 1 << 40, LossList())
    assert grid.bars == MOST_BARS
