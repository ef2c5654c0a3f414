"""Where in the song the sound is that leaves the speaker now.

Reports come about forty times a second, some of them ahead of what they tell; between them the tick is
carried on. Nothing here knows of processes or windows.
"""

from collections import deque

from arrangeboard.sound.pipe.signals import Heard

LONGEST_CARRY_SECONDS = 0.1
"""So long after what the last report tells of the playhead still moves: longer means that the player stands
still or is gone, and that nothing can be heard.
"""

_JITTER_SECONDS = 0.06
"""A step back by less than this is a better measure of the same movement, not a movement."""


class Playhead:
    """The tick heard at any moment, from what was reported."""

    def __init__(self) -> None:
        self._heard: deque[Heard] = deque(maxlen=64)
        self._shown: tuple[Heard, float] | None = None

    def hear(self, heard: Heard) -> None:
        """Take a report in, in the order in which they come."""
        if self._heard and heard.at <= self._heard[-1].at:
            self._heard = deque((one for one in self._heard if one.at < heard.at), maxlen=64)
        self._heard.append(heard)

    def heard_at(self, now: float) -> Heard | None:
        """The report of what is heard at a monotonic time: the last that has come true."""
        while len(self._heard) > 1 and self._heard[1].at <= now:
            self._heard.popleft()
        return self._heard[0] if self._heard else None

    def tick_at(self, now: float) -> float | None:
        """The tick heard at a monotonic time; None before the first report.

        It runs through a loop's end to its start, and never back by a mere inaccuracy of the reports.
        """
        heard = self.heard_at(now)
        if heard is None:
            return None
        tick = _steady(self._shown, heard, carried(heard, now))
        self._shown = heard, tick
        return tick


def carried(heard: Heard, now: float) -> float:
    """The tick that a report tells of, carried on to `now`."""
    seconds = min(max(0.0, now - heard.at), LONGEST_CARRY_SECONDS)
    tick = heard.tick + seconds * heard.ticks_per_second
    lap_ticks = heard.loop_end_tick - heard.loop_start_tick
    if heard.tick < heard.loop_end_tick <= tick and lap_ticks > 0:
        return heard.loop_start_tick + (tick - heard.loop_end_tick) % lap_ticks
    return tick


def _steady(shown: tuple[Heard, float] | None, heard: Heard, tick: float) -> float:
    """`tick`, or the one shown before where that is only a little further."""
    if shown is None or heard.revision != shown[0].revision or not heard.ticks_per_second:
        return tick
    step_back = shown[1] - tick
    return shown[1] if 0 < step_back < _JITTER_SECONDS * heard.ticks_per_second else tick
