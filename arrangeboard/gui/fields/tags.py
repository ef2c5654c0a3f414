"""Tags as small pills that a click takes away, and a field behind them for another one."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from arrangeboard.gui.fields.basic import LineField
from arrangeboard.gui.look.icons import icon
from arrangeboard.gui.look.theme import MEDIUM, Theme
from arrangeboard.words import say

PILL_HEIGHT, FIELD_HEIGHT, LEAST_FIELD, GAP = 26, 30, 96, 6


class TagsField(QWidget):
    """Hands over all tags whenever one is added or taken away. Commas part several that are typed at once."""

    def __init__(self, look: Theme, give: Callable[[tuple[str, ...]], object]) -> None:
        super().__init__()
        self._look = look
        self._give = give
        self._tags: tuple[str, ...] = ()
        self.pills: list[QPushButton] = []
        self.field = LineField(self._add, hint=say("tags-hint"))
        self.field.setParent(self)
        self.field.setAccessibleName(say("tags-hint"))
        self.setFocusProxy(self.field)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_value(self, tags: Iterable[str]) -> None:
        """Show what the song says."""
        shown = tuple(tags)
        if shown != self._tags:
            self._tags = shown
            for pill in self.pills:
                pill.hide()
                pill.deleteLater()
            self.pills = [self._pill(tag) for tag in shown]
            self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the pills stand anew."""
        super().resizeEvent(event)
        self._arrange()

    def _pill(self, tag: str) -> QPushButton:
        pill = QPushButton(tag.replace("&", "&&"), self)
        pill.setProperty("look", "tag")
        pill.setFont(self._look.font(12, MEDIUM))
        pill.setIcon(icon("close", self._look))
        pill.setIconSize(QSize(self._look.size(11), self._look.size(11)))
        pill.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        pill.setToolTip(say("tag-remove-tip", tag=tag))
        pill.setAccessibleName(say("tag-remove-tip", tag=tag))
        pill.clicked.connect(lambda _checked=False: self._remove(tag))
        pill.show()
        return pill

    def _add(self, typed: str) -> None:
        self.field.show_value("")
        new = [tag.strip() for tag in typed.split(",") if tag.strip()]
        if new:
            self._give((*self._tags, *new))

    def _remove(self, tag: str) -> None:
        self.field.setFocus()
        # The pill goes with its tag, and must not while it is being clicked.
        QTimer.singleShot(0, self, lambda: self._give(tuple(one for one in self._tags if one != tag)))

    def _arrange(self) -> None:
        """Place pills from left to right, in as many lines as they need, and the field behind them."""
        gap, height = self._look.size(GAP), self._look.size(PILL_HEIGHT)
        x = y = 0
        for pill in self.pills:
            width = min(pill.sizeHint().width(), max(self.width(), 1))
            if x and x + width > self.width():
                x, y = 0, y + height + gap
            pill.setGeometry(x, y, width, height)
            x += width + gap
        if x and self.width() - x < self._look.size(LEAST_FIELD):
            x, y = 0, y + height + gap
        tall = self._look.size(FIELD_HEIGHT)
        self.field.setGeometry(x, y, max(self.width() - x, 1), tall)
        self.setFixedHeight(y + tall)
