"""Every step of the session; a click goes to it, forth or back.

An edit writes only the lines of steps that are new or were done or undone by it, however many there are.
"""

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from arrangeboard.app.document import Change, Label
from arrangeboard.gui.window.desk import Desk
from arrangeboard.words import say


class HistoryList(QListWidget):
    """The steps from first to last; those that are undone are faint."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._shown: tuple[Label, ...] = ()
        self._at = -1
        self.setProperty("look", "plain")
        self.setAccessibleName(say("tab-history"))
        self.setFont(desk.theme.font(13))
        self.setSpacing(1)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.ensurePolished()  # else its lines are measured without the style sheet
        self.currentRowChanged.connect(self._go)
        desk.listen(self, self._follow)
        self._refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """Bring the step at which the song stands into sight."""
        super().showEvent(event)
        self.scrollToItem(self.currentItem())

    def _follow(self, change: Change) -> None:
        if change.what not in {"view", "selection", "roll"}:
            self._refresh()

    def _go(self, step: int) -> None:
        if step >= 0:
            self._desk.document.go_to(step)

    def _refresh(self) -> None:
        document = self._desk.document
        steps, at = document.steps, document.step
        kept = _same_at_first(self._shown, steps)
        moved = range(min(at, self._at) + 1, min(kept, max(at, self._at) + 1))
        self._shown, self._at = steps, at
        with QSignalBlocker(self):
            while self.count() > len(steps):
                self.takeItem(self.count() - 1)
            for row in (*moved, *range(kept, len(steps))):
                self._show_step(row, steps[row], undone=row > at)
            self.setCurrentRow(at)
        if self.isVisible():
            self.scrollToItem(self.currentItem())

    def _show_step(self, row: int, label: Label, *, undone: bool) -> None:
        item = self.item(row) if row < self.count() else None
        if item is None:
            item = QListWidgetItem()
            self.addItem(item)
        name = say(label.code, **label.values)
        item.setText(name)
        item.setForeground(self._desk.theme.colour("faint" if undone else "text"))
        item.setToolTip(say("step-undone", name=name) if undone else name)


def _same_at_first(before: tuple[Label, ...], after: tuple[Label, ...]) -> int:
    """How many steps, from the first on, are the very same."""
    pairs = enumerate(zip(before, after, strict=False))
    return next((row for row, (old, new) in pairs if old is not new), min(len(before), len(after)))
