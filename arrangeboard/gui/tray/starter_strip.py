"""Starter pieces as cards: their notes as they would be played, their names, and what they do."""

from collections.abc import Hashable

import msgspec
from msgspec.structs import replace
from PySide6.QtCore import QMimeData, QRect, QSize, QTimer
from PySide6.QtGui import QPainter, QPaintEvent

from arrangeboard.app.pieces.starter_list import StarterOffer
from arrangeboard.gui.board.drops import STARTER_MIME
from arrangeboard.gui.board.inks import Inks
from arrangeboard.gui.board.letters import Letters
from arrangeboard.gui.board.pictures import PartPictures
from arrangeboard.gui.look.theme import Theme
from arrangeboard.gui.tray.captions import LINE, paint_sentence
from arrangeboard.gui.tray.card_strip import CardStrip
from arrangeboard.gui.tray.piece_picture import look_of
from arrangeboard.words import say

CAPTION = 2 * LINE + 2
CARD_WIDTH, LEAST_PICTURE, MOST_PICTURE = 212, 54, 96
PICTURES_MS = 3.0


class StarterStrip(CardStrip):
    """One card a rule, keyed by its name."""

    buttons = ("hear", "put", "dice")
    caption = CAPTION

    def __init__(self, look: Theme) -> None:
        size = QSize(look.size(CARD_WIDTH), look.size(LEAST_PICTURE + CAPTION))
        super().__init__(look, size, look.size(MOST_PICTURE + CAPTION))
        self._offers: dict[Hashable, StarterOffer] = {}
        self._pictures = PartPictures(Inks(look), Letters(look))

    def show_offers(self, offers: tuple[StarterOffer, ...]) -> None:
        """Show these starters."""
        self._offers = {one.starter.rule: one for one in offers}
        self.show_cards([one.starter.rule for one in offers])

    def offer(self, key: Hashable) -> StarterOffer:
        """What is offered on a card."""
        return self._offers[key]

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the cards that are seen; pictures that there is no time for now follow at once."""
        self._pictures.begin(PICTURES_MS)
        super().paintEvent(event)
        if self._pictures.is_unfinished:
            QTimer.singleShot(0, self, self.update)

    def paint_card(self, painter: QPainter, rect: QRect, key: Hashable, *, lit: bool) -> None:
        """Paint the starter with what it does below, in two lines."""
        offer, look = self._offers[key], self.look
        caption = look.size(CAPTION)
        body = rect.adjusted(0, 0, -look.size(8), -caption)
        self._paint_notes(painter, body, offer)
        below = QRect(rect.x() + look.size(3), body.bottom() + look.size(3), body.width(), caption)
        paint_sentence(painter, look, below, does_words(offer), lit=lit)

    def paint_shape(self, painter: QPainter, rect: QRect, key: Hashable) -> None:
        """The starter without its words."""
        self._pictures.begin(PICTURES_MS)
        self._paint_notes(painter, rect.adjusted(0, 0, -self.look.size(8), 0), self._offers[key])

    def describe(self, key: Hashable) -> str:
        """Name, what it does, and for whom."""
        offer = self._offers[key]
        return say("starter-tip", name=offer.piece.name, does=does_words(offer), lane=offer.lane.name)

    def mime_data(self, key: Hashable) -> QMimeData:
        """The rule and its seed, for the board."""
        data = QMimeData()
        data.setData(STARTER_MIME, msgspec.json.encode(self._offers[key].starter))
        return data

    def _paint_notes(self, painter: QPainter, rect: QRect, offer: StarterOffer) -> None:
        scale = self.look.scale
        size = round(rect.width() / scale), round(rect.height() / scale)
        drums = offer.lane.sound.drums
        look = look_of(offer.piece, offer.piece.name, offer.colour, size, drums=drums)
        look = replace(look, follows=True)
        painter.save()
        painter.translate(rect.topLeft())
        painter.scale(scale, scale)
        self._pictures.paint(painter, look.tongue, 0, look, self.devicePixelRatioF() * scale)
        painter.restore()


def does_words(offer: StarterOffer) -> str:
    """What a rule does, in one sentence."""
    return say(f"starter-{offer.starter.rule}-does")
