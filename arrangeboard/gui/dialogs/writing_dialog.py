"""What dialogs share that write files: options beside what they mean, and a line for what became of it."""

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QPushButton, QWidget

from arrangeboard.gui.dialogs.dialog import Dialog
from arrangeboard.gui.dialogs.notice_list import NoticeList
from arrangeboard.gui.fields.labels import button, paragraph, text
from arrangeboard.gui.look.style_sheet import set_look
from arrangeboard.gui.look.theme import Theme
from arrangeboard.gui.window.revealing import reveal
from arrangeboard.words import say


class WritingDialog(Dialog):
    """Those who inherit lay out the body, say in `begin_writing` how files are written, and tell the result.

    The first file written can be shown in its folder; one that would be replaced is asked about.
    """

    def __init__(self, look: Theme, title: str, parent: QWidget, *, about: str = "") -> None:
        super().__init__(look, title, parent, about=about)
        self._paths: tuple[Path, ...] = ()
        self.result_words = paragraph(look, "")
        self.reveal = button(look, say("reveal"), self._reveal)
        self.replace = button(look, say("export-replace"), self.begin_writing)

    def begin_writing(self) -> None:
        """Write the files that are named, whatever stands there."""
        raise NotImplementedError

    def columns(
        self, group: str, fields: Mapping[str, QWidget], notices: NoticeList, width: int
    ) -> QHBoxLayout:
        """The fields, named by `group`, at least so many pixels wide, and beside them what they mean."""
        row = QHBoxLayout()
        row.setSpacing(self.look.size(28))
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(self.look.size(10))
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for name, field in fields.items():
            field.setMinimumWidth(self.look.size(width))
            form.addRow(text(self.look, say(f"{group}-{name}"), role="dim"), field)
        row.addLayout(form)
        row.addWidget(notices, 1)
        return row

    def add_result(self) -> None:
        """The line below all else for what became of the files."""
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.result_words, 1)
        for offered in (self.reveal, self.replace):
            offered.hide()
            row.addWidget(offered)
        self.body.addLayout(row)

    def add_buttons(self, words: str) -> None:
        """Cancel, and the button that writes, which Enter presses."""
        self.close_button = self.add_close("button-cancel")
        self.write: QPushButton = button(self.look, words, self.write_or_ask, "primary")
        self.write.setDefault(True)
        self.buttons.addWidget(self.write)

    def write_or_ask(self) -> None:
        """Write, or ask first what becomes of files that stand there."""
        question = self.question()
        if question:
            self.say_result(question, "caution")
            self.reveal.hide()
            self.replace.show()
        else:
            self.begin_writing()

    def question(self) -> str:
        """What must be asked before files are written; empty for nothing."""
        raise NotImplementedError

    def forget_result(self) -> None:
        """Something has been changed: what was said of the files before is no longer true."""
        self.reveal.hide()
        self.replace.hide()
        self.result_words.clear()
        self.close_button.setText(say("button-cancel"))

    def success(self, paths: tuple[Path, ...]) -> str:
        """The sentence about files that are written."""
        self._paths = paths
        code = "exported-one" if len(paths) == 1 else "exported-several"
        return say(code, name=paths[0].name, count=len(paths), folder=paths[0].parent)

    def say_result(self, words: str, role: str) -> None:
        """Say what became of it."""
        self.result_words.setText(words)
        set_look(self.result_words, role)

    def _reveal(self) -> None:
        if self._paths:
            path = self._paths[0]
            reveal(path, lambda: self.say_result(say("cannot-reveal", path=path), "caution"))
