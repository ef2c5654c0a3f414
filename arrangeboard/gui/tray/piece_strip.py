"""The song's pieces as cards with their own outline, notes and name; dragged onto the board."""

from collections.abc import Hashable
from typing import cast

from PySide6.QtCore import QMimeData, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent

from arrangeboard.app.piece_list import PieceUse
from arrangeboard.board.picture import PartLook
from arrangeboard.board.scales import PitchScale
from arrangeboard.gui.board.drops import PIECE_MIME
from arrangeboard.gui.board.inks import Inks
from arrangeboard.gui.board.letters import Letters
from arrangeboard.gui.board.pictures import PartPictures
from arrangeboard.gui.look.theme import Theme
from arrangeboard.gui.tray.card_strip import CardStrip
from arrangeboard.song.ids import PartId, PieceId
from arrangeboard.song.values import Part, Piece
from arrangeboard.words import say

CAPTION = 18
UNUSED_COLOUR = "#9aa3b2"
PICTURES_MS = 3.0
"""How long one painting may make new pictures."""


class PieceStrip(CardStrip):
    """One card a piece, keyed by its id."""

    def __init__(self, look: Theme) -> None:
        super().__init__(look, QSize(look.size(148), look.size(62) + look.size(CAPTION)))
        self._uses: dict[Hashable, PieceUse] = {}
        self._pictures = PartPictures(Inks(look), Letters(look))

    def show_pieces(self, uses: tuple[PieceUse, ...]) -> None:
        """Show these pieces."""
        self._uses = {use.piece.id: use for use in uses}
        self.show_cards([use.piece.id for use in uses])

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the cards that are seen; pictures that there is no time for now follow at once."""
        self._pictures.begin(PICTURES_MS)
        super().paintEvent(event)
        if self._pictures.is_unfinished:
            QTimer.singleShot(0, self, self.update)

    def use(self, key: Hashable) -> PieceUse:
        """What is known of a piece that is shown."""
        return self._uses[key]

    def paint_card(self, painter: QPainter, rect: QRect, key: Hashable, *, lit: bool) -> None:
        """Paint the piece with who plays it below."""
        use = self._uses[key]
        caption = self.look.size(CAPTION)
        self._paint_piece(painter, rect.adjusted(0, 0, -8, -caption), use, faded=not (use.places or lit))
        font = self.look.font(11)
        painter.setFont(font)
        painter.setPen(self.look.colour("text" if lit else "dim"))
        below = QRect(rect.x() + 2, rect.bottom() - caption + 2, rect.width() - 10, caption)
        words = QFontMetrics(font).elidedText(caption_words(use), Qt.TextElideMode.ElideRight, below.width())
        painter.drawText(below, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)

    def _paint_piece(self, painter: QPainter, rect: QRect, use: PieceUse, *, faded: bool) -> None:
        scale = self.look.scale
        look = part_look(use, round(rect.width() / scale), round(rect.height() / scale))
        painter.save()
        painter.setOpacity(0.72 if faded else 1.0)
        painter.translate(rect.topLeft())
        painter.scale(scale, scale)
        self._pictures.paint(painter, 0, 0, look, self.devicePixelRatioF() * scale)
        painter.restore()

    def describe(self, key: Hashable) -> str:
        """Name, lane and places."""
        use = self._uses[key]
        return say("piece-tip", name=use.piece.name or say("unnamed-piece"), where=caption_words(use))

    def mime_data(self, key: Hashable) -> QMimeData:
        """The piece's id, for the board."""
        data = QMimeData()
        data.setData(PIECE_MIME, str(cast("PieceId", key)).encode())
        return data


def caption_words(use: PieceUse) -> str:
    """Who plays the piece, and in how many places."""
    if use.lane is None:
        return say("piece-unused")
    code = "piece-once" if use.places == 1 else "piece-places" if use.places else "piece-elsewhere"
    return say(code, lane=use.lane.name, count=use.places)


def part_look(use: PieceUse, width: int, height: int) -> PartLook:
    """The piece as a part that plays it once."""
    piece = use.piece
    drums = use.lane is not None and use.lane.sound.drums
    return PartLook(
        Part(PartId(0), piece.id),
        piece,
        max(1, piece.length_ticks),
        drums,
        _scale(piece, drums=drums),
        use.colour or UNUSED_COLOUR,
        piece.name or say("unnamed-piece"),
        width,
        height,
    )


def _scale(piece: Piece, *, drums: bool) -> PitchScale:
    pitches = sorted({note.pitch for note in piece.written.notes})
    if drums:
        return PitchScale(rows=tuple(pitches))
    if not pitches:
        return PitchScale()
    spare = max(0, 10 - (pitches[-1] - pitches[0]))
    return PitchScale(pitches[0] - spare // 2, pitches[-1] + spare - spare // 2)
