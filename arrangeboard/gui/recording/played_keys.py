"""What is played on keys, from wherever it comes: heard at once, and told to whoever takes it down.

Keys sound in the lane that a recording would go into, so that one hears what one will have. While a key is
held the lane stays, whatever is selected meanwhile.
"""

from time import monotonic

from PySide6.QtCore import QObject, Signal

from arrangeboard.app.document import Document
from arrangeboard.app.takes.keeping import lane_to_record
from arrangeboard.errors import UserError
from arrangeboard.gui.playing.playing import Playing
from arrangeboard.melody.takes import Played
from arrangeboard.song.ids import LaneId


class PlayedKeys(QObject):
    """`played` carries each `Played` in the window's thread; `struck` tells that a key went down."""

    played = Signal(object)
    struck = Signal()

    def __init__(self, playing: Playing, parent: QObject) -> None:
        super().__init__(parent)
        self._playing = playing
        self._held: set[int] = set()
        self._pinned: LaneId | None = None
        self.lane: LaneId | None = None
        """The lane that keys sound in; None for a piano, where there is no lane."""

    @property
    def held_pitches(self) -> frozenset[int]:
        """The pitches whose keys are down."""
        return frozenset(self._held)

    def pin(self, lane: LaneId | None) -> None:
        """Sound in this lane whatever is selected, until None is pinned."""
        self._pinned = lane
        self.follow()

    def follow(self) -> None:
        """Go to the lane that is meant now, unless a key is held."""
        lane = self._pinned if self._pinned is not None else _lane_of(self._playing.document)
        if lane != self.lane and (not self._held or self._pinned is not None):
            self.lane = lane

    def expect(self) -> None:
        """Keys are about to be struck: let the first one sound as soon as all others."""
        self.follow()
        if self._playing.transport is not None:
            self._playing.transport.start()
            self._playing.transport.ready_live(self.lane)

    def sound(self, played: Played) -> None:
        """Let something be heard at once; from any thread."""
        transport = self._playing.transport
        if transport is not None:
            transport.play_live(self.lane, played)

    def tell(self, played: Played) -> None:
        """Tell of something that is heard already; from the window's thread."""
        is_begin = played.kind == "on" and played.value > 0
        if is_begin:
            self._held.add(played.number)
        elif played.kind in ("on", "off"):
            self._held.discard(played.number)
        self.played.emit(played)
        if is_begin:
            self.struck.emit()
        self.follow()

    def play(self, played: Played) -> None:
        """Let something be heard, and tell of it; from the window's thread."""
        self.follow()
        if self._playing.transport is not None:
            self._playing.transport.start()
        self.sound(played)
        self.tell(played)

    def let_go(self) -> None:
        """End all that is held, for those who take it down too."""
        for pitch in tuple(self._held):
            self.tell(Played(monotonic(), "off", pitch, 0))
        if self._playing.transport is not None:
            self._playing.transport.end_live()


def _lane_of(document: Document | None) -> LaneId | None:
    """The lane of the part that is open in the piano roll, else the one that a recording goes into."""
    if document is None:
        return None
    if document.roll.ref is not None:
        return document.roll.ref.lane
    try:
        return lane_to_record(document)[0].id
    except UserError:
        return None
