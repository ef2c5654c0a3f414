"""What is worth knowing before an export: what stops it, what is lost, what is good to know."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from arrangeboard.gui.fields.labels import empty_layout, heading, paragraph
from arrangeboard.gui.look.icons import pixmap
from arrangeboard.gui.look.theme import Theme
from arrangeboard.midi.notices import Notice
from arrangeboard.words import say

ICONS = {"stops": ("warning", "clash"), "loses": ("warning", "caution"), "tells": ("info", "accent")}


class NoticeList(QFrame):
    """Sentences, each with a sign of how much it weighs."""

    def __init__(self, look: Theme, title: str = "notices-title") -> None:
        super().__init__()
        self._look = look
        self.setProperty("look", "card")
        self._held = QWidget()
        self._column = QVBoxLayout(self._held)
        self._column.setContentsMargins(0, 0, 6, 0)
        self._column.setSpacing(look.size(12))
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(self._held)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 12, 14)
        column.setSpacing(12)
        column.addWidget(heading(look, say(title), 14))
        column.addWidget(area, 1)

    @property
    def sentences(self) -> list[str]:
        """What is said, from top to bottom."""
        return [label.text() for label in self._held.findChildren(QLabel) if label.text()]

    def show_notices(self, notices: Sequence[Notice]) -> None:
        """Say these, or that all arrives as it is."""
        empty_layout(self._held)
        for notice in notices:
            self._add(say(notice.code, **notice.values), *ICONS[notice.weight])
        if not notices:
            self._add(say("nothing-lost"), "good", "good")
        self._column.addStretch(1)

    def _add(self, sentence: str, icon: str, role: str) -> None:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        mark = QLabel()
        mark.setPixmap(pixmap(icon, self._look.colour(role), self._look.size(20)))
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(paragraph(self._look, sentence), 1)
        self._column.addWidget(line)
