"""A form typed as letters, seen as it is typed."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout

from arrangeboard.errors import UserError
from arrangeboard.gui.fields.labels import button, paragraph, text
from arrangeboard.gui.look.theme import MEDIUM, SEMIBOLD, Theme
from arrangeboard.gui.opening.form_card import FormStrip
from arrangeboard.theory.forms import Form, read_form
from arrangeboard.words import say, say_error


class OwnForm(QFrame):
    """A line to type in, the sections it makes so far, and what keeps it from making any."""

    form_given = Signal(object)

    def __init__(self, look: Theme) -> None:
        super().__init__()
        self.setProperty("look", "form")
        self.line = QLineEdit()
        self.line.setObjectName("own-form")
        self.line.setFont(look.font(15, MEDIUM))
        self.line.setPlaceholderText(say("own-form-hint"))
        self.line.setAccessibleName(say("own-form-title"))
        self.line.setMinimumHeight(look.size(36))
        self.line.textChanged.connect(self._show)
        self.line.returnPressed.connect(self._give)
        self.start = button(look, say("own-form-start"), self._give, "primary")
        self.start.setMinimumHeight(look.size(36))
        self.start.setEnabled(False)
        self.strip = FormStrip(look)
        self.verdict = paragraph(look, say("own-form-how"), role="dim", size=12)
        self._form: Form | None = None
        self._lay_out(look)

    def _lay_out(self, look: Theme) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(text(look, say("own-form-title"), size=14, weight=SEMIBOLD))
        row.addWidget(self.line, 1)
        row.addWidget(self.start)
        column.addLayout(row)
        column.addWidget(self.verdict)
        column.addWidget(self.strip)

    def _show(self, words: str) -> None:
        error = ""
        self._form = None
        if words.strip():
            try:
                self._form = read_form(words)
            except UserError as refused:
                error = say_error(refused)
        self.start.setEnabled(self._form is not None)
        self.strip.show_sections(self._form.sections if self._form else ())
        self._say(error)

    def _say(self, error: str) -> None:
        form = self._form
        told = say("own-form-told", count=len(form.sections), bars=form.bars) if form else say("own-form-how")
        self.verdict.setText(error or told)
        self.verdict.setProperty("look", "clash" if error else "dim")
        self.line.setProperty("wrong", "true" if error else "false")
        for widget in (self.verdict, self.line):
            widget.style().unpolish(widget)
            widget.style().polish(widget)

    def _give(self) -> None:
        if self._form is not None:
            self.form_given.emit(self._form)
