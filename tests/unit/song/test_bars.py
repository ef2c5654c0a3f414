"""Bars and ticks inside a section."""

from arrangeboard.song.bars import bar_grid, bar_ticks, beat_ticks
from arrangeboard.song.values import Meter, MeterChange


def test_a_bar_lasts_what_its_meter_says() -> None:
    assert bar_ticks(Meter(4, 4)) == 3840
    assert bar_ticks(Meter(6, 8)) == 2880
    assert bar_ticks(Meter(7, 4)) == 6720


def test_a_beat_is_the_note_that_the_meter_names() -> None:
    assert beat_ticks(Meter(6, 8)) == 480
    assert beat_ticks(Meter(3, 2)) == 1920


def test_a_section_without_meters_takes_the_songs() -> None:
    assert bar_grid(3, (), Meter(3, 4)).starts == (0, 2880, 5760, 8640)


def test_a_partial_bar_is_a_bar_with_its_own_meter() -> None:
    grid = bar_grid(3, (MeterChange(1, 1, 4), MeterChange(2, 4, 4)), Meter(4, 4))
    assert grid.starts == (0, 3840, 4800, 8640)


def test_a_tick_on_a_bar_line_belongs_to_the_bar_that_begins_there() -> None:
    grid = bar_grid(2, (), Meter(4, 4))
    assert [grid.bar_at(tick) for tick in (0, 3839, 3840, 99_999, -5)] == [0, 0, 1, 1, 0]


def test_the_nearest_line_may_be_the_end_of_the_section() -> None:
    grid = bar_grid(2, (), Meter(4, 4))
    assert [grid.nearest_line(tick) for tick in (0, 1920, 1921, 3840, 7000)] == [0, 0, 1, 1, 2]
