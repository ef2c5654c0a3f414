"""The bars of a file, from its meters and its end.

A meter that changes inside a bar makes the bar before it a partial one, where such a bar can be written;
else the change moves to the nearest bar line. Notes never move.
"""

from arrangeboard.midi.losses import LossList
from arrangeboard.song.bars import BarGrid, bar_ticks
from arrangeboard.song.values import TICKS_PER_QUARTER, Meter

MOST_BARS = 100_000
_WHOLE = 4 * TICKS_PER_QUARTER
_FINEST = 64


def lay_bars(meters: dict[int, Meter], end_tick: int, losses: LossList) -> BarGrid:
    """Bars from tick 0 to the bar line at or after `end_tick`, at least one; `meters` are by tick.

    No more than `MOST_BARS` are laid: the caller sees by the grid's length where the file was cut.
    """
    layer = _BarLayer(meters.get(0, Meter()))
    for tick, meter in sorted(meters.items()):
        if 0 < tick < end_tick:
            layer.lay_until(tick, losses)
            layer.meter = meter
    layer.lay_to(max(1, end_tick))
    return BarGrid(tuple(layer.starts), tuple(layer.meters))


class _BarLayer:
    """Lays bar after bar."""

    def __init__(self, meter: Meter) -> None:
        self.meter = meter
        self.starts = [0]
        self.meters: list[Meter] = []

    def lay_to(self, tick: int) -> None:
        """Whole bars up to the line at or after `tick`."""
        bar = bar_ticks(self.meter)
        count = min(-((self.starts[-1] - tick) // bar), MOST_BARS - len(self.meters))
        if count > 0:
            begin = self.starts[-1]
            self.starts.extend(range(begin + bar, begin + (count + 1) * bar, bar))
            self.meters.extend([self.meter] * count)

    def lay_until(self, tick: int, losses: LossList) -> None:
        """Bars up to a change of meter at `tick`."""
        bar = bar_ticks(self.meter)
        rest = (tick - self.starts[-1]) % bar
        self.lay_to(tick - rest)
        if rest == 0 or tick < self.starts[-1] or len(self.meters) >= MOST_BARS:
            return
        partial = partial_meter(rest, self.meter)
        if partial:
            self.starts.append(tick)
            self.meters.append(partial)
            return
        losses.add("meters-moved", bar=len(self.meters) + 1)
        if 2 * rest >= bar:
            self.lay_to(tick)


def partial_meter(length_ticks: int, whole: Meter) -> Meter | None:
    """The meter of one bar this long, in the beats of `whole` where that works; None where there is none."""
    denominator = whole.denominator
    while denominator <= _FINEST:
        numerator, rest = divmod(length_ticks * denominator, _WHOLE)
        if rest == 0 and numerator <= 255:
            return Meter(numerator, denominator)
        denominator *= 2
    return None
