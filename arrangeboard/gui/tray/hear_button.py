"""The round button in the corner of a card that lets it be heard."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter

from arrangeboard.gui.look.icons import pixmap
from arrangeboard.gui.look.theme import Theme

SIZE, SIGN = 24, 16
BODY_INSET = 8
"""How far a card's body ends before the card does, which has room for a jigsaw's tab."""


def hear_rect(look: Theme, card: QRect) -> QRect:
    """Where the button stands on a card."""
    size, gap = look.size(SIZE), look.size(5)
    return QRect(card.right() - look.size(BODY_INSET) - size - gap, card.y() + gap, size, size)


def paint_hear_button(painter: QPainter, look: Theme, rect: QRect, *, is_heard: bool) -> None:
    """Paint it: with a triangle to hear the card, with a square to stop what is heard."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.colour("accent"))
    painter.drawEllipse(rect)
    sign = look.size(SIGN)
    inset = (rect.width() - sign) // 2
    drawing = pixmap("stop" if is_heard else "play", look.colour("on-accent"), sign)
    painter.drawPixmap(rect.x() + inset, rect.y() + inset, drawing)
