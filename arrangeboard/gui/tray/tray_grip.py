"""The line above the tray that makes it taller and lower: dragged, or moved with the arrows."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from arrangeboard.gui.look.theme import Theme
from arrangeboard.words import say

HEIGHT, WIDTH, LINE = 7, 44, 3
KEY_STEP = 24


class TrayGrip(QWidget):
    """`moved` carries by how many pixels the tray shall be higher; `reset` asks for its usual height."""

    moved = Signal(int)
    reset = Signal()

    def __init__(self, look: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._from: float | None = None
        self.setFixedHeight(look.size(HEIGHT))
        self.setCursor(Qt.CursorShape.SizeVerCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(say("tray-grip"))
        self.setToolTip(say("tray-grip-tip"))
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._from = event.globalPosition().y()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the pointer."""
        if self._from is not None:
            gone = round(self._from - event.globalPosition().y())
            if gone:
                self._from -= gone
                self.moved.emit(gone)

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Let go."""
        self._from = None

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        """Back to the usual height."""
        self._from = None
        self.reset.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Higher and lower with the arrows, the usual height with Home."""
        steps = {Qt.Key.Key_Up: KEY_STEP, Qt.Key.Key_Down: -KEY_STEP}
        if event.key() in steps:
            self.moved.emit(self._look.size(steps[Qt.Key(event.key())]))
        elif event.key() == Qt.Key.Key_Home:
            self.reset.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A short line in the middle, lit where it can be taken."""
        look = self._look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        role = "accent" if self.hasFocus() or self.underMouse() else "line"
        painter.setBrush(look.colour(role))
        width, line = look.size(WIDTH), look.size(LINE)
        place = QRectF((self.width() - width) / 2, (self.height() - line) / 2, width, line)
        painter.drawRoundedRect(place, line / 2, line / 2)
        painter.end()
