"""The beats of a bar as they are felt: three in 3/4, two in 6/8, two in 5/8 as 2 + 3."""

from arrangeboard.song.bars import BarGrid, bar_ticks, beat_ticks
from arrangeboard.song.values import Meter


def pulse_ticks(meter: Meter) -> tuple[int, ...]:
    """Where the beats of a bar start, in ticks of the bar.

    Eighths and shorter are felt in threes where the bar divides so, else in twos with a three at the end.
    """
    beat = beat_ticks(meter)
    if meter.denominator < 8 or meter.numerator < 4:
        return tuple(range(0, bar_ticks(meter), beat))
    if meter.numerator % 3 == 0:
        return tuple(range(0, bar_ticks(meter), 3 * beat))
    return tuple(range(0, bar_ticks(meter) - beat, 2 * beat))


def pulses(grid: BarGrid, start_tick: int, end_tick: int) -> list[tuple[int, int, int]]:
    """The beats that start in a stretch of a section: tick, place in the bar and how many the bar has."""
    found: list[tuple[int, int, int]] = []
    for bar_start, meter in zip(grid.starts, grid.meters, strict=False):
        ticks = pulse_ticks(meter)
        found.extend(
            (bar_start + tick, place, len(ticks))
            for place, tick in enumerate(ticks)
            if start_tick <= bar_start + tick < end_tick
        )
    return found
