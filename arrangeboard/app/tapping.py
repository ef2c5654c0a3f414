"""A tempo tapped by hand: how fast, from when the taps came."""

from itertools import pairwise
from statistics import median

PAUSE_S = 2.0
"""After a pause this long the next tap is a first one."""
FIRST_TEMPO_AT = 4
"""From this tap on there is a tempo: fewer say too little."""
MOST_TAPS = 9
SLOWEST, FASTEST = 30, 400


class Taps:
    """The taps of one run."""

    def __init__(self) -> None:
        self._times: list[float] = []

    @property
    def count(self) -> int:
        """How many taps there are."""
        return len(self._times)

    def tap(self, now_s: float) -> int | None:
        """Tap at a time; the tempo in whole beats a minute, once there are taps enough for one.

        It is the median of the last eight distances, so that one slip does not spoil it.
        """
        if self._times and now_s - self._times[-1] > PAUSE_S:
            self._times.clear()
        self._times.append(now_s)
        if len(self._times) < FIRST_TEMPO_AT:
            return None
        last = self._times[-MOST_TAPS:]
        beat = median(later - earlier for earlier, later in pairwise(last))
        return min(max(round(60 / max(beat, 0.01)), SLOWEST), FASTEST)
