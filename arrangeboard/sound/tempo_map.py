"""Ticks to frames of sound and back, exact: a frame is rounded once, so nothing drifts in an hour."""

from bisect import bisect_right
from itertools import accumulate, pairwise

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from arrangeboard.song.values import TICKS_PER_QUARTER

Ticks = NDArray[np.int64]
Frames = NDArray[np.int64]


class TempoMap(Struct, frozen=True, gc=False):
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
        starts, tempos, passed = self._columns()
        at = np.maximum(np.searchsorted(starts, ticks, side="right") - 1, 0)
        # Ticks times microseconds: whole numbers, far below 2**63 even after hours of music.
        work = passed[at] + (ticks - starts[at]) * tempos[at]
        second = self._work_per_second
        whole, rest = work // second, work % second
        frames: Frames = whole * self.rate + (rest * self.rate * 2 + second) // (2 * second)
        return frames

    def tick_at(self, frame: float) -> float:
        """The tick that is heard in a frame, with its fraction."""
        starts, tempos, passed = self._columns()
        work = frame * self._work_per_second / self.rate
        at = max(0, bisect_right(passed.tolist(), work) - 1)
        return float(starts[at]) + (work - float(passed[at])) / float(tempos[at])

    def ticks_per_second_at(self, tick: float) -> float:
        """How fast ticks pass at a tick."""
        at = max(0, bisect_right(self.tempos, tick, key=lambda tempo: tempo[0]) - 1)
        return self._work_per_second / self.tempos[at][1]

    @property
    def _work_per_second(self) -> int:
        """Ticks times microseconds a quarter that pass in a second."""
        return TICKS_PER_QUARTER * 10_000 * self.percent

    def _columns(self) -> tuple[Ticks, Ticks, Ticks]:
        starts = [tick for tick, _ in self.tempos]
        lasted = ((b[0] - a[0]) * a[1] for a, b in pairwise(self.tempos))
        passed = list(accumulate(lasted, initial=0))
        return (
            np.array(starts, np.int64),
            np.array([tempo for _, tempo in self.tempos], np.int64),
            np.array(passed, np.int64),
        )
