"""What is wished of the answers: how surprising, how much stays empty, whether choruses are alike."""

from msgspec.structs import replace
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from arrangeboard.fit.filling.wish import Wish
from arrangeboard.gui.fields.labels import text
from arrangeboard.gui.fields.slider import SliderField
from arrangeboard.gui.look.theme import Theme
from arrangeboard.words import say

MOST_EMPTY = 100
_STEP = 5


class WishRow(QWidget):
    """`changed` tells that something else is wished."""

    changed = Signal()

    def __init__(self, look: Theme, wish: Wish) -> None:
        super().__init__()
        self._look = look
        self.wish = wish
        self.surprise = self._slider((0, 100), wish.surprise, "surprise")
        self.empty = self._slider((0, MOST_EMPTY), wish.empty, "empty")
        self.percent = text(look, "", role="dim")
        self.alike = QCheckBox(say("filling-alike"))
        self.alike.setToolTip(say("filling-alike-tip"))
        self.alike.setChecked(wish.alike)
        self.alike.toggled.connect(lambda on: self._wish(alike=on))
        self._lay_out()
        self._show_percent(wish.empty)

    def _slider(self, bounds: tuple[int, int], value: int, name: str) -> SliderField:
        made = SliderField(lambda given: self._wish(**{name: given}), bounds, usual=value)
        made.setSingleStep(_STEP)
        made.setPageStep(4 * _STEP)
        made.show_value(value)
        made.setToolTip(say(f"filling-{name}-tip"))
        made.setFixedWidth(self._look.size(150))
        return made

    def _lay_out(self) -> None:
        look = self._look
        self.surprise.setAccessibleName(say("filling-surprise-name"))
        self.empty.setAccessibleName(say("filling-empty"))
        self.empty.tried.connect(self._show_percent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.size(10))
        row.addWidget(text(look, say("filling-safe"), role="dim"))
        row.addWidget(self.surprise)
        row.addWidget(text(look, say("filling-surprising"), role="dim"))
        row.addSpacing(look.size(18))
        row.addWidget(text(look, say("filling-empty"), role="dim"))
        row.addWidget(self.empty)
        self.percent.setMinimumWidth(look.size(38))
        row.addWidget(self.percent)
        row.addSpacing(look.size(18))
        row.addWidget(self.alike)
        row.addStretch(1)

    def _wish(self, **changed: object) -> None:
        wish = replace(self.wish, **changed)
        self._show_percent(wish.empty)
        if wish != self.wish:
            self.wish = wish
            self.changed.emit()

    def _show_percent(self, percent: int) -> None:
        self.percent.setText(say("filling-percent", percent=percent))
