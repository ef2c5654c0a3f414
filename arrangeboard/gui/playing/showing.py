"""Which song the transport is told to play: the document's, unless a hand or a recording has it otherwise.

Several changes at once are told once, by `due`. What a song sounds like is not known here.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from arrangeboard.app.playing import is_mix
from arrangeboard.app.takes.keeping import without_lane
from arrangeboard.song.ids import LaneId
from arrangeboard.song.values import Song
from arrangeboard.storage.settings import WhenHeard

if TYPE_CHECKING:
    # Loaded when the window stands already.
    from arrangeboard.sound.transport.transport import Transport


class Showing(QObject):
    """`silenced` is a lane that is not heard, whatever its switches say, while it is recorded over."""

    due = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.silenced: LaneId | None = None
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self.due)

    @property
    def is_waiting(self) -> bool:
        """Whether there is a change that the transport has not been told yet."""
        return self._later.isActive()

    def wait(self) -> None:
        """The song has changed, and may change further before it is told."""
        self._later.start()

    def stop(self) -> None:
        """Tell nothing that still waits."""
        self._later.stop()

    def show(self, transport: "Transport", song: Song, when: WhenHeard) -> None:
        """Tell the transport the song. A mere change of the mix is heard at once, as while it is dragged."""
        self.stop()
        shown = without_lane(song, self.silenced) if self.silenced is not None else song
        heard = transport.arrangement_heard
        is_mixed = heard is not None and is_mix(heard[0], shown)
        transport.show(shown, shown.arrangement, "now" if is_mixed else when)
