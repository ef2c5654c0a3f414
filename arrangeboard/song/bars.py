"""Bars and ticks inside one section."""

from bisect import bisect_right
from functools import lru_cache

from msgspec import Struct

from arrangeboard.song.values import TICKS_PER_QUARTER, Meter, MeterChange, Section, Song


def bar_ticks(meter: Meter) -> int:
    """Length of one bar of `meter` in ticks."""
    return 4 * TICKS_PER_QUARTER * meter.numerator // meter.denominator


def beat_ticks(meter: Meter) -> int:
    """Length of one beat as the meter writes it: a quarter in 4/4, an eighth in 6/8."""
    return 4 * TICKS_PER_QUARTER // meter.denominator


class BarGrid(Struct, frozen=True, gc=False):
    """Where the bars of a section lie: `starts` has one tick more than there are bars, the section's end."""

    starts: tuple[int, ...]
    meters: tuple[Meter, ...]

    @property
    def bars(self) -> int:
        """How many bars there are."""
        return len(self.meters)

    @property
    def length_ticks(self) -> int:
        """Length of all bars together."""
        return self.starts[-1]

    def bar_at(self, tick: int) -> int:
        """The bar that `tick` falls in, held inside the section."""
        return min(max(bisect_right(self.starts, tick) - 1, 0), self.bars - 1)

    def nearest_line(self, tick: int) -> int:
        """The bar (0 to `bars`, the end) whose line lies nearest to `tick`; the earlier of two as near."""
        bar = self.bar_at(tick)
        return bar if tick - self.starts[bar] <= self.starts[bar + 1] - tick else bar + 1


@lru_cache(maxsize=4096)
def bar_grid(bars: int, meters: tuple[MeterChange, ...], default: Meter) -> BarGrid:
    """The grid of a section of `bars` bars that changes to `meters`, from `default` on."""
    changes = {change.bar: Meter(change.numerator, change.denominator) for change in meters}
    meter, starts, each = default, [0], []
    for bar in range(bars):
        meter = changes.get(bar, meter)
        each.append(meter)
        starts.append(starts[-1] + bar_ticks(meter))
    return BarGrid(tuple(starts), tuple(each))


def section_grid(song: Song, section: Section) -> BarGrid:
    """The bars of a section of the song."""
    return bar_grid(section.bars, section.meters, song.meter)


def section_length(song: Song, section: Section) -> int:
    """Length of a section in ticks."""
    return section_grid(song, section).length_ticks
