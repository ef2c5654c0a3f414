"""Cards with notes in the outline of a part: pictures that are made in their own time, and kept.

What is in a picture, and what is written below it, is said by those who inherit.
"""

from PySide6.QtCore import QRect, QSize, QTimer
from PySide6.QtGui import QPainter, QPaintEvent

from arrangeboard.board.picture import PartLook
from arrangeboard.gui.board.inks import Inks
from arrangeboard.gui.board.letters import Letters
from arrangeboard.gui.board.pictures import PartPictures
from arrangeboard.gui.look.theme import Theme
from arrangeboard.gui.tray.captions import LINE
from arrangeboard.gui.tray.card_strip import CardStrip

CAPTION = 2 * LINE + 2
LEAST_PICTURE, MOST_PICTURE = 54, 96
PICTURES_MS = 3.0
"""How long one painting may make new pictures."""


class PictureStrip(CardStrip):
    """Cards of a width, at scale 1, each a picture with two lines below."""

    caption = CAPTION

    def __init__(self, look: Theme, card_width: int) -> None:
        size = QSize(look.size(card_width), look.size(LEAST_PICTURE + CAPTION))
        super().__init__(look, size, look.size(MOST_PICTURE + CAPTION))
        self._pictures = PartPictures(Inks(look), Letters(look))

    def begin_pictures(self) -> None:
        """A painting begins: from now on there is a little time for new pictures."""
        self._pictures.begin(PICTURES_MS)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the cards that are seen; pictures that there is no time for now follow at once."""
        self.begin_pictures()
        super().paintEvent(event)
        if self._pictures.is_unfinished:
            QTimer.singleShot(0, self, self.update)

    def paint_picture(self, painter: QPainter, rect: QRect, look: PartLook) -> None:
        """Paint what was made for the size of a rectangle there."""
        scale = self.look.scale
        painter.save()
        painter.translate(rect.topLeft())
        painter.scale(scale, scale)
        self._pictures.paint(painter, look.tongue, 0, look, self.devicePixelRatioF() * scale)
        painter.restore()

    def picture_size(self, rect: QRect) -> tuple[int, int]:
        """How large a picture in a rectangle is, at scale 1."""
        return round(rect.width() / self.look.scale), round(rect.height() / self.look.scale)
