"""Starter pieces as cards: their notes as they would be played, their names, and what they do."""

from collections.abc import Hashable

import msgspec
from msgspec.structs import replace
from PySide6.QtCore import QMimeData, QRect
from PySide6.QtGui import QPainter

from arrangeboard.app.pieces.starter_list import StarterOffer
from arrangeboard.gui.board.drops import STARTER_MIME
from arrangeboard.gui.look.theme import Theme
from arrangeboard.gui.tray.captions import paint_sentence
from arrangeboard.gui.tray.picture_strip import CAPTION, PictureStrip
from arrangeboard.gui.tray.piece_picture import look_of
from arrangeboard.words import say

CARD_WIDTH = 212


class StarterStrip(PictureStrip):
    """One card a rule, keyed by its name."""

    buttons = ("hear", "put", "dice")

    def __init__(self, look: Theme) -> None:
        super().__init__(look, CARD_WIDTH)
        self._offers: dict[Hashable, StarterOffer] = {}

    def show_offers(self, offers: tuple[StarterOffer, ...]) -> None:
        """Show these starters."""
        self._offers = {one.starter.rule: one for one in offers}
        self.show_cards([one.starter.rule for one in offers])

    def offer(self, key: Hashable) -> StarterOffer:
        """What is offered on a card."""
        return self._offers[key]

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
        self.begin_pictures()
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
        drums, size = offer.lane.sound.drums, self.picture_size(rect)
        look = look_of(offer.piece, offer.piece.name, offer.colour, size, drums=drums)
        self.paint_picture(painter, rect, replace(look, follows=True))


def does_words(offer: StarterOffer) -> str:
    """What a rule does, in one sentence."""
    return say(f"starter-{offer.starter.rule}-does")
