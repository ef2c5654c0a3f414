"""The song's pieces as cards with their own outline, notes and name; dragged onto the board."""

from collections.abc import Callable, Hashable
from typing import cast

from PySide6.QtCore import QMimeData, QRect, Signal
from PySide6.QtGui import QPainter

from arrangeboard.app.pieces.piece_list import PieceUse
from arrangeboard.board.heat_words import heat_label, heat_sentence
from arrangeboard.fit.carrying.ranked import Ranked
from arrangeboard.gui.board.drops import PIECE_MIME
from arrangeboard.gui.look.theme import Theme
from arrangeboard.gui.tray.captions import caption_words, length_words, paint_fit, paint_lines, paint_pill
from arrangeboard.gui.tray.card_name import CardName
from arrangeboard.gui.tray.picture_strip import CAPTION, PictureStrip
from arrangeboard.gui.tray.piece_picture import piece_look
from arrangeboard.song.ids import PieceId
from arrangeboard.song.values import Meter
from arrangeboard.words import say

CARD_WIDTH = 152


class PieceStrip(PictureStrip):
    """One card a piece, keyed by its id. `renamed` carries an id and the name that was typed on its card."""

    buttons = ("hear", "put")
    renamed = Signal(object, str)

    def __init__(
        self,
        look: Theme,
        label: Callable[[PieceId], str],
        where: Callable[[PieceId], str],
        rank: Callable[[PieceId], Ranked | None],
    ) -> None:
        """`label` gives a piece's letter in its family, if it has one; `where` the places that play it.

        `rank` gives how it fits the selected cell, where that is asked for.
        """
        super().__init__(look, CARD_WIDTH)
        self._uses: dict[Hashable, PieceUse] = {}
        self._meter = Meter()
        self._label = label
        self._where = where
        self._rank = rank
        self._name: CardName | None = None
        self.rename_wanted.connect(self.rename)

    def show_pieces(self, uses: tuple[PieceUse, ...], meter: Meter) -> None:
        """Show these pieces, their lengths in bars of the song's meter."""
        self._uses = {use.piece.id: use for use in uses}
        self._meter = meter
        self.show_cards([use.piece.id for use in uses])

    def rename(self, key: Hashable) -> None:
        """Let the name of a piece be typed on its card."""
        self.make_current(key)
        card = self.card_rect(key)
        line = QRect(card.x(), card.y(), card.width() - self.look.size(8), self.look.size(28))
        self._name = CardName(self, self.look, line, self._uses[key].piece.name)
        self._name.given.connect(lambda name: self.renamed.emit(key, name))

    def use(self, key: Hashable) -> PieceUse:
        """What is known of a piece that is shown."""
        return self._uses[key]

    def paint_card(self, painter: QPainter, rect: QRect, key: Hashable, *, lit: bool) -> None:
        """Paint the piece, with its length and who plays it below, and its letter in its family."""
        use, look = self._uses[key], self.look
        caption = look.size(CAPTION)
        body = rect.adjusted(0, 0, -look.size(8), -caption)
        rank = self._rank(use.piece.id)
        cannot = rank is not None and not rank.can_play
        self._paint_piece(painter, body, use, faded=cannot or not (use.places or lit))
        below = QRect(rect.x() + look.size(3), body.bottom() + look.size(3), body.width(), caption)
        label = self._label(use.piece.id)
        if label:
            below.setRight(below.right() - paint_pill(painter, look, body.right(), below.y(), label) - 4)
        length = length_words(use, self._meter)
        lines = (length, caption_words(use)) if rank is None else (_fit_words(rank), length)
        paint_lines(painter, look, below, lines, lit=lit or rank is not None)
        if rank is not None:
            paint_fit(painter, look, body, rank.heat)

    def _paint_piece(self, painter: QPainter, rect: QRect, use: PieceUse, *, faded: bool) -> None:
        painter.save()
        painter.setOpacity(min(painter.opacity(), 0.72 if faded else 1.0))
        self.paint_picture(painter, rect, piece_look(use, *self.picture_size(rect)))
        painter.restore()

    def paint_shape(self, painter: QPainter, rect: QRect, key: Hashable) -> None:
        """The piece without its words."""
        self.begin_pictures()
        self._paint_piece(painter, rect.adjusted(0, 0, -self.look.size(8), 0), self._uses[key], faded=True)

    def describe(self, key: Hashable) -> str:
        """Name, length, tags and places."""
        use = self._uses[key]
        tip = self._describe(use)
        rank = self._rank(use.piece.id)
        if rank is None:
            return tip
        return say("piece-tip-fit", tip=tip, fits=heat_sentence(rank.heat, say) or _fit_words(rank) + ".")

    def _describe(self, use: PieceUse) -> str:
        return say(
            "piece-tip",
            name=use.piece.name or say("unnamed-piece"),
            length=length_words(use, self._meter),
            tags="".join(say("piece-tip-tag", tag=tag) for tag in use.piece.tags),
            where=self._where(use.piece.id) or caption_words(use),
        )

    def mime_data(self, key: Hashable) -> QMimeData:
        """The piece's id, for the board."""
        data = QMimeData()
        data.setData(PIECE_MIME, str(cast("PieceId", key)).encode())
        return data


def _fit_words(rank: Ranked) -> str:
    """How a piece fits, in the room of a caption."""
    if not rank.can_play:
        return say("fits-here-not")
    return heat_label(rank.heat, say) or say("fits-here-no-chords")
