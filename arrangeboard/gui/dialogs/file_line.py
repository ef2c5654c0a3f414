"""A file to be written: a path to type, a way to look for one, and a sentence about what would happen.

Which files these are, and what their names mean, is said by those who inherit. Writes nothing itself.
"""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QGridLayout, QLineEdit, QWidget

from arrangeboard.gui.fields.labels import button, paragraph, text
from arrangeboard.gui.look.style_sheet import set_look
from arrangeboard.gui.look.theme import Theme
from arrangeboard.words import say


class FileLine(QWidget):
    """Tells what would be written and replaced as the path is typed."""

    changed = Signal()

    def __init__(self, look: Theme, target: Path, title: str) -> None:
        super().__init__()
        self.folder, self.name = target.parent, target.stem
        self._title = title
        self.line = QLineEdit()
        self.line.setAccessibleName(say("export-file"))
        self.about = paragraph(look, "", role="dim", size=12)
        self.browse = button(look, say("export-browse"), self._browse)
        self._lay_out(look)
        self.show_target(target)
        self.line.textChanged.connect(self._refresh)

    @property
    def target(self) -> Path | None:
        """The file that is named; None for none."""
        return self.typed(self.line.text())

    def typed(self, words: str) -> Path | None:
        """The file that these words name; None for none."""
        raise NotImplementedError

    def what_happens(self) -> tuple[str, str]:
        """A sentence about what would be written and replaced, and the look it is said in."""
        raise NotImplementedError

    def kinds(self) -> str:
        """The kinds of files, as a file dialog wants them."""
        raise NotImplementedError

    def show_target(self, target: Path) -> None:
        """Name a file, its name marked so that typing gives another one."""
        self.line.setText(str(target))
        self.line.setSelection(len(str(target)) - len(target.name), len(target.stem))
        self._refresh()

    def look_again(self) -> None:
        """Say what would be made and replaced now."""
        words, look = self.what_happens()
        set_look(self.about, look)
        self.about.setText(words)

    def _lay_out(self, look: Theme) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(4)
        label = text(look, say("export-file"), role="dim")
        label.setBuddy(self.line)
        grid.addWidget(label, 0, 0)
        grid.addWidget(self.line, 0, 1)
        grid.addWidget(self.browse, 0, 2)
        grid.addWidget(self.about, 1, 1, 1, 2)
        grid.setColumnStretch(1, 1)

    def _refresh(self) -> None:
        self.look_again()
        self.changed.emit()

    def _browse(self) -> None:
        # What is replaced is asked about by the dialog, which knows our own files.
        quiet = QFileDialog.Option.DontConfirmOverwrite
        start = str(self.target or self.folder)
        chosen, _ = QFileDialog.getSaveFileName(self, self._title, start, self.kinds(), options=quiet)
        if chosen:
            self.show_target(self.typed(chosen) or Path(chosen))
            self.line.setFocus()
