"""The buttons at the lower edge of a card's picture: to hear it, to put it on the board, to roll dice.

They stand below the title, never over it, and say in a word what they do where all of them have room for it.
"""

from collections.abc import Sequence
from typing import Literal

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter

from arrangeboard.gui.look.icons import pixmap
from arrangeboard.gui.look.theme import MEDIUM, Theme
from arrangeboard.words import say

CardButton = Literal["hear", "put", "dice"]

SIZE, SIGN, GAP = 24, 16, 5
TEXT, AFTER_TEXT = 11, 9
BODY_INSET = 8
"""How far a card's body ends before the card does, which has room for a jigsaw's tab."""

_SIGNS: dict[CardButton, str] = {"hear": "play", "put": "up", "dice": "dice"}


def button_rects(look: Theme, body: QRect, buttons: Sequence[CardButton]) -> dict[CardButton, QRect]:
    """Where buttons stand on the picture of a card, from its lower right corner to the left."""
    size, gap = look.size(SIZE), look.size(GAP)
    widths = [size + _word_width(look, one) for one in buttons]
    room = body.width() - look.size(BODY_INSET) - gap
    if sum(widths) + gap * len(widths) > room:
        widths = [size for _ in buttons]
    right = body.right() - look.size(BODY_INSET) - gap
    found: dict[CardButton, QRect] = {}
    for one, width in zip(buttons, widths, strict=True):
        found[one] = QRect(right - width, body.bottom() - gap - size, width, size)
        right -= width + gap
    return found


def paint_card_button(
    painter: QPainter, look: Theme, rect: QRect, button: CardButton, *, is_heard: bool, lit: bool
) -> None:
    """Paint it, filled where it stands for sound; with a square to stop what is heard."""
    is_strong = button == "hear"
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.colour("accent" if is_strong else "hover" if lit else "raised"))
    painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2)
    ink = look.colour("on-accent" if is_strong else "text")
    sign = look.size(SIGN)
    inset = (rect.height() - sign) // 2
    name = "stop" if is_strong and is_heard else _SIGNS[button]
    painter.drawPixmap(rect.x() + inset, rect.y() + inset, pixmap(name, ink, sign))
    if rect.width() > rect.height():
        painter.setFont(look.font(TEXT, MEDIUM))
        painter.setPen(ink)
        words = rect.adjusted(inset + sign + look.size(2), 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, say(f"card-{button}-word"))


def _word_width(look: Theme, button: CardButton) -> int:
    """How much wider a button is with its word."""
    words = say(f"card-{button}-word")
    return QFontMetrics(look.font(TEXT, MEDIUM)).horizontalAdvance(words) + look.size(AFTER_TEXT)
