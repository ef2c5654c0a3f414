"""A small board: sections across, lanes down, what would be new with a mark of its own.

It draws a song as it would be; which of its parts are new is said by an assembly.
"""

from typing import Literal

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QHelpEvent, QPainter, QPaintEvent, QPen, QPixmap, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from arrangeboard.fit.filling.assembly import Assembly, Laid
from arrangeboard.gui.look.theme import SEMIBOLD, LaneColours, Theme
from arrangeboard.gui.opening.form_card import LETTER_OF_KIND
from arrangeboard.song.ids import SectionId
from arrangeboard.song.naming import shown_names
from arrangeboard.song.values import Arrangement, Lane, Section, Slot, Song
from arrangeboard.words import say

_STRIP, _ROW, _GAP = 17, 15, 2
_MOST_HEIGHT = 200
_LEAST_MARKED = 7.0
"""Cells smaller than that have no room for a mark: new ones are full of colour instead."""


_State = Literal["empty", "there", "new"]


class MiniBoard(QWidget):
    """An arrangement with an assembly laid into it. Tips tell what is new."""

    def __init__(self, look: Theme, song: Song, arrangement: Arrangement, found: Assembly) -> None:
        super().__init__()
        self._look = look
        self._song = song
        self._slots = arrangement.order
        self._names = shown_names(song, arrangement)
        self._new = {(laid.hole.section, laid.hole.lane): laid for laid in found.laid}
        self._picture: QPixmap | None = None
        rows = look.size(_ROW) * max(1, len(song.lanes))
        self._height = look.size(_STRIP) + min(rows, look.size(_MOST_HEIGHT))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Rows as high as they may be, as wide as there is room."""
        return QSize(self._look.size(220), self._height)

    def event(self, event: QEvent) -> bool:
        """Tell what is new under the pointer."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self.tip_at(QPointF(event.pos())), self)
            return True
        return super().event(event)

    def tip_at(self, point: QPointF) -> str:
        """What would play at a point of the board; empty where nothing is new."""
        for slot, left, width in self._columns():
            if left <= point.x() < left + width:
                for lane, top, height in self._rows():
                    laid = self._new.get((slot.section, lane.id))
                    if top <= point.y() < top + height and laid is not None:
                        return self._words(self._names[slot.id], lane, laid)
        return ""

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the picture, which is made once for a size."""
        ratio = self.devicePixelRatioF()
        size = self.size() * ratio
        if self._picture is None or self._picture.size() != size:
            self._picture = QPixmap(size)
            self._picture.setDevicePixelRatio(ratio)
            self._picture.fill(Qt.GlobalColor.transparent)
            painter = QPainter(self._picture)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint(painter)
            painter.end()
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._picture)
        painter.end()

    def _paint(self, painter: QPainter) -> None:
        columns = list(self._columns())
        for slot, left, width in columns:
            head = QRectF(left, 0, width, self._look.size(_STRIP) - 3)
            self._paint_head(painter, self._song.sections[slot.section], head)
        for lane, top, height in self._rows():
            row = [
                (self._state(slot.section, lane), QRectF(left, top, width, height))
                for slot, left, width in columns
            ]
            self._paint_row(painter, lane, row)

    def _state(self, section: SectionId, lane: Lane) -> _State:
        if (section, lane.id) in self._new:
            return "new"
        parts = self._song.sections[section].parts.get(lane.id, ())
        return "there" if any(part.piece is not None for part in parts) else "empty"

    def _paint_row(self, painter: QPainter, lane: Lane, row: list[tuple[_State, QRectF]]) -> None:
        """The cells of a lane: tiny ones as plain rectangles, all of a colour at once."""
        colours = self._look.lane_colours(lane.colour or lane.role)
        plain: dict[_State, list[QRectF]] = {"empty": [], "there": [], "new": []}
        for state, box in row:
            if min(box.width(), box.height()) < _LEAST_MARKED:
                plain[state].append(box)
            else:
                self._paint_cell(painter, state, box, colours)
        painter.setPen(Qt.PenStyle.NoPen)
        inks = {"empty": self._look.colour("cell"), "there": colours.fill, "new": colours.edge}
        for state, boxes in plain.items():
            painter.setBrush(inks[state])
            painter.drawRects(boxes)

    def _paint_head(self, painter: QPainter, section: Section, box: QRectF) -> None:
        """A block in the section's colour, with its kind's letter where that has room."""
        look = self._look
        colour = look.section_colour(section.colour, section.kind)
        body = QColor(colour)
        body.setAlphaF(0.4 if look.name == "dark" else 0.3)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(body)
        painter.drawRoundedRect(box, 3, 3)
        letter = LETTER_OF_KIND.get(section.kind, "")
        painter.setFont(look.font(10, SEMIBOLD))
        if letter and box.width() > QFontMetrics(painter.font()).horizontalAdvance(letter) + 4:
            painter.setPen(look.colour("text"))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, letter)

    def _paint_cell(self, painter: QPainter, state: _State, box: QRectF, colours: LaneColours) -> None:
        round_ = min(3.0, box.height() / 3, box.width() / 3)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours.fill)
        if state == "empty":
            outline = QColor(self._look.colour("edge"))
            outline.setAlphaF(0.45)
            painter.setPen(QPen(outline, 1))
            painter.setBrush(self._look.colour("cell"))
            box = box.adjusted(0.5, 0.5, -0.5, -0.5)
        elif state == "new":
            painter.setPen(QPen(colours.edge, 1.5))
            box = box.adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(box, round_, round_)
        if state == "new":
            _paint_mark(painter, box, colours.edge)

    def _columns(self) -> list[tuple[Slot, float, float]]:
        """Each slot with its left and its width, as long as it lasts."""
        bars = [self._song.sections[slot.section].bars for slot in self._slots]
        gap = float(_GAP) if self.width() > 8 * len(bars) else 0.0
        room = self.width() - gap * (len(bars) - 1)
        found, left = [], 0.0
        for slot, count in zip(self._slots, bars, strict=True):
            width = max(1.0, room * count / max(1, sum(bars)))
            found.append((slot, left, width))
            left += width + gap
        return found

    def _rows(self) -> list[tuple[Lane, float, float]]:
        """Each lane with its top and its height."""
        top, lanes = self._look.size(_STRIP), self._song.lanes
        each = (self.height() - top) / max(1, len(lanes))
        gap = float(_GAP) if each > 6 else 0.0
        return [(lane, top + at * each, each - gap) for at, lane in enumerate(lanes)]

    def _words(self, section: str, lane: Lane, laid: Laid) -> str:
        pieces = [self._song.pieces[part.piece] for part in laid.parts if part.piece is not None]
        moved = laid.parts[0].transpose
        return say(
            "filling-tip" if laid.fit is not None else "filling-tip-unknown",
            section=section,
            lane=lane.name or say(f"role-{lane.role}"),
            piece=", ".join(piece.name or say("unnamed-piece") for piece in pieces),
            moved=f" {moved:+d}".replace("-", "−") if moved else "",
            fit=laid.fit,
        )


def _paint_mark(painter: QPainter, box: QRectF, colour: QColor) -> None:
    """A diamond in the middle: new, also for who does not tell the colours apart."""
    half = min(4.0, box.height() / 3.4, box.width() / 3.4)
    centre = box.center()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    steps = ((0, -half), (half, 0), (0, half), (-half, 0))
    painter.drawPolygon(QPolygonF([centre + QPointF(dx, dy) for dx, dy in steps]))
