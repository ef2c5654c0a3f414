"""Ticks to frames of sound and back, exact: a frame is rounded once, so nothing drifts in an hour.

All sums are of whole numbers, in ticks times microseconds a quarter: the "work" that passes at a tempo.
"""

from bisect import bisect_right
from functools import cached_property
from itertools import accumulate, pairwise

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from arrangeboard.song.values import TICKS_PER_QUARTER

Ticks = NDArray[np.int64]
Frames = NDArray[np.int64]

_MOST_WORK = 1 << 61
"""About a century of music. What lies beyond counts as being there, so that no sum leaves 64 bits."""


class _Stretches(Struct, frozen=True, gc=False):
    """The stretches of one tempo each, as columns; `most_ticks` is how many of a stretch are counted."""

    starts: Ticks
    tempos: NDArray[np.int64]
    passed: NDArray[np.int64]
    most_ticks: Ticks


class TempoMap(Struct, frozen=True, dict=True):
    """Tempos as (tick, microseconds a quarter) from tick 0 on, played at `percent` of their speed.

    Before tick 0 the first tempo holds. `rate` is in frames a second.
    """

    tempos: tuple[tuple[int, int], ...]
    rate: int
    percent: int = 100

    def frame_at(self, tick: int) -> int:
        """The frame in which `tick` falls, to the nearest."""
        return int(self.frames_at(np.array([tick], np.int64))[0])

    def frames_at(self, ticks: Ticks) -> Frames:
        """The frames of many ticks."""
        held = self._stretches
        at = np.maximum(np.searchsorted(held.starts, ticks, side="right") - 1, 0)
        most = held.most_ticks[at]
        work = held.passed[at] + np.clip(ticks - held.starts[at], -most, most) * held.tempos[at]
        second = self._work_per_second
        whole, rest = np.divmod(work, second)
        frames: Frames = whole * self.rate + (rest * self.rate * 2 + second) // (2 * second)
        return frames

    def tick_at(self, frame: float) -> float:
        """The tick that is heard in a frame, with its fraction."""
        held = self._stretches
        work = frame * self._work_per_second / self.rate
        at = max(0, int(np.searchsorted(held.passed, work, side="right")) - 1)
        return float(held.starts[at]) + (work - float(held.passed[at])) / float(held.tempos[at])

    def ticks_at(self, frames: Frames) -> Ticks:
        """The whole ticks nearest to many frames."""
        held = self._stretches
        work = frames * (self._work_per_second / self.rate)
        at = np.maximum(np.searchsorted(held.passed, work, side="right") - 1, 0)
        ticks: Ticks = held.starts[at] + np.rint((work - held.passed[at]) / held.tempos[at]).astype(np.int64)
        return ticks

    def frame_near(self, tick: float) -> int:
        """The frame in which a tick with its fraction falls."""
        if tick == int(tick):
            return self.frame_at(int(tick))
        held = self._stretches
        at = self._index_at(tick)
        work = float(held.passed[at]) + (tick - float(held.starts[at])) * float(held.tempos[at])
        return round(work * self.rate / self._work_per_second)

    def tempo_at(self, tick: float) -> int:
        """Microseconds a quarter at a tick, as written: `percent` is not in it."""
        return self.tempos[self._index_at(tick)][1]

    def ticks_per_second_at(self, tick: float) -> float:
        """How fast ticks pass at a tick."""
        return self._work_per_second / self.tempo_at(tick)

    def _index_at(self, tick: float) -> int:
        return max(0, bisect_right(self.tempos, tick, key=lambda tempo: tempo[0]) - 1)

    @property
    def _work_per_second(self) -> int:
        return TICKS_PER_QUARTER * 10_000 * self.percent

    @cached_property
    def _stretches(self) -> _Stretches:
        lasted = ((b[0] - a[0]) * a[1] for a, b in pairwise(self.tempos))
        passed = [min(work, _MOST_WORK) for work in accumulate(lasted, initial=0)]
        tempos = np.array([tempo for _, tempo in self.tempos], np.int64)
        return _Stretches(
            np.array([tick for tick, _ in self.tempos], np.int64),
            tempos,
            np.array(passed, np.int64),
            _MOST_WORK // np.maximum(tempos, 1),
        )
