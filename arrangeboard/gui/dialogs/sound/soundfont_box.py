"""Which SoundFont plays: the installation's, one found on this computer, or a file of the user's own."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import (
    QButtonGroup,
    QFileDialog,
    QHBoxLayout,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from arrangeboard.app.soundfonts import (
    FontChoice,
    better_choice,
    check_font,
    font_choices,
    shown_name,
    size_text,
)
from arrangeboard.errors import UserError
from arrangeboard.gui.fields.labels import button, empty_layout, paragraph
from arrangeboard.gui.look.theme import Theme
from arrangeboard.words import say, say_error


class SoundFontBox(QWidget):
    """A line for each SoundFont, the best of this computer marked as such, and why a file is refused.

    `give` takes the path that is chosen, empty for the installation's own.
    """

    def __init__(self, look: Theme, chosen: str, give: Callable[[str], object]) -> None:
        super().__init__()
        self._look = look
        self._chosen = chosen
        self._give = give
        self._shown: tuple[FontChoice, ...] = ()
        self._group = QButtonGroup(self)
        self._held = QWidget()
        self._lines = QVBoxLayout(self._held)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(look.size(2))
        better = better_choice()
        self._better = better.path if better is not None else None
        self.browse = button(look, say("soundfont-browse"), self._browse)
        self.verdict = paragraph(look, "", role="clash", size=12.5)
        self._lay_out()
        self._refresh()

    @property
    def choices(self) -> list[QRadioButton]:
        """The lines, in their order."""
        return [one for one in self._group.buttons() if isinstance(one, QRadioButton)]

    def choose(self, path: str) -> None:
        """Play with another SoundFont, unless it cannot be played with."""
        self.verdict.hide()
        if path:
            try:
                check_font(Path(path))
            except UserError as error:
                self.verdict.setText(say_error(error))
                self.verdict.show()
                self._refresh()
                return
        self._chosen = path
        self._give(path)
        self._refresh()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._look.size(10))
        column.addWidget(self._held)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.browse)
        row.addWidget(self.verdict, 1)
        row.addStretch(0)
        column.addLayout(row)
        self.verdict.hide()

    def _refresh(self) -> None:
        choices = font_choices(self._chosen)
        if choices != self._shown:  # lines that stay keep the focus
            self._shown = choices
            for line in self.choices:
                self._group.removeButton(line)
            empty_layout(self._held)
            for choice in choices:
                self._add_line(choice)
        for line, choice in zip(self.choices, choices, strict=True):
            line.setChecked(choice.path == self._chosen)

    def _add_line(self, choice: FontChoice) -> None:
        line = QRadioButton(self._words(choice).replace("&", "&&"))
        line.setFont(self._look.font(13))
        line.setToolTip(choice.path or say("soundfont-default-tip"))
        line.setEnabled(choice.is_there)
        line.clicked.connect(lambda _on, path=choice.path: self._pick(path))
        self._group.addButton(line)
        self._lines.addWidget(line)

    def _words(self, choice: FontChoice) -> str:
        name = shown_name(choice.name)
        if not choice.path:
            if not choice.is_there:
                return say("soundfont-default-missing")
            return say("soundfont-default", name=name, size=size_text(choice.bytes))
        if not choice.is_there:
            return say("soundfont-missing", name=name)
        code = "soundfont-line-better" if choice.path == self._better else "soundfont-line"
        return say(code, name=name, size=size_text(choice.bytes))

    def _pick(self, path: str) -> None:
        if path != self._chosen:
            self.choose(path)

    def _browse(self) -> None:
        start = str(Path(self._chosen).parent) if self._chosen else str(Path.home())
        kinds = f"{say('filter-soundfonts')} (*.sf2 *.sf3 *.SF2 *.SF3)"
        chosen, _ = QFileDialog.getOpenFileName(self, say("soundfont-choose"), start, kinds)
        if chosen:
            self.choose(chosen)
