"""A lamp that lights with each key that is struck, so that one sees that a keyboard is heard."""

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from arrangeboard.gui.look.theme import Theme

LIT_MS = 140


class KeyLamp(QWidget):
    """Dark until `flash`."""

    def __init__(self, look: Theme) -> None:
        super().__init__()
        self._look = look
        self.is_lit = False
        self.setFixedSize(self.sizeHint())
        self._timer = QTimer(self, singleShot=True, interval=LIT_MS)
        self._timer.timeout.connect(self._go_out)

    def sizeHint(self) -> QSize:
        """A dot."""
        return QSize(self._look.size(14), self._look.size(14))

    def flash(self) -> None:
        """Light for a moment."""
        self.is_lit = True
        self._timer.start()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the dot, lit or not."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.colour("good" if self.is_lit else "line"))
        painter.drawEllipse(self.rect().adjusted(1, 1, -1, -1))
        painter.end()

    def _go_out(self) -> None:
        self.is_lit = False
        self.update()
