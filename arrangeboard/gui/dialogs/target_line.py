"""The file that an export goes to: a path to type, a way to look for one, and what it would replace."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QGridLayout, QLineEdit, QWidget

from arrangeboard.app.export_targets import Standing, paths_at, typed_target, what_stands
from arrangeboard.gui.fields.labels import button, paragraph, text
from arrangeboard.gui.look.style_sheet import set_look
from arrangeboard.gui.look.theme import Theme
from arrangeboard.words import say

TAKEN: tuple[Standing, ...] = ("other", "midi")


class TargetLine(QWidget):
    """Tells what would be written and replaced as the path is typed. Writes nothing itself."""

    changed = Signal()

    def __init__(self, look: Theme, target: Path, endings: tuple[str, ...]) -> None:
        super().__init__()
        self._folder, self._name = target.parent, target.stem
        self._endings = endings
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
        return typed_target(self.line.text(), self._folder, self._name)

    @property
    def paths(self) -> tuple[Path, ...]:
        """Every file that the export would write."""
        return paths_at(self.target, self._endings) if self.target is not None else ()

    def taken(self) -> tuple[Path, Standing] | None:
        """The first file that others have made and that would be replaced."""
        standing = ((path, what_stands(path)) for path in self.paths)
        return next((one for one in standing if one[1] in TAKEN), None)

    def show_target(self, target: Path) -> None:
        """Name a file, its name marked so that typing gives another one."""
        self.line.setText(str(target))
        self.line.setSelection(len(str(target)) - len(target.name), len(target.stem))
        self._refresh()

    def expect(self, endings: tuple[str, ...]) -> None:
        """The options have changed: these are the endings of the files now."""
        self._endings = endings
        self._refresh()

    def look_again(self) -> None:
        """Say what an export would make and replace now."""
        taken = self.taken()
        set_look(self.about, "caution" if taken or not self.paths else "dim")
        self.about.setText(self._what_happens(taken))

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

    def _what_happens(self, taken: tuple[Path, Standing] | None) -> str:
        if not self.paths:
            return say("export-no-file") if self.target is None else ""
        folder = self.paths[0].parent.name or str(self.paths[0].parent)
        if taken is not None:
            return say(f"export-taken-{taken[1]}", name=taken[0].name, folder=folder)
        replaces = any(what_stands(path) == "ours" for path in self.paths)
        if len(self.paths) == 1:
            return say("export-replaces" if replaces else "export-makes-new", folder=folder)
        code = "export-replaces-several" if replaces else "export-makes-several"
        first, last = self.paths[0].name, self.paths[-1].name
        return say(code, count=len(self.paths), folder=folder, first=first, last=last)

    def _browse(self) -> None:
        # What is replaced is asked about by the dialog, which knows our own files.
        quiet = QFileDialog.Option.DontConfirmOverwrite
        kinds = f"{say('filter-midi')} (*.mid *.midi)"
        start = str(self.target or self._folder)
        chosen, _ = QFileDialog.getSaveFileName(self, say("export-title"), start, kinds, options=quiet)
        if chosen:
            self.show_target(typed_target(chosen, self._folder, self._name) or Path(chosen))
            self.line.setFocus()
