"""The pictures of parts, kept as pixmaps: painted once for each look, size and resolution.

While the board moves only so many pictures are made as a frame has time for; the others follow when it has
come to rest.
"""

from collections import OrderedDict
from time import perf_counter

from msgspec import structs
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPixmap, Qt

from arrangeboard.board.ground import REACH, PlacedPart
from arrangeboard.board.items import Path
from arrangeboard.board.jigsaw import outline
from arrangeboard.board.overlay import Outlined
from arrangeboard.board.picture import (
    LINE,
    LookKey,
    PartLook,
    PartPicture,
    part_outline,
    picture,
)
from arrangeboard.gui.board.inks import Inks
from arrangeboard.gui.board.letters import Letters
from arrangeboard.gui.board.painter import q_path
from arrangeboard.gui.board.part_painter import draw_part
from arrangeboard.song.values import Piece

PAD = 2
"""Room for the outline around a picture, in pixels."""
MOST_BYTES = 64 * 1024 * 1024
MOST_OUTLINES = 4096
MOST_LARGE = 64
LARGEST = 4096
"""The widest pixmap that is kept, in pixels of the screen."""


class _Kept:
    """A pixmap with the piece it shows: as long as it is kept, the piece's identity is not given away.

    Its part begins `left` pixels of the board to the right of its edge: after the margin and the tongue.
    """

    __slots__ = ("bytes", "left", "piece", "pixmap")

    def __init__(self, pixmap: QPixmap, look: PartLook) -> None:
        self.pixmap, self.piece, self.left = pixmap, look.piece, PAD + look.tongue
        self.bytes = pixmap.width() * pixmap.height() * 4


class PartPictures:
    """Pixmaps of parts in one theme; the least lately used go first when there are too many."""

    def __init__(self, inks: Inks, letters: Letters) -> None:
        self._inks = inks
        self._letters = letters
        self._kept: OrderedDict[tuple[float, LookKey], _Kept] = OrderedDict()
        self._latest: dict[tuple[int, str], tuple[float, LookKey]] = {}
        self._outlines: dict[LookKey, tuple[Path, Piece | None]] = {}
        self._large: dict[LookKey, tuple[PartPicture, Piece | None]] = {}
        self._bytes = 0
        self._deadline: float | None = None
        self.is_unfinished = False

    def begin(self, budget_ms: float | None) -> None:
        """Begin a painting of the board in which no new pictures are made after so many milliseconds.

        What has no picture then shows an older one stretched, or a plain body, and `is_unfinished` tells.
        """
        self._deadline = None if budget_ms is None else perf_counter() + budget_ms / 1000
        self.is_unfinished = False

    def place(self, painter: QPainter, item: PlacedPart, ratio: float) -> None:
        """Paint a placed part, or of one with a tongue the half of it that is asked for."""
        look = item.look
        if item.shows == "all":
            self.paint(painter, item.x, item.y, look, ratio)
            return
        edge = item.x if item.shows == "body" else item.x - look.tongue - PAD
        width = look.width + REACH + PAD if item.shows == "body" else look.tongue + PAD
        painter.save()
        painter.setClipRect(
            QRectF(edge, item.y - PAD, width, look.height + 2 * PAD), Qt.ClipOperation.IntersectClip
        )
        self.paint(painter, item.x, item.y, look, ratio)
        painter.restore()

    def paint(self, painter: QPainter, x: float, y: float, look: PartLook, ratio: float) -> None:
        """Paint a part with its upper left corner at (x, y)."""
        if look.width * ratio > LARGEST:
            self._paint_large(painter, x, y, look)
            return
        key = (ratio, look.key)
        kept = self._kept.get(key)
        if kept is None and self._deadline is not None and perf_counter() > self._deadline:
            self._paint_meanwhile(painter, x, y, look)
            return
        if kept is None:
            kept = self._keep(key, look, ratio)
        else:
            self._kept.move_to_end(key)
        painter.drawPixmap(QPointF(x - kept.left, y - PAD), kept.pixmap)

    def _paint_large(self, painter: QPainter, x: float, y: float, look: PartLook) -> None:
        """Paint what shows of a part that is too wide to be kept as a pixmap."""
        if look.key not in self._large:
            if len(self._large) > MOST_LARGE:
                self._large.clear()
            self._large[look.key] = (picture(look, self._letters.lettering), look.piece)
        seen = painter.clipBoundingRect().translated(-x, -y)
        whole = self._large[look.key][0]
        left, right = seen.left(), seen.right()
        notes = tuple(note for note in whole.notes if note.right > left and note.x < right)
        painter.translate(x, y)
        draw_part(painter, self._inks, self._letters, look.colour, structs.replace(whole, notes=notes))
        painter.translate(-x, -y)

    def outline(self, painter: QPainter, item: Outlined) -> None:
        """Draw a line around a part's own shape."""
        key = item.look.key
        if key not in self._outlines:
            if len(self._outlines) > MOST_OUTLINES:
                self._outlines.clear()
            self._outlines[key] = (outline(part_outline(item.look)), item.look.piece)
        painter.setPen(self._inks.pen(item.line, item.line_width))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.translate(item.x + LINE / 2, item.y + LINE / 2)
        painter.drawPath(q_path(self._outlines[key][0]))
        painter.translate(-item.x - LINE / 2, -item.y - LINE / 2)

    def _paint_meanwhile(self, painter: QPainter, x: float, y: float, look: PartLook) -> None:
        """An older picture of the part stretched, or else its plain body."""
        self.is_unfinished = True
        older = self._kept.get(self._latest.get((id(look.piece), look.colour), (0.0, ())))
        if older is None or older.piece is not look.piece:
            painter.fillRect(QRectF(x, y, look.width, look.height), self._inks.brush(f"{look.colour}:fill"))
            return
        left = PAD + look.tongue
        target = QRectF(x - left, y - PAD, look.width + left + PAD + REACH, look.height + 2 * PAD)
        painter.drawPixmap(target, older.pixmap, QRectF(older.pixmap.rect()))

    def _keep(self, key: tuple[float, LookKey], look: PartLook, ratio: float) -> _Kept:
        kept = _Kept(self._draw(look, ratio), look)
        self._kept[key] = kept
        if len(self._latest) > MOST_OUTLINES:
            self._latest.clear()
        self._latest[id(look.piece), look.colour] = key
        self._bytes += kept.bytes
        while self._bytes > MOST_BYTES and len(self._kept) > 1:
            self._bytes -= self._kept.popitem(last=False)[1].bytes
        return kept

    def _draw(self, look: PartLook, ratio: float) -> QPixmap:
        width, height = look.tongue + look.width + 2 * PAD + REACH, look.height + 2 * PAD
        pixmap = QPixmap(max(1, round(width * ratio)), max(1, round(height * ratio)))
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(PAD + look.tongue, PAD)
        draw_part(painter, self._inks, self._letters, look.colour, picture(look, self._letters.lettering))
        painter.end()
        return pixmap
