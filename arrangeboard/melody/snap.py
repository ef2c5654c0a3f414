"""The lines that notes snap to: a note value, straight, dotted or triplet, counted from each bar line.

Before bar 1 and behind the last bar the lines go on as they are in the bar next to them.
"""

from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from arrangeboard.song.bars import BarGrid
from arrangeboard.song.values import TICKS_PER_QUARTER

SnapKind = Literal["straight", "dotted", "triplet"]

NOTE_VALUES = (1, 2, 4, 8, 16, 32, 64)
"""Denominators of the note values: 4 is a quarter."""


class Snap(Struct, frozen=True):
    """A note value by its denominator; 0 is off, and every tick is then a line."""

    value: int = 16
    kind: SnapKind = "straight"

    @property
    def is_off(self) -> bool:
        """Whether notes may stand anywhere."""
        return self.value == 0

    @property
    def ticks(self) -> int:
        """From one line to the next."""
        if self.is_off:
            return 1
        straight = 4 * TICKS_PER_QUARTER // self.value
        return {"straight": straight, "dotted": straight * 3 // 2, "triplet": straight * 2 // 3}[self.kind]

    @property
    def name(self) -> str:
        """As it is written: "1/16", "1/8 dotted", "1/4 triplet"; empty for off."""
        if self.is_off:
            return ""
        return f"1/{self.value}" if self.kind == "straight" else f"1/{self.value} {self.kind}"


OFF = Snap(0)


def nearest(tick: int, snap: Snap, grid: BarGrid) -> int:
    """The line nearest to a tick; the earlier of two as near."""
    earlier, later = before(tick, snap, grid), after(tick, snap, grid)
    return earlier if tick - earlier <= later - tick else later


def before(tick: int, snap: Snap, grid: BarGrid) -> int:
    """The last line at or before a tick."""
    start, _ = _bar_around(tick, grid)
    return start + (tick - start) // snap.ticks * snap.ticks if start >= 0 else _before_bar_1(tick, snap)


def after(tick: int, snap: Snap, grid: BarGrid) -> int:
    """The first line behind a tick."""
    _, end = _bar_around(tick, grid)
    return min(before(tick, snap, grid) + snap.ticks, end)


def lines(start_tick: int, end_tick: int, snap: Snap, grid: BarGrid) -> Iterator[int]:
    """Every line from `start_tick` up to, and without, `end_tick`."""
    line = start_tick if before(start_tick, snap, grid) == start_tick else after(start_tick, snap, grid)
    while line < end_tick:
        yield line
        line = after(line, snap, grid)


def _before_bar_1(tick: int, snap: Snap) -> int:
    """Lines of a pickup are counted back from bar 1, so that one lies on it."""
    return tick // snap.ticks * snap.ticks


def _bar_around(tick: int, grid: BarGrid) -> tuple[int, int]:
    """Start and end of the bar that a tick falls in; bars like the last one follow it without end."""
    if tick < 0:
        return -1, 0
    if tick < grid.length_ticks:
        bar = grid.bar_at(tick)
        return grid.starts[bar], grid.starts[bar + 1]
    last = grid.starts[-1] - grid.starts[-2]
    start = grid.length_ticks + (tick - grid.length_ticks) // last * last
    return start, start + last
