"""A name typed where it stands: a line that is there only until the name is given or dropped.

Enter takes the name, Escape drops it. Whose name it is and where it stands is said by those who inherit.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from arrangeboard.gui.window.typed import tell_typed

MOST_LETTERS = 200


class NameLine(QLineEdit):
    """Takes a new name with Enter or when the focus leaves, then gives the focus back to its `home`."""

    closed = Signal()

    def __init__(self, parent: QWidget, home: QWidget, font: QFont, name: str) -> None:
        super().__init__(name, parent)
        self._home = home
        self._before = name
        self._is_done = False
        self.setFont(font)
        self.setMaxLength(MOST_LETTERS)
        self.editingFinished.connect(self.finish)
        self.textEdited.connect(lambda _words: tell_typed(self))

    def take(self, name: str) -> None:
        """Give the name, which differs from the one before."""
        raise NotImplementedError

    def begin(self) -> None:
        """Stand there to be typed in, all letters chosen."""
        self.selectAll()
        self.show()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def finish(self) -> None:
        """Take the name if it is another, and be there no more."""
        name, is_new = self.text().strip(), self.holds_typed()
        self.give_up()
        if is_new:
            self.take(name)

    def give_up(self) -> None:
        """Keep the old name."""
        if not self._is_done:
            self._is_done = True
            if self.hasFocus():
                self._home.setFocus(Qt.FocusReason.OtherFocusReason)
            self.hide()
            self.deleteLater()
            self.closed.emit()

    def holds_typed(self) -> bool:
        """Whether another name stands here than the song has."""
        name = self.text().strip()
        return not self._is_done and bool(name) and name != self._before

    def give_typed(self, *, is_done: bool) -> None:
        """Take the name, where it is typed to its end."""
        if is_done:
            self.finish()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take with Enter, drop with Escape; no key of a name is one of what it stands on."""
        match event.key():
            case Qt.Key.Key_Escape:
                self.give_up()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.finish()
            case _:
                super().keyPressEvent(event)
        event.accept()
