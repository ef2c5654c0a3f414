"""The round buttons in the upper right corner of a card: to hear it, to put it on the board, to roll dice."""

from typing import Literal

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter

from arrangeboard.gui.look.icons import pixmap
from arrangeboard.gui.look.theme import Theme

CardButton = Literal["hear", "put", "dice"]

SIZE, SIGN, GAP = 24, 16, 5
BODY_INSET = 8
"""How far a card's body ends before the card does, which has room for a jigsaw's tab."""

_SIGNS: dict[CardButton, str] = {"hear": "play", "put": "up", "dice": "dice"}


def button_rect(look: Theme, card: QRect, place: int) -> QRect:
    """Where a button stands on a card; places count from the right."""
    size, gap = look.size(SIZE), look.size(GAP)
    right = card.right() - look.size(BODY_INSET) - gap - place * (size + gap)
    return QRect(right - size, card.y() + gap, size, size)


def paint_card_button(
    painter: QPainter, look: Theme, rect: QRect, button: CardButton, *, is_heard: bool, lit: bool
) -> None:
    """Paint it, filled where it stands for sound; with a square to stop what is heard."""
    is_strong = button == "hear"
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.colour("accent" if is_strong else "hover" if lit else "raised"))
    painter.drawEllipse(rect)
    sign = look.size(SIGN)
    inset = (rect.width() - sign) // 2
    name = "stop" if is_strong and is_heard else _SIGNS[button]
    drawing = pixmap(name, look.colour("on-accent" if is_strong else "text"), sign)
    painter.drawPixmap(rect.x() + inset, rect.y() + inset, drawing)
