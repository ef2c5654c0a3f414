"""A chip of the tray that is on or off: a sign and words in a pill."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from arrangeboard.gui.look.theme import MEDIUM, Theme

HEIGHT, BETWEEN = 26, 6


class PillChip(QAbstractButton):
    """Lit while it is on. Those who inherit paint the sign, which is `sign` wide, `side` from the edge."""

    def __init__(self, look: Theme, *, side: int, sign: int) -> None:
        super().__init__()
        self._look = look
        self._side, self._sign = side, sign
        self.setFont(look.font(12, MEDIUM))
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def paint_sign(self, painter: QPainter) -> None:
        """Paint the sign, without a pen."""
        raise NotImplementedError

    @property
    def shows_words(self) -> bool:
        """Whether there is more in it than the sign."""
        return True

    def full_width(self) -> int:
        """How wide it is with its words."""
        words = QFontMetrics(self.font()).horizontalAdvance(self.text())
        return self._look.size(2 * self._side + self._sign + BETWEEN) + words + 1

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it as Space does."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The pill, its sign and its words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_pill(painter)
        painter.setPen(Qt.PenStyle.NoPen)
        self.paint_sign(painter)
        if self.shows_words:
            self._paint_words(painter)
        painter.end()

    def _paint_pill(self, painter: QPainter) -> None:
        look, on, lit, focused = self._look, self.isChecked(), self.underMouse(), self.hasFocus()
        pill = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setPen(look.colour("accent" if on or focused else "edge" if lit else "line"))
        painter.setBrush(look.colour("accent-soft" if on else "raised" if lit else "panel"))
        painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2)
        if focused:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(pill.adjusted(1, 1, -1, -1), pill.height() / 2, pill.height() / 2)

    def _paint_words(self, painter: QPainter) -> None:
        look, is_clear = self._look, self.isChecked() or self.underMouse()
        painter.setFont(self.font())
        painter.setPen(look.colour("text" if is_clear else "dim"))
        words = self.rect().adjusted(look.size(self._side + self._sign + BETWEEN), 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text())
