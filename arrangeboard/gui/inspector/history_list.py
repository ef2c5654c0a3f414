"""Every step of the session; a click goes to it, forth or back."""

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from arrangeboard.app.document import Change
from arrangeboard.gui.desk import Desk
from arrangeboard.words import say


class HistoryList(QListWidget):
    """The steps from first to last; those that are undone are faint."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.setProperty("look", "plain")
        self.setAccessibleName(say("tab-history"))
        self.setFont(desk.theme.font(13))
        self.setSpacing(1)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.ensurePolished()  # else its lines are measured without the style sheet
        self.currentRowChanged.connect(self._go)
        desk.listen(self, self._follow)
        self._refresh()

    def _follow(self, change: Change) -> None:
        if change.what not in {"view", "selection"}:
            self._refresh()

    def _go(self, step: int) -> None:
        if step >= 0:
            self._desk.document.go_to(step)

    def _refresh(self) -> None:
        document = self._desk.document
        names = [say(label.code, **label.values) for label in document.steps]
        with QSignalBlocker(self):
            while self.count() > len(names):
                self.takeItem(self.count() - 1)
            for at, name in enumerate(names):
                self._show_step(at, name, undone=at > document.step)
            self.setCurrentRow(document.step)
        self.scrollToItem(self.currentItem())

    def _show_step(self, at: int, name: str, *, undone: bool) -> None:
        item = self.item(at) if at < self.count() else None
        if item is None:
            item = QListWidgetItem()
            self.addItem(item)
        item.setText(name)
        item.setForeground(self._desk.theme.colour("faint" if undone else "text"))
        item.setToolTip(say("step-undone", name=name) if undone else name)
