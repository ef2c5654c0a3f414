"""A row of colours to choose from; the first is "its own", the colour of the kind or role."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from arrangeboard.gui.look.theme import Theme
from arrangeboard.words import say

COLOURS = (
    *("#f2a7c3", "#f2665c", "#ff9d76", "#f3c26b", "#c8d96f", "#7bd88f"),
    *("#5fd0c0", "#8ed1fc", "#6ea8fe", "#a99bf5", "#c9a6f5", "#b8bfcc"),
)


class Swatches(QWidget):
    """One colour of thirteen; arrows walk, Space takes."""

    def __init__(self, look: Theme, give: Callable[[str], object], shade: Callable[[str], QColor]) -> None:
        super().__init__()
        self._look = look
        self._give = give
        self._shade = shade
        self._choices = ("", *COLOURS)
        self._value = ""
        self._at = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setToolTip(say("colour-tip"))

    def show_value(self, colour: str) -> None:
        """Show what the song says; a colour that is none of these has no ring."""
        self._value = colour
        self._at = self._choices.index(colour) if colour in self._choices else self._at
        self.update()

    def sizeHint(self) -> QSize:
        """Two rows of seven."""
        step = self._look.size(24)
        return QSize(7 * step, 2 * step)

    def minimumSizeHint(self) -> QSize:
        """Two rows of seven."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the colours, a ring around the one in force."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for at, colour in enumerate(self._choices):
            spot = self.spot(at)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._shade(colour))
            painter.drawEllipse(spot.adjusted(4, 4, -4, -4))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            if colour == self._value:
                painter.setPen(QPen(self._look.colour("text"), 2))
                painter.drawEllipse(spot.adjusted(1.5, 1.5, -1.5, -1.5))
            elif at == self._at and self.hasFocus():
                painter.setPen(QPen(self._look.colour("accent"), 2))
                painter.drawEllipse(spot.adjusted(1.5, 1.5, -1.5, -1.5))
            if not colour:
                self._paint_own(painter, spot)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the colour under the pointer."""
        for at in range(len(self._choices)):
            if self.spot(at).contains(event.position()):
                self._take(at)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk with the arrows, take with Space or Enter."""
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -7, Qt.Key.Key_Down: 7}
        key = Qt.Key(event.key())
        if key in steps:
            self._at = min(max(self._at + steps[key], 0), len(self._choices) - 1)
            self.update()
        elif key in {Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._take(self._at)
        else:
            super().keyPressEvent(event)

    def _take(self, at: int) -> None:
        self._at = at
        self._give(self._choices[at])

    def spot(self, at: int) -> QRectF:
        """Where a colour stands."""
        step = float(self._look.size(24))
        return QRectF(at % 7 * step, at // 7 * step, step, step)

    def _paint_own(self, painter: QPainter, spot: QRectF) -> None:
        """A stroke through the first one tells it from a chosen colour."""
        painter.setPen(QPen(self._look.colour("panel"), 2))
        middle, reach = spot.center(), spot.width() / 5
        painter.drawLine(middle + QPointF(-reach, reach), middle + QPointF(reach, -reach))
