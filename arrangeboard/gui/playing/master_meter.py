"""How loud everything is together, small enough to stand beside the transport.

A lamp at the top shows that the limiter is at work. Knows nothing of who measures.
"""

from time import monotonic

from PySide6.QtCore import QSize, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from arrangeboard.board.levels import Bar, Meter, pieces
from arrangeboard.gui.look.theme import Theme
from arrangeboard.words import say

FRAME_MS = 33
LAMP_SECONDS = 0.7
"""How long the lamp stays lit after the limiter's last work, so that a moment of it is seen."""
LIMITED_DECIBELS = 0.1
"""Less than this that the limiter takes away is not worth telling."""
ACROSS, HEIGHT, LAMP, GAP = 5, 26, 4, 2


class MasterMeter(QWidget):
    """A slim bar below a lamp. Between sounds it stands still and costs nothing."""

    def __init__(self, look: Theme) -> None:
        super().__init__()
        self._look = look
        self._meter = Meter()
        self.bar = Bar()
        self._lamp_seconds = 0.0
        self._limited = 0.0
        self._fallen_at = 0.0
        self._shown = (False, self.bar)
        self._timer = QTimer(self, interval=FRAME_MS)
        self._timer.timeout.connect(self._move)
        self.setFixedSize(self.sizeHint())
        self.setAccessibleName(say("master-meter"))
        self.setToolTip(say("master-meter"))

    @property
    def is_limiting(self) -> bool:
        """Whether the lamp is lit."""
        return self._lamp_seconds > 0

    def hear(self, level: float, limited_decibels: float) -> None:
        """Take the peak of everything, 1 for full scale, and how much the limiter takes away of it."""
        self._meter.hear(level)
        if limited_decibels >= LIMITED_DECIBELS:
            self._lamp_seconds = LAMP_SECONDS
            self._limited = max(self._limited, limited_decibels)
        if not self._timer.isActive() and not (self._meter.is_at_rest and not self.is_limiting):
            self._fallen_at = monotonic()
            self._timer.start()
            self._move()

    def sizeHint(self) -> QSize:
        """Lamp and bar with a little room at both sides."""
        return QSize(self._look.size(ACROSS + 6), self._look.size(HEIGHT + LAMP + GAP))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint lamp and bar."""
        look = self._look
        width, lamp, height = look.size(ACROSS), look.size(LAMP), look.size(HEIGHT)
        left, foot = (self.width() - width) // 2, self.height()
        painter = QPainter(self)
        painter.fillRect(left, 0, width, lamp, look.colour("caution" if self.is_limiting else "raised"))
        painter.fillRect(left, foot - height, width, height, look.colour("raised"))
        for low, high, ink in pieces(self.bar, height):
            painter.fillRect(left, foot - high, width, high - low, look.colour(ink))
        painter.end()

    def _move(self) -> None:
        now = monotonic()
        seconds, self._fallen_at = now - self._fallen_at, now
        self._meter.fall(seconds)
        self._lamp_seconds = max(0.0, self._lamp_seconds - seconds)
        self.bar = self._meter.bar(self._look.size(HEIGHT))
        if self._meter.is_at_rest and not self.is_limiting:
            self._timer.stop()
        shown, self._shown = self._shown, (self.is_limiting, self.bar)
        if shown != self._shown:
            self.update()
        self._explain()

    def _explain(self) -> None:
        """Say in the tip what the lamp means while it is lit."""
        if self.is_limiting:
            words = say("limiter-works", decibels=f"{self._limited:.1f}")
        else:
            words, self._limited = say("master-meter"), 0.0
        if words != self.toolTip():
            self.setToolTip(words)
            self.setAccessibleDescription(words if self.is_limiting else "")
