"""The strip of a track in which its pieces are cut: notes, bars, and lines that can be dragged."""

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from arrangeboard.app.pieces.cuts import Cuts, cut_at, moved_start, with_cut, without_cut
from arrangeboard.gui.look.theme import MEDIUM, Theme
from arrangeboard.song.bars import BarGrid
from arrangeboard.song.values import Note
from arrangeboard.words import say

REACH_PIXELS = 6
_HEAD, _MARGIN, _LEAST_BAR, _LEAST_LABEL = 22, 10, 9, 34
_FOOT, _RING = 18, 17


class CutStrip(QWidget):
    """Lines are dragged, added by a double click and removed with Delete or by double-clicking them.

    `cuts_changed` carries the new cuts, `chosen` the number of the piece that was clicked.
    """

    cuts_changed = Signal(object)
    chosen = Signal(int)

    def __init__(self, look: Theme) -> None:
        super().__init__()
        self._look = look
        self._notes: tuple[Note, ...] = ()
        self._grid = BarGrid((0, 3840), ())
        self._cuts: Cuts = ()
        self._row = 0
        self._dragged: int | None = None
        self._hovered: int | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumHeight(look.size(120))
        self.setAccessibleName(say("import-strip"))
        self.setToolTip(say("import-strip-tip"))

    def show_track(self, notes: tuple[Note, ...], grid: BarGrid) -> None:
        """Show the notes of a track over its bars."""
        self._notes, self._grid = notes, grid
        self.setMinimumWidth(self._look.size(grid.bars * _LEAST_BAR + 2 * _MARGIN))
        self.update()

    def show_cuts(self, cuts: Cuts, row: int) -> None:
        """Show the cuts, one of them chosen."""
        self._cuts, self._row = cuts, row
        self.setAccessibleDescription(say("import-strip-count", count=len(cuts)))
        self.update()

    def x_of(self, tick: float) -> float:
        """Where a tick stands, in pixels."""
        first, last = self._span()
        return self._margin + (tick - first) * (self.width() - 2 * self._margin) / (last - first)

    def tick_at(self, x: float) -> int:
        """The tick at a place."""
        first, last = self._span()
        return round(first + (x - self._margin) * (last - first) / max(1, self.width() - 2 * self._margin))

    @property
    def _margin(self) -> int:
        return self._look.size(_MARGIN)

    def _span(self) -> tuple[int, int]:
        first = min((note.start_tick for note in self._notes[:1]), default=0)
        return min(0, first), max(1, self._grid.length_ticks)

    def _line_at(self, x: float) -> int | None:
        """The cut whose line lies under the pointer; the first one's does not move."""
        near = [(abs(self.x_of(one.start_tick) - x), at) for at, one in enumerate(self._cuts) if at > 0]
        distance, at = min(near, default=(REACH_PIXELS + 1.0, 0))
        return at if distance <= REACH_PIXELS else None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of a line, or choose a piece."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._dragged = self._line_at(event.position().x())
            at = self._dragged
            if at is None:
                at = cut_at(self._cuts, self.tick_at(event.position().x()))
            if at is not None:
                self.chosen.emit(at)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the line, or show that it could be."""
        x = event.position().x()
        if self._dragged is not None:
            self._change(moved_start(self._cuts, self._dragged, self.tick_at(x), self._grid))
            return
        line = self._line_at(x)
        self.setCursor(Qt.CursorShape.SizeHorCursor if line is not None else Qt.CursorShape.ArrowCursor)
        if line != self._hovered:
            self._hovered = line
            self.update()

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Let go of the line."""
        self._dragged = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Remove the line under the pointer, or add one."""
        self._dragged = None
        x = event.position().x()
        line = self._line_at(x)
        if line is not None:
            self._change(without_cut(self._cuts, line))
        else:
            self._change(with_cut(self._cuts, self.tick_at(x), self._grid))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk the pieces with the arrows; Delete joins the chosen one to the one before it."""
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        key = Qt.Key(event.key())
        if key in steps and self._cuts:
            self.chosen.emit(min(max(self._row + steps[key], 0), len(self._cuts) - 1))
        elif key in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace} and self._row < len(self._cuts):
            self._change(without_cut(self._cuts, self._row))
        else:
            super().keyPressEvent(event)

    def _change(self, cuts: Cuts) -> None:
        if cuts != self._cuts:
            self.cuts_changed.emit(cuts)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw stretches, bar lines, notes and the lines of the cuts."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.colour("ground"))
        self._paint_stretches(painter)
        self._paint_bars(painter)
        self._paint_notes(painter, event.rect().left(), event.rect().right())
        self._paint_lines(painter)
        if self.hasFocus():
            painter.setPen(QPen(self._look.colour("accent"), 1))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def _paint_stretches(self, painter: QPainter) -> None:
        head = self._look.size(_HEAD)
        painter.setFont(self._look.font(11.5, MEDIUM, tabular=True))
        for at, one in enumerate(self._cuts):
            left, right = self.x_of(one.start_tick), self.x_of(one.end_tick)
            is_chosen = at == self._row
            body = QColor(self._look.colour("accent" if is_chosen else "raised"))
            body.setAlpha(52 if is_chosen else 255 if at % 2 else 150)
            painter.fillRect(QRectF(left, 0, right - left, self.height()), body)
            if right - left >= self._look.size(_LEAST_LABEL) or is_chosen:
                painter.setPen(self._look.colour("text" if is_chosen else "dim"))
                where = QRectF(left + 6, 0, max(right - left - 8, 24), head)
                self._paint_label(painter, at, where)

    def _paint_label(self, painter: QPainter, at: int, where: QRectF) -> None:
        """Which piece it is: in words where there is room, else in a ring; a bare number reads as a bar."""
        words, number = say("import-piece-label", number=at + 1), str(at + 1)
        metrics = QFontMetrics(painter.font())
        if metrics.horizontalAdvance(words) <= where.width():
            painter.drawText(where, Qt.AlignmentFlag.AlignVCenter, words)
            return
        high = self._look.size(_RING)
        wide = max(high, metrics.horizontalAdvance(number) + self._look.size(8))
        ring = QRectF(where.x() - 2, (where.height() - high) / 2, wide, high)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(ring, high / 2, high / 2)
        painter.drawText(ring, Qt.AlignmentFlag.AlignCenter, number)

    def _paint_bars(self, painter: QPainter) -> None:
        head = self._look.size(_HEAD)
        painter.setPen(QPen(self._look.colour("line"), 1))
        apart = self.x_of(self._grid.starts[1]) - self.x_of(0)
        every = next(count for count in (1, 2, 4, 8, 16, 32, 1 << 20) if apart * count >= 7)
        for start in self._grid.starts[::every]:
            x = round(self.x_of(start)) + 0.5
            painter.drawLine(QPointF(x, head), QPointF(x, self.height()))
        self._paint_bar_numbers(painter, apart)

    def _paint_bar_numbers(self, painter: QPainter, apart: float) -> None:
        """The bars by their numbers along the lower edge, as many as can be read."""
        painter.setFont(self._look.font(10, tabular=True))
        painter.setPen(self._look.colour("faint"))
        room = self._look.size(34)
        every = next(count for count in (1, 2, 4, 8, 16, 32, 64, 1 << 20) if apart * count >= room)
        for at in range(0, self._grid.bars, every):
            x = self.x_of(self._grid.starts[at])
            where = QRectF(
                x + self._look.size(7), self.height() - self._look.size(16), room, self._look.size(14)
            )
            painter.drawText(where, Qt.AlignmentFlag.AlignVCenter, str(at + 1))

    def _paint_notes(self, painter: QPainter, left: int, right: int) -> None:
        if not self._notes:
            return
        top, bottom = self._look.size(_HEAD + 8), self.height() - self._look.size(_FOOT) - 4
        pitches = [note.pitch for note in self._notes]
        low, rows = min(pitches), max(max(pitches) - min(pitches), 6)
        thick = max(2.0, min(5.0, (bottom - top) / rows))
        painter.setPen(Qt.PenStyle.NoPen)
        chosen = self._cuts[self._row] if self._row < len(self._cuts) else None
        for note in self._notes:
            x = self.x_of(note.start_tick)
            width = max(2.0, self.x_of(note.start_tick + note.length_ticks) - x - 1)
            if x > right or x + width < left:
                continue
            inside = chosen is not None and chosen.start_tick <= note.start_tick < chosen.end_tick
            y = bottom - (note.pitch - low) * (bottom - top - thick) / rows - thick
            painter.fillRect(QRectF(x, y, width, thick), self._look.colour("accent" if inside else "dim"))

    def _paint_lines(self, painter: QPainter) -> None:
        for at, one in enumerate(self._cuts):
            x = round(self.x_of(one.start_tick)) + 0.5
            is_lit = at and at in {self._hovered, self._dragged}
            painter.setPen(QPen(self._look.colour("accent"), 3 if is_lit else 1.5))
            painter.drawLine(QPointF(x, 0), QPointF(x, self.height()))
            if at:
                painter.setBrush(self._look.colour("accent"))
                painter.drawEllipse(QPointF(x, self.height() - 7), 4, 4)
