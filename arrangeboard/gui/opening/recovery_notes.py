"""Several songs that were not saved, in one line that unfolds: more than one must not fill the start page."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from arrangeboard.gui.fields.labels import button
from arrangeboard.gui.look.theme import Theme
from arrangeboard.gui.opening.recovery_note import NoteLine, RecoveryNote
from arrangeboard.gui.window.questions import ask_yes
from arrangeboard.storage.autosave import Recovered
from arrangeboard.words import say

Act = Callable[[Recovered], object]
MOST_SEEN = 4
"""Of more songs than these the rest is scrolled to."""


class RecoveryNotes(QWidget):
    """A line that counts the songs, and below it, once it is unfolded, each with its own buttons."""

    def __init__(self, look: Theme, recovered: Iterable[Recovered], recover: Act, drop: Act) -> None:
        super().__init__()
        self._look, self._recover, self._drop = look, recover, drop
        self._left = {one.recovery_id: one for one in recovered}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, look.size(14))
        column.setSpacing(look.size(6))
        line = NoteLine(look, say("recover-several", count=len(self._left)))
        self.words = line.words
        self.fold = button(look, say("recover-show"), self._turn, "primary")
        line.add(self.fold)
        line.add(button(look, say("recover-drop-all"), self._drop_all))
        column.addWidget(line)
        self._list = self._unfolded()
        self._list.hide()
        column.addWidget(self._list)

    def _unfolded(self) -> QScrollArea:
        held = QWidget()
        column = QVBoxLayout(held)
        column.setContentsMargins(self._look.size(20), 0, 0, 0)
        column.setSpacing(self._look.size(6))
        for one in self._left.values():
            column.addWidget(RecoveryNote(self._look, one, self._recover, self._drop_one))
        column.addStretch(1)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(held)
        area.setFixedHeight(self._look.size(62) * min(MOST_SEEN, len(self._left)))
        return area

    def _turn(self) -> None:
        is_open = self._list.isHidden()
        self._list.setVisible(is_open)
        self.fold.setText(say("recover-hide" if is_open else "recover-show"))

    def _drop_one(self, recovered: Recovered) -> None:
        self._drop(recovered)
        del self._left[recovered.recovery_id]
        self.words.setText(self._count())
        self._list.setFixedHeight(self._look.size(62) * min(MOST_SEEN, len(self._left)))
        self.setVisible(bool(self._left))

    def _count(self) -> str:
        count = len(self._left)
        return say("recover-several-one") if count == 1 else say("recover-several", count=count)

    def _drop_all(self) -> None:
        if ask_yes(self, say("recover-drop-question", count=len(self._left))):
            for one in tuple(self._left.values()):
                self._drop_one(one)
