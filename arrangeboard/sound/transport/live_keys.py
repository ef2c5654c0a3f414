"""What is played on keys, on its way to the player: in which lane's sound, and as which message.

Keys may be played from any thread, so that none of them waits for the window.
"""

from collections.abc import Callable
from threading import Lock
from typing import TYPE_CHECKING

from arrangeboard.melody.takes import Played, PlayedKind
from arrangeboard.song.ids import LaneId
from arrangeboard.song.values import Lane, Song
from arrangeboard.sound.pipe.signals import EndLive, Message, PlayLive

if TYPE_CHECKING:
    from arrangeboard.sound.score.values import Channel

_PIANO = Lane(LaneId(0))
"""What is played where there is no lane: General MIDI's first sound."""

_KINDS: dict[PlayedKind, int] = {
    "off": 0,
    "on": 1,
    "controller": 2,
    "bend": 3,
    "pressure": 4,
    "key-pressure": 5,
}
"""The numbers of `sound.score.values`, which bring numpy; a test holds both together."""


class LiveKeys:
    """Gives orders by `order`."""

    def __init__(self, order: Callable[[Message], object]) -> None:
        self._order = order
        self._lock = Lock()
        self._lane: Lane | None = None
        self._channel: Channel | None = None

    def take(self, song: Song | None, lane: LaneId | None, *, is_again: bool = False) -> None:
        """Play in the sound of a song's lane, a piano where there is none.

        With `is_again` the player is told though it knows, and so makes itself ready for keys.
        """
        lanes = song.lanes if song is not None else ()
        found = next((one for one in lanes if one.id == lane), _PIANO)
        with self._lock:
            if is_again or found is not self._lane:
                self._take(found, is_again=is_again)

    def play(self, song: Song | None, lane: LaneId | None, played: Played) -> None:
        """Let something that was played be heard in a song's lane."""
        self.take(song, lane)
        is_silent_on = played.kind == "on" and not played.value
        kind = _KINDS["off" if is_silent_on else played.kind]
        self._order(PlayLive(kind, played.number, played.value))

    def end(self) -> None:
        """Let go of everything."""
        self._order(EndLive())

    def _take(self, lane: Lane, *, is_again: bool) -> None:
        from arrangeboard.sound.pipe.messages import LiveLane  # noqa: PLC0415 - brings numpy
        from arrangeboard.sound.score.schedule import lane_channel  # noqa: PLC0415 - brings numpy

        channel = lane_channel(lane)
        if is_again or channel != self._channel:
            self._order(LiveLane(channel))
        self._lane, self._channel = lane, channel
