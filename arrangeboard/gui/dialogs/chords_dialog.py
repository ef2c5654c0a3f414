"""A section's chords: one line to type in, and below it every bar with its chords."""

from collections.abc import Hashable
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QEvent, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLineEdit, QScrollArea, QWidget

from arrangeboard.app.figures import sign_text
from arrangeboard.errors import UserError
from arrangeboard.gui.dialogs.dialog import Dialog
from arrangeboard.gui.dialogs.hear_button import HearButton
from arrangeboard.gui.fields.labels import button, paragraph
from arrangeboard.gui.look.theme import SEMIBOLD, Theme
from arrangeboard.gui.window.desk import Desk
from arrangeboard.song import find
from arrangeboard.song.bars import BarGrid, section_grid
from arrangeboard.song.edits.sections import set_section_chords
from arrangeboard.song.ids import SlotId
from arrangeboard.song.naming import shown_names
from arrangeboard.song.values import TICKS_PER_QUARTER, Chord
from arrangeboard.theory.chord_line import read_chord_line, write_chord_line
from arrangeboard.words import say, say_error

if TYPE_CHECKING:
    from arrangeboard.sound.score.excerpts import Excerpt

BARS_A_ROW = 4
LIGHT_EVERY_MS = 40


class ChordsDialog(Dialog):
    """The line is read as it is typed; what cannot be read is said, and nothing is taken meanwhile."""

    def __init__(self, desk: Desk, slot: SlotId, parent: QWidget) -> None:
        song = desk.document.song
        name = shown_names(song, song.arrangement)[slot]
        super().__init__(desk.theme, say("chords-title", name=name), parent, about=say("chords-about"))
        self.resize(desk.theme.size(680), desk.theme.size(440))
        self._desk = desk
        self._section = song.sections[find.slot(song, slot).section]
        self._grid = section_grid(song, self._section)
        self._chords: tuple[Chord, ...] | None = self._section.chords
        self._add_line()
        self.bars = BarsView(desk.theme, self._grid)
        self.bars.chord_clicked.connect(self._hear_chord)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(self.bars)
        self.body.addWidget(area, 1)
        self.hear = HearButton(desk.theme, say("chords-hear"), desk.hearing, self._line_named, self._line)
        self.buttons.insertWidget(0, self.hear)
        self._since_heard = QElapsedTimer()
        self._lighting = QTimer(self, interval=LIGHT_EVERY_MS)
        self._lighting.timeout.connect(self._light_sounding)
        desk.hearing.changed.connect(self._follow_heard)
        self.finished.connect(lambda _code: desk.hearing.stop())
        self.add_close("button-cancel")
        self.take = button(desk.theme, say("take-chords"), self.accept, "primary")
        self.take.setDefault(True)
        self.buttons.addWidget(self.take)
        self._read(self.line.text())

    def _add_line(self) -> None:
        self.line = QLineEdit(write_chord_line(self._section.chords, self._grid))
        self.line.setFont(self.look.font(16))
        self.line.setPlaceholderText(say("chords-hint"))
        self.line.setAccessibleName(say("field-chords"))
        self.line.textChanged.connect(self._read)
        self.verdict = paragraph(self.look, "", role="dim", size=12.5)
        self.verdict.setMinimumHeight(self.verdict.fontMetrics().lineSpacing() * 2)
        self.verdict.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.body.addWidget(self.line)
        self.body.addWidget(self.verdict)

    def accept(self) -> None:
        """Give the chords to the section."""
        chords, section = self._chords, self._section.id
        if chords is None:
            return
        self._desk.attempt(
            lambda: self._desk.document.apply(
                "step-set-section-chords",
                lambda song: set_section_chords(song, section, chords),
                name=self._section.name,
            )
        )
        super().accept()

    def _line_named(self) -> Hashable:
        return "chords", self._chords

    def _line(self) -> "Excerpt | None":
        from arrangeboard.app.auditions import chord_line  # noqa: PLC0415  brings numpy

        return chord_line(self._desk.document.song, self._section, self._chords or ())

    def _follow_heard(self) -> None:
        """The line has begun to sound, or it does no longer."""
        if self.hear.is_heard and not self._lighting.isActive():
            self._since_heard.start()
            self._lighting.start()
        self._light_sounding()

    def _light_sounding(self) -> None:
        """Show which chord of the line sounds now."""
        from arrangeboard.app.auditions import chord_line_tempo  # noqa: PLC0415

        if not (self.hear.is_heard and self._chords):
            self._lighting.stop()
            self.bars.show_sounding(None)
            return
        quarter_ms = chord_line_tempo(self._desk.document.song, self._section) / 1000
        tick = self._chords[0].tick + self._since_heard.elapsed() * TICKS_PER_QUARTER / quarter_ms
        begun = [chord for chord in self._chords if chord.tick <= tick]
        self.bars.show_sounding(begun[-1] if tick < self._grid.length_ticks else None)

    def _hear_chord(self, symbol: str) -> None:
        from arrangeboard.app.auditions import one_chord  # noqa: PLC0415

        self._desk.hearing.hear(("chord", symbol), lambda: one_chord(symbol))

    def _read(self, words: str) -> None:
        try:
            self._chords = read_chord_line(words, self._grid)
            said, role = say("chords-how"), "dim"
        except UserError as error:
            self._chords = None
            said, role = say_error(error), "clash"
        self.verdict.setText(said)
        self.verdict.setProperty("look", role)
        self.line.setProperty("wrong", "true" if role == "clash" else "false")
        for widget in (self.verdict, self.line):
            widget.style().unpolish(widget)
            widget.style().polish(widget)
        self.take.setEnabled(self._chords is not None)
        self.hear.refresh()
        if not self._chords:
            self.hear.setEnabled(False)
        if self._chords is not None:
            self.bars.show_chords(self._chords)


class BarsView(QWidget):
    """The bars of a section, four a row, each with its chords where they fall.

    `chord_clicked` carries the symbol of a chord that was clicked. The chord `sounding` is lit.
    """

    chord_clicked = Signal(str)

    def __init__(self, look: Theme, grid: BarGrid) -> None:
        super().__init__()
        self._look = look
        self._grid = grid
        self.chords: tuple[Chord, ...] = ()
        self._lit: Chord | None = None
        self.sounding: Chord | None = None
        self.setMouseTracking(True)

    def show_chords(self, chords: tuple[Chord, ...]) -> None:
        """Show these."""
        self.chords = chords
        self.setAccessibleDescription(" ".join(chord.symbol for chord in chords))
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
        painter.setFont(self._look.font(14, SEMIBOLD))
        for chord in self.chords:
            if start <= chord.tick < end:
                place = self.chord_rect(chord)
                painter.setPen(self._look.colour("accent" if chord in {self._lit, self.sounding} else "text"))
                painter.drawText(
                    QRectF(place.x(), place.y(), self.width(), place.height()),
                    Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft,
                    sign_text(chord.symbol),
                )

    def _chord_at(self, point: QPointF) -> Chord | None:
        return next((chord for chord in self.chords if self.chord_rect(chord).contains(point)), None)

    def _light(self, chord: Chord | None) -> None:
        if chord != self._lit:
            self._lit = chord
            self.setCursor(Qt.CursorShape.PointingHandCursor if chord else Qt.CursorShape.ArrowCursor)
            self.setToolTip(say("chord-hear-tip", chord=sign_text(chord.symbol)) if chord else "")
            self.update()

    def _rect(self, bar: int) -> QRectF:
        width = self.width() / BARS_A_ROW
        height = self._look.size(52)
        return QRectF(bar % BARS_A_ROW * width, bar // BARS_A_ROW * height, width - 6, height - 6)
