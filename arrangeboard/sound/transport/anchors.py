"""Which place of the song was heard at a moment that is just past: where a key was struck that comes in now.

The playhead forgets what has been; these reports are kept for some seconds. They are told by the thread that
reads them, as a window that is busy must not make a note late.
"""

from bisect import bisect_right
from threading import Lock

from msgspec import Struct

from arrangeboard.sound.pipe.signals import Heard

KEPT_SECONDS = 3.0
"""So long before the newest report a moment may lie."""

_LONGEST_CARRY_SECONDS = 1.0
"""So long after the last report the song is believed to go on: who reports may be late, and the sound not."""


class HeardPlace(Struct, frozen=True, gc=False):
    """A tick of the arrangement, and how often playing had gone back since it began: round its loop."""

    tick: float
    lap: int


class Anchors:
    """Reports of the last seconds with their laps. Any thread may tell or ask."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._reports: list[Heard] = []
        self._laps: list[int] = []

    def hear(self, heard: Heard) -> None:
        """Take a report in; it takes the place of what was foreseen of the time after it."""
        with self._lock:
            while self._reports and self._reports[-1].at >= heard.at:
                self._reports.pop()
                self._laps.pop()
            self._laps.append(self._next_lap(heard))
            self._reports.append(heard)
            old = bisect_right(self._reports, heard.at - KEPT_SECONDS, key=_at) - 1
            if old > 0:
                del self._reports[:old], self._laps[:old]

    def place_at(self, seconds: float) -> HeardPlace | None:
        """The place heard at a monotonic time; None where the song stood still, or that is too long ago."""
        with self._lock:
            index = bisect_right(self._reports, seconds, key=_at) - 1
            if index < 0:
                return None
            heard, lap = self._reports[index], self._laps[index]
            later = self._reports[index + 1 : index + 2]
            is_same_lap = self._laps[index + 1 : index + 2] == [lap]
        if not heard.ticks_per_second or seconds - heard.at > _LONGEST_CARRY_SECONDS:
            return None
        if later and is_same_lap and _goes_on(heard, later[0]):
            # Between the two the tempo may have changed.
            share = (seconds - heard.at) / (later[0].at - heard.at)
            return HeardPlace(heard.tick + share * (later[0].tick - heard.tick), lap)
        return _carried(heard, seconds, lap)

    def _next_lap(self, heard: Heard) -> int:
        if not self._reports or not heard.ticks_per_second:
            return 0
        before = self._reports[-1]
        if not before.ticks_per_second:
            return 0
        return self._laps[-1] + (heard.tick < before.tick)


def _at(heard: Heard) -> float:
    return heard.at


def _goes_on(heard: Heard, later: Heard) -> bool:
    """Whether a report is what another one was to become, but for a tempo."""
    if not later.ticks_per_second or later.revision != heard.revision:
        return False
    fastest = max(heard.ticks_per_second, later.ticks_per_second)
    slowest = min(heard.ticks_per_second, later.ticks_per_second)
    seconds, ticks = later.at - heard.at, later.tick - heard.tick
    return slowest * seconds * 0.9 <= ticks <= fastest * seconds * 1.1


def _carried(heard: Heard, seconds: float, lap: int) -> HeardPlace:
    """A place that a report tells of, carried on, through the end of its loop."""
    tick = heard.tick + (seconds - heard.at) * heard.ticks_per_second
    lap_ticks = heard.loop_end_tick - heard.loop_start_tick
    if lap_ticks > 0 and heard.tick < heard.loop_end_tick <= tick:
        turns, beyond = divmod(tick - heard.loop_end_tick, lap_ticks)
        return HeardPlace(heard.loop_start_tick + beyond, lap + 1 + int(turns))
    return HeardPlace(tick, lap)
