"""Orders that wait to be written: whoever gives one never waits for the pipe."""

from collections import deque
from threading import Condition
from typing import TYPE_CHECKING

from msgspec.structs import replace

from arrangeboard.sound.pipe.signals import Message

if TYPE_CHECKING:
    from arrangeboard.sound.score.values import When

LASTING = ("LoadSoundFont", "OpenDevice", "Loudness", "Metronome", "MidiClock", "Take", "Loop", "LiveLane")
"""The orders, by name, of which only the last counts; in the order in which a new player gets them."""

_SONG_AND_PLACE = {"Take", "Loop"}

SOONEST_FIRST: tuple["When", ...] = ("now", "beat", "bar", "section")


def name_of(order: Message) -> str:
    """What an order is called on the pipe."""
    return type(order).__name__


class Outbox:
    """Numbered orders in the order given.

    One of which only the last counts takes the place of an earlier, unless one lies between that may speak of
    what the earlier says: a place is meant in the score that was shown when it was named.
    """

    def __init__(self) -> None:
        self._waiting: deque[tuple[int, Message]] = deque()
        self._changed = Condition()
        self._is_closed = False

    def put(self, number: int, order: Message) -> None:
        """Add an order; one that has taken another's place keeps its number."""
        with self._changed:
            at = self._place_of(name_of(order))
            if at is None:
                self._waiting.append((number, order))
            else:
                earlier_number, earlier = self._waiting[at]
                self._waiting[at] = (earlier_number, _joined(earlier, order))
            self._changed.notify()

    def next(self) -> tuple[int, Message] | None:
        """The next order, waited for; None once the outbox is closed and empty."""
        with self._changed:
            self._changed.wait_for(lambda: self._waiting or self._is_closed)
            return self._waiting.popleft() if self._waiting else None

    def close(self, *, is_dropping: bool = False) -> None:
        """Take no more orders; those that wait are still written, or dropped."""
        with self._changed:
            self._is_closed = True
            if is_dropping:
                self._waiting.clear()
            self._changed.notify()

    def _place_of(self, name: str) -> int | None:
        if name not in LASTING:
            return None
        for at in reversed(range(len(self._waiting))):
            waiting = name_of(self._waiting[at][1])
            if waiting == name:
                return at
            if waiting not in LASTING or {name, waiting} == _SONG_AND_PLACE:
                return None
        return None


def _joined(earlier: Message, later: Message) -> Message:
    """The later order; a score comes as soon as either was to come."""
    if name_of(later) != "Take":
        return later
    return replace(later, when=min(_when(earlier), _when(later), key=SOONEST_FIRST.index))


def _when(take: Message) -> "When":
    when: When = getattr(take, "when", "now")
    return when
