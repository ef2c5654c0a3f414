"""A piece's name typed on its card: Enter takes it, Escape drops it."""

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from arrangeboard.gui.look.theme import SEMIBOLD, Theme
from arrangeboard.gui.window.typed import tell_typed
from arrangeboard.words import say


class CardName(QLineEdit):
    """Stands over a card until the name is given or dropped; `given` carries a name that differs."""

    given = Signal(str)

    def __init__(self, strip: QWidget, look: Theme, line: QRect, name: str) -> None:
        super().__init__(name, strip)
        self._strip = strip
        self._before = name
        self._is_done = False
        self.setFont(look.font(12, SEMIBOLD))
        self.setMaxLength(200)
        self.setAccessibleName(say("piece-rename-title"))
        self.setGeometry(line)
        self.editingFinished.connect(self._finish)
        self.textEdited.connect(lambda _words: tell_typed(self))
        self.selectAll()
        self.show()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def holds_typed(self) -> bool:
        """Whether another name stands here than the song has."""
        name = self.text().strip()
        return not self._is_done and bool(name) and name != self._before

    def give_typed(self, *, is_done: bool) -> None:
        """Take the name, where it is typed to its end."""
        if is_done:
            self._finish()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take with Enter, drop with Escape; no key of a name is one of the tray's."""
        if event.key() == Qt.Key.Key_Escape:
            self._close()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._finish()
        else:
            super().keyPressEvent(event)
        event.accept()

    def _finish(self) -> None:
        name, is_new = self.text().strip(), self.holds_typed()
        self._close()
        if is_new:
            self.given.emit(name)

    def _close(self) -> None:
        if not self._is_done:
            self._is_done = True
            had_focus = self.hasFocus()
            self.hide()
            self.deleteLater()
            if had_focus:
                self._strip.setFocus(Qt.FocusReason.OtherFocusReason)
