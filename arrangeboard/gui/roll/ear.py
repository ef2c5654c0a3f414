"""What a hand on the roll lets be heard: the note it draws, takes or moves, and the keys it presses.

Heard at once in the instrument's own sound, over whatever plays. Without sound it says nothing of that.
"""

from time import monotonic

from PySide6.QtCore import QObject, QTimer

from arrangeboard.gui.playing.playing import Playing
from arrangeboard.melody.takes import Played, PlayedKind
from arrangeboard.song.ids import LaneId

TOUCH_MS = 320
"""How long a note is heard that was only touched."""
KEY_VELOCITY = 96


class Ear(QObject):
    """Sounds one pitch after another: those of a chord together, the next touch ends them."""

    def __init__(self, playing: Playing, parent: QObject) -> None:
        super().__init__(parent)
        self._playing = playing
        self._held: frozenset[int] = frozenset()
        self._lane: LaneId | None = None
        self._timer = QTimer(self, singleShot=True, interval=TOUCH_MS)
        self._timer.timeout.connect(self.let_go)

    @property
    def sounding(self) -> frozenset[int]:
        """The pitches that are heard now."""
        return self._held

    def touch(self, lane: LaneId | None, pitches: frozenset[int], velocity: int = KEY_VELOCITY) -> None:
        """Let pitches be heard for a moment."""
        self.press(lane, pitches, velocity)
        self._timer.start()

    def press(self, lane: LaneId | None, pitches: frozenset[int], velocity: int = KEY_VELOCITY) -> None:
        """Let pitches be heard until `let_go`, or until others are."""
        self.let_go()
        self._lane, self._held = lane, frozenset(pitch for pitch in pitches if 0 <= pitch <= 127)
        if self._playing.transport is not None:
            self._playing.transport.start()
        for pitch in self._held:
            self._play("on", pitch, velocity)

    def let_go(self) -> None:
        """End what is heard."""
        self._timer.stop()
        held, self._held = self._held, frozenset()
        for pitch in held:
            self._play("off", pitch, 0)

    def _play(self, kind: PlayedKind, pitch: int, velocity: int) -> None:
        if self._playing.transport is not None:
            self._playing.transport.play_live(self._lane, Played(monotonic(), kind, pitch, velocity))
