"""A section's chords as one line of text, checked while it is typed."""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from arrangeboard.errors import UserError
from arrangeboard.gui.fields.basic import LineField
from arrangeboard.gui.fields.labels import paragraph, text
from arrangeboard.gui.window.desk import Desk
from arrangeboard.song.bars import BarGrid, section_grid
from arrangeboard.song.values import Chord, Section
from arrangeboard.theory.chord_line import read_chord_line, write_chord_line
from arrangeboard.words import say, say_error


class ChordField(QWidget):
    """The line, and below it what is wrong with it or how it is written."""

    def __init__(self, desk: Desk, give: Callable[[tuple[Chord, ...]], object]) -> None:
        super().__init__()
        self._desk = desk
        self._give = give
        self._grid = BarGrid((0, 1), ())
        self.line = LineField(self._finish, hint=say("chords-hint"))
        self.line.setAccessibleName(say("field-chords"))
        self.line.textEdited.connect(self._check)
        self.verdict = paragraph(desk.theme, "", role="faint", size=11.5)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)
        column.addWidget(text(desk.theme, say("field-chords"), role="dim", size=12.5))
        column.addWidget(self.line)
        column.addWidget(self.verdict)

    def show_section(self, section: Section) -> None:
        """Show the section's chords."""
        self._grid = section_grid(self._desk.document.song, section)
        self.line.show_value(write_chord_line(section.chords, self._grid))
        self._check(self.line.text())

    def _check(self, words: str) -> bool:
        error = chord_error(words, self._grid)
        self.verdict.setText(error or say("chords-how"))
        self.verdict.setProperty("look", "clash" if error else "faint")
        self.line.setProperty("wrong", "true" if error else "false")
        for widget in (self.verdict, self.line):
            widget.style().unpolish(widget)
            widget.style().polish(widget)
        return not error

    def _finish(self, words: str) -> None:
        if self._check(words):
            self._give(read_chord_line(words, self._grid))


def chord_error(words: str, grid: BarGrid) -> str:
    """What is wrong with a chord line; empty where nothing is."""
    try:
        read_chord_line(words, grid)
    except UserError as error:
        return say_error(error)
    return ""
