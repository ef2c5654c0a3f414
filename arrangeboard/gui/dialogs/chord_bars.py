"""The bars of a section as the chords dialog shows them."""

from itertools import pairwise

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from arrangeboard.app.figures import sign_text
from arrangeboard.gui.fields.guess_menu import guess_text
from arrangeboard.gui.look.theme import SEMIBOLD, Theme
from arrangeboard.song.bars import BarGrid
from arrangeboard.song.values import Chord
from arrangeboard.words import say

BARS_A_ROW = 4
SIZES = (14, 12, 10.5, 9)
GAP = 2.0


class BarsView(QWidget):
    """The bars of a section, four a row, each with its chords where they fall, typed or repeated.

    `chord_clicked` carries the symbol of a chord that was clicked, `guess_clicked` the chord where it is a
    guess: guesses lean and have a question mark. The chord `sounding` is lit.
    """

    chord_clicked = Signal(str)
    guess_clicked = Signal(object)

    def __init__(self, look: Theme, grid: BarGrid) -> None:
        super().__init__()
        self._look = look
        self._grid = grid
        self.chords: tuple[Chord, ...] = ()
        self.typed_until = grid.length_ticks
        self._lit: Chord | None = None
        self.sounding: Chord | None = None
        self.setMouseTracking(True)

    def show_chords(self, chords: tuple[Chord, ...], typed_bars: int) -> None:
        """Show these; what follows the bars that were typed is pale."""
        self.chords = chords
        self.typed_until = self._grid.starts[min(typed_bars, self._grid.bars)]
        self.setAccessibleDescription(" ".join(map(_spoken, chords)))
        self.update()

    def show_sounding(self, chord: Chord | None) -> None:
        """Show that a chord is heard now; none for None."""
        if chord != self.sounding:
            self.sounding = chord
            self.update()

    def sizeHint(self) -> QSize:
        """Every row."""
        rows = -(-self._grid.bars // BARS_A_ROW)
        return QSize(self._look.size(420), rows * self._look.size(52))

    def minimumSizeHint(self) -> QSize:
        """Every row, narrower."""
        return QSize(self._look.size(280), self.sizeHint().height())

    def chord_rect(self, chord: Chord) -> QRectF:
        """Where a chord stands, from its beat to the next chord or the bar's end."""
        bar = self._grid.bar_at(chord.tick)
        start, end = self._grid.starts[bar], self._grid.starts[bar + 1]
        rect = self._rect(bar)
        left, room = rect.x() + 10, rect.width() - 14
        later = [one.tick for one in self.chords if chord.tick < one.tick < end]
        x, right = (left + room * (tick - start) / (end - start) for tick in (chord.tick, min([end, *later])))
        return QRectF(x, rect.y() + 8, right - x, rect.height() - 8)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Light the chord under the pointer: a click lets it be heard."""
        self._light(self._chord_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        """Light none."""
        super().leaveEvent(event)
        self._light(None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Tell which chord was clicked."""
        chord = self._chord_at(event.position())
        if chord is not None and event.button() == Qt.MouseButton.LeftButton:
            self.chord_clicked.emit(chord.symbol)
            if chord.guessed:
                self.guess_clicked.emit(chord)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the bars."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for bar, (start, end) in enumerate(pairwise(self._grid.starts)):
            rect = self._rect(bar)
            painter.setPen(QPen(self._look.colour("line"), 1))
            painter.setBrush(self._look.colour("ground"))
            painter.drawRoundedRect(rect, 6, 6)
            painter.setFont(self._look.font(10))
            painter.setPen(self._look.colour("faint"))
            painter.drawText(rect.adjusted(7, 3, 0, 0), Qt.AlignmentFlag.AlignLeft, str(bar + 1))
            self._paint_chords(painter, start, end)
        painter.end()

    def _paint_chords(self, painter: QPainter, start: int, end: int) -> None:
        for chord in self.chords:
            if start <= chord.tick < end:
                place = self.chord_rect(chord)
                words = guess_text(chord.symbol) if chord.guessed else sign_text(chord.symbol)
                painter.setFont(self._fitting(words, place.width() - GAP, guessed=chord.guessed))
                painter.setPen(self._look.colour(self._ink(chord)))
                painter.drawText(
                    QRectF(place.x(), place.y(), self.width(), place.height()),
                    Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft,
                    words,
                )

    def _fitting(self, words: str, room: float, *, guessed: bool) -> QFont:
        """The largest type in which the words do not run into the next chord."""
        font = self._look.font(SIZES[0])
        for size in SIZES:
            font = self._look.font(size) if guessed else self._look.font(size, SEMIBOLD)
            font.setItalic(guessed)
            if QFontMetricsF(font).horizontalAdvance(words) <= room:
                break
        return font

    def _ink(self, chord: Chord) -> str:
        if chord in {self._lit, self.sounding}:
            return "accent"
        if chord.guessed:
            return "dim"
        return "text" if chord.tick < self.typed_until else "faint"

    def _chord_at(self, point: QPointF) -> Chord | None:
        return next((chord for chord in self.chords if self.chord_rect(chord).contains(point)), None)

    def _light(self, chord: Chord | None) -> None:
        if chord != self._lit:
            self._lit = chord
            self.setCursor(Qt.CursorShape.PointingHandCursor if chord else Qt.CursorShape.ArrowCursor)
            self.setToolTip(_tip(chord) if chord else "")
            self.update()

    def _rect(self, bar: int) -> QRectF:
        width = self.width() / BARS_A_ROW
        height = self._look.size(52)
        return QRectF(bar % BARS_A_ROW * width, bar // BARS_A_ROW * height, width - 6, height - 6)


def _spoken(chord: Chord) -> str:
    return say("guess-spoken", chord=chord.symbol) if chord.guessed else chord.symbol


def _tip(chord: Chord) -> str:
    code = "guess-hear-tip" if chord.guessed else "chord-hear-tip"
    return say(code, chord=sign_text(chord.symbol))
