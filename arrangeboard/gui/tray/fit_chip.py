"""A chip that sorts the pieces by how well they fit the selected cell; there while cells are selected."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from arrangeboard.gui.look.theme import MEDIUM, Theme
from arrangeboard.words import say

HEIGHT, SIGN, SIDE, BETWEEN = 26, 12, 10, 6
_BARS = ((0.38, "heat-1"), (0.68, "heat-3"), (1.0, "heat-4"))
"""How high the three bars of its sign are, and their inks."""


class FitChip(QAbstractButton):
    """Three rising bars and two words, in a pill."""

    def __init__(self, look: Theme) -> None:
        super().__init__()
        self._look = look
        self.setFont(look.font(12, MEDIUM))
        self.setText(say("fits-here"))
        self.setToolTip(say("fits-here-tip"))
        self.setAccessibleName(say("fits-here"))
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def count(self, cells: int) -> None:
        """For how many selected cells pieces would be sorted; of several the tip says which counts."""
        tip = say("fits-here-several-tip", cells=cells) if cells > 1 else say("fits-here-tip")
        self.setToolTip(tip)
        self.setAccessibleDescription(tip)

    def sizeHint(self) -> QSize:
        """A pill around sign and words."""
        words = QFontMetrics(self.font()).horizontalAdvance(self.text())
        return QSize(self._look.size(2 * SIDE + SIGN + BETWEEN) + words + 1, self._look.size(HEIGHT))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it as Space does."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The pill, lit while it is on."""
        look, on, lit, focused = self._look, self.isChecked(), self.underMouse(), self.hasFocus()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pill = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setPen(look.colour("accent" if on or focused else "edge" if lit else "line"))
        painter.setBrush(look.colour("accent-soft" if on else "raised" if lit else "panel"))
        painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2)
        if focused:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(pill.adjusted(1, 1, -1, -1), pill.height() / 2, pill.height() / 2)
        self._paint_sign(painter)
        painter.setFont(self.font())
        painter.setPen(look.colour("text" if on or lit else "dim"))
        words = self.rect().adjusted(look.size(SIDE + SIGN + BETWEEN), 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text())
        painter.end()

    def _paint_sign(self, painter: QPainter) -> None:
        look, size = self._look, self._look.size(SIGN)
        painter.setPen(Qt.PenStyle.NoPen)
        top, width = (self.height() - size) / 2, size / 3
        for at, (share, ink) in enumerate(_BARS):
            painter.setBrush(look.colour(ink))
            left = look.size(SIDE) + at * width
            bar = QRectF(left, top + size * (1 - share), width - look.size(1), size * share)
            painter.drawRoundedRect(bar, 1, 1)
