"""What was played while the song ran, in its order, with the ticks and laps at which it was heard.

It is told how far the song is, as often as somebody looks; it does not know how the song is played.
"""

from bisect import bisect_left

from msgspec import Struct
from msgspec.structs import replace

from arrangeboard.melody.takes import EARLY_TICKS, Played, Take, TakeEvent, looped, taken_notes
from arrangeboard.song.values import TICKS_PER_QUARTER, Note
from arrangeboard.storage.settings import TakeMode

COUNTED_TICKS = TICKS_PER_QUARTER
"""So long before a section, notes of a count-in lead into it."""


class Stretch(Struct, frozen=True):
    """From where to where something is recorded, in ticks; round and round where it `is_loop`."""

    start_tick: int
    end_tick: int
    is_loop: bool = False


class TakeLog:
    """All that was played since the log was begun."""

    def __init__(self, loop: Stretch | None = None) -> None:
        self.loop = loop
        self.events: list[TakeEvent] = []
        self.seconds: list[float] = []
        self.tick = 0.0
        self._lap = 0
        self._is_begun = False

    def pass_by(self, tick: float, lap: int = 0) -> bool:
        """The song has come to a tick in a lap of its loop; whether it has gone round to get there."""
        turned = self.loop is not None and self._is_begun and lap > self._lap
        self.tick, self._lap, self._is_begun = tick, lap, True
        return turned

    def add(self, played: Played, tick: float, lap: int = 0) -> None:
        """Something was played at a tick, perhaps shortly before the one that was passed last."""
        self.seconds.append(played.seconds)
        self.events.append(TakeEvent(round(tick), played.kind, played.number, played.value, lap))

    def take(self, stretch: Stretch, mode: TakeMode, *, pickup_ticks: int = 0) -> Take:
        """What was played of a stretch. A loop's laps lie over each other, or the last one counts."""
        if stretch.is_loop:
            return looped(self.events, stretch.start_tick, stretch.end_tick, mode)
        return taken_notes(self.events, stretch.start_tick, stretch.end_tick, pickup_ticks=pickup_ticks)

    @property
    def note_count(self) -> int:
        """How many notes were begun."""
        return sum(one.kind == "on" and one.value > 0 for one in self.events)

    def notes_lately(self, ticks: int) -> tuple[Note, ...]:
        """The notes of the last so many ticks, those still held up to now; of a loop those of all laps."""
        now = round(self.tick)
        played = [one for one in self.events if one.kind in ("on", "off")]
        if self.loop is not None:
            held = {one.number: one for one in played}
            begun = [one for one in held.values() if _begins(one)]
            ends = [replace(one, tick=now, kind="off", lap=self._lap) for one in begun]
            return looped([*played, *ends], self.loop.start_tick, self.loop.end_tick, "overdub").notes
        first = now - ticks
        lately = [one for one in played if one.tick >= first]
        return taken_notes(lately, first, max(now, first + EARLY_TICKS)).notes

    def forget_before(self, seconds: float) -> None:
        """Drop what was played before a monotonic time, so that a song that runs on and on costs nothing."""
        gone = bisect_left(self.seconds, seconds)
        del self.seconds[:gone], self.events[:gone]

    def since(self, seconds: float) -> "TakeLog":
        """The same log without what was played before a monotonic time."""
        later = TakeLog(self.loop)
        later._lap, later.tick, later._is_begun = self._lap, self.tick, self._is_begun
        kept = [at for at, played in enumerate(self.seconds) if played >= seconds]
        later.events = [self.events[at] for at in kept]
        later.seconds = [self.seconds[at] for at in kept]
        return later


def _begins(event: TakeEvent) -> bool:
    return event.kind == "on" and event.value > 0
