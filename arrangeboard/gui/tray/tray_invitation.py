"""What the tray shows while parts of the board hang over it: a dashed frame, and what letting go does."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from arrangeboard.gui.look.theme import SEMIBOLD, Theme
from arrangeboard.words import say

EDGE, RADIUS = 6, 8


class TrayInvitation(QWidget):
    """Lies over the whole tray and lets everything through; hidden until it is asked for."""

    def __init__(self, look: Theme, tray: QWidget) -> None:
        super().__init__(tray)
        self._look = look
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName(say("tray-keeps"))
        self.hide()

    def invite(self, *, on: bool) -> None:
        """Show that parts can be let go here, or no longer."""
        above = self.parentWidget()
        if on and above is not None:
            self.setGeometry(above.rect())
            self.raise_()
        self.setVisible(on)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The frame, a veil over the cards, and the words."""
        look, edge = self._look, self._look.size(EDGE)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        veil = QColor(look.colour("panel"))
        veil.setAlphaF(0.82)
        painter.fillRect(self.rect(), veil)
        frame = QRectF(self.rect()).adjusted(edge, edge, -edge, -edge)
        painter.setBrush(look.colour("accent-soft"))
        painter.setPen(QPen(look.colour("accent"), look.size(2), Qt.PenStyle.DashLine))
        painter.drawRoundedRect(frame, look.size(RADIUS), look.size(RADIUS))
        painter.setPen(look.colour("text"))
        painter.setFont(look.font(14, SEMIBOLD))
        painter.drawText(frame, Qt.AlignmentFlag.AlignCenter, say("tray-keeps"))
        painter.end()
