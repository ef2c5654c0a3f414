"""What an import lost, mended or set aside, each in a sentence."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from arrangeboard.gui.dialogs.dialog import Dialog
from arrangeboard.gui.fields.labels import paragraph
from arrangeboard.gui.look.icons import pixmap
from arrangeboard.gui.look.theme import Theme
from arrangeboard.words import say


class ReportDialog(Dialog):
    """A list to read."""

    def __init__(self, look: Theme, sentences: list[str], parent: QWidget) -> None:
        super().__init__(look, say("report-title"), parent, about=say("report-about"))
        self.resize(look.size(620), look.size(420))
        held = QWidget()
        column = QVBoxLayout(held)
        column.setContentsMargins(0, 4, 8, 4)
        column.setSpacing(look.size(12))
        for sentence in sentences:
            column.addLayout(self._line(sentence))
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(held)
        self.body.addWidget(area, 1)
        self.add_close().setDefault(True)

    def _line(self, sentence: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        mark = QLabel()
        mark.setPixmap(pixmap("info", self.look.colour("accent"), self.look.size(20)))
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        words = paragraph(self.look, sentence, size=13.5)
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row.addWidget(words, 1)
        return row
