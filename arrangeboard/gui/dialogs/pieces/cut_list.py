"""The pieces that the cuts of a track make: which are taken, what they are called, where they lie."""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem

from arrangeboard.gui.look.theme import Theme
from arrangeboard.words import say

_NAME = 0


class PieceRow(NamedTuple):
    """One line: name, bars, what is in it, and why it begins there."""

    name: str
    bars: str
    notes: str
    why: str


class PieceRows(QTreeWidget):
    """`chosen` carries the number of the piece walked to, `renamed` number and name."""

    chosen = Signal(int)
    renamed = Signal(int, str)
    ticked = Signal()

    def __init__(self, look: Theme) -> None:
        super().__init__()
        self.setAccessibleName(say("import-pieces"))
        self.setFont(look.font(13))
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setHeaderLabels([say(f"import-column-{name}") for name in ("name", "bars", "notes", "why")])
        self.header().setSectionResizeMode(_NAME, QHeaderView.ResizeMode.Stretch)
        self.header().setSectionsMovable(False)
        self.header().setStretchLastSection(False)
        for column, width in ((1, 110), (2, 84), (3, 180)):
            self.header().resizeSection(column, look.size(width))
        self.setMinimumHeight(look.size(110))
        self.currentItemChanged.connect(lambda _now, _before: self.chosen.emit(self.row))
        self.itemChanged.connect(self._changed)

    @property
    def row(self) -> int:
        """The number of the piece walked to; 0 before any is."""
        item = self.currentItem()
        return max(0, self.indexOfTopLevelItem(item)) if item is not None else 0

    def show_rows(self, rows: list[PieceRow], row: int, is_taken: Callable[[int], bool]) -> None:
        """Show these pieces with their ticks, one of them chosen."""
        with QSignalBlocker(self):
            while self.topLevelItemCount() > len(rows):
                self.takeTopLevelItem(self.topLevelItemCount() - 1)
            for at, words in enumerate(rows):
                item = self.topLevelItem(at) or self._add()
                for column, word in enumerate(words):
                    item.setText(column, word)
                state = Qt.CheckState.Checked if is_taken(at) else Qt.CheckState.Unchecked
                item.setCheckState(_NAME, state)
            if rows:
                self.setCurrentItem(self._item(min(row, len(rows) - 1)))

    def taken(self) -> list[int]:
        """The numbers of the pieces that are ticked."""
        count = self.topLevelItemCount()
        return [at for at in range(count) if self._item(at).checkState(_NAME) == Qt.CheckState.Checked]

    def _item(self, at: int) -> QTreeWidgetItem:
        item = self.topLevelItem(at)
        if item is None:
            raise IndexError(at)
        return item

    def _add(self) -> QTreeWidgetItem:
        item = QTreeWidgetItem()
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemIsUserCheckable)
        self.addTopLevelItem(item)
        return item

    def _changed(self, item: QTreeWidgetItem, column: int) -> None:
        if column == _NAME:
            self.renamed.emit(self.indexOfTopLevelItem(item), item.text(_NAME).strip())
            self.ticked.emit()
