"""A section's chords: one line to type in, and below it every bar with its chords."""

from itertools import pairwise

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLineEdit, QScrollArea, QWidget

from arrangeboard.app.figures import sign_text
from arrangeboard.errors import UserError
from arrangeboard.gui.dialogs.dialog import Dialog
from arrangeboard.gui.fields.labels import button, paragraph
from arrangeboard.gui.look.theme import SEMIBOLD, Theme
from arrangeboard.gui.window.desk import Desk
from arrangeboard.song import find
from arrangeboard.song.bars import BarGrid, section_grid
from arrangeboard.song.edits.sections import set_section_chords
from arrangeboard.song.ids import SlotId
from arrangeboard.song.naming import shown_names
from arrangeboard.song.values import Chord
from arrangeboard.theory.chord_line import read_chord_line, write_chord_line
from arrangeboard.words import say, say_error

BARS_A_ROW = 4


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
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(self.bars)
        self.body.addWidget(area, 1)
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
        if self._chords is not None:
            self.bars.show_chords(self._chords)


class BarsView(QWidget):
    """The bars of a section, four a row, each with its chords where they fall."""

    def __init__(self, look: Theme, grid: BarGrid) -> None:
        super().__init__()
        self._look = look
        self._grid = grid
        self._chords: tuple[Chord, ...] = ()

    def show_chords(self, chords: tuple[Chord, ...]) -> None:
        """Show these."""
        self._chords = chords
        self.setAccessibleDescription(" ".join(chord.symbol for chord in chords))
        self.update()

    def sizeHint(self) -> QSize:
        """Every row."""
        rows = -(-self._grid.bars // BARS_A_ROW)
        return QSize(self._look.size(420), rows * self._look.size(52))

    def minimumSizeHint(self) -> QSize:
        """Every row, narrower."""
        return QSize(self._look.size(280), self.sizeHint().height())

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
            self._paint_chords(painter, rect, start, end)
        painter.end()

    def _paint_chords(self, painter: QPainter, rect: QRectF, start: int, end: int) -> None:
        painter.setFont(self._look.font(14, SEMIBOLD))
        painter.setPen(self._look.colour("text"))
        left, room = rect.x() + 10, rect.width() - 14
        held = [chord for chord in self._chords if start <= chord.tick < end]
        for chord in held:
            x = left + room * (chord.tick - start) / (end - start)
            place = QRectF(x, rect.y() + 8, rect.right() - x, rect.height() - 8)
            painter.drawText(
                place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, sign_text(chord.symbol)
            )

    def _rect(self, bar: int) -> QRectF:
        width = self.width() / BARS_A_ROW
        height = self._look.size(52)
        return QRectF(bar % BARS_A_ROW * width, bar // BARS_A_ROW * height, width - 6, height - 6)
