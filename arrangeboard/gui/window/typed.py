"""What stands in a field and has not been given to the song yet, so that nothing typed is ever lost.

A field gives its words when it is left. Whatever cannot wait for that (saving, closing, any command) asks
the focused field first.
"""

from typing import Protocol, runtime_checkable

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QDoubleSpinBox, QSpinBox, QWidget

TYPED = QEvent.Type(QEvent.registerEventType())
"""Sent to a field's window whenever something is typed into it."""


@runtime_checkable
class Typed(Protocol):
    """A field that somebody may be typing into."""

    def holds_typed(self) -> bool:
        """Whether the song does not know yet what stands in the field."""

    def give_typed(self, *, is_done: bool) -> None:
        """Give it. Where the typing is not done, only words that make sense as they stand are given."""


def holds_typed(field: QWidget | None) -> bool:
    """Whether a field, or any widget, holds something that the song does not know yet."""
    if isinstance(field, QSpinBox | QDoubleSpinBox):
        return field.text() != value_text(field)
    return isinstance(field, Typed) and field.holds_typed()


def value_text(field: QSpinBox | QDoubleSpinBox) -> str:
    """A number field's value as the field writes it."""
    if isinstance(field, QSpinBox):
        return f"{field.prefix()}{field.textFromValue(field.value())}{field.suffix()}"
    return f"{field.prefix()}{field.textFromValue(field.value())}{field.suffix()}"


def give_typed(field: QWidget | None, *, is_done: bool = True) -> None:
    """Let a field give what was typed; other widgets have nothing to give."""
    if not holds_typed(field):
        return
    if isinstance(field, Typed):
        field.give_typed(is_done=is_done)
    elif isinstance(field, QSpinBox | QDoubleSpinBox) and is_done:
        field.interpretText()


def tell_typed(field: QWidget) -> None:
    """Tell the window that something was typed."""
    QApplication.sendEvent(field.window(), QEvent(TYPED))


def is_songs_key(field: QWidget, event: QEvent, *, redoable: bool = False) -> bool:
    """Whether a key that a field would keep for itself is the song's: undo where nothing typed waits."""
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    if event.matches(QKeySequence.StandardKey.Undo):
        return not holds_typed(field)
    return event.matches(QKeySequence.StandardKey.Redo) and not redoable


class NumberKeys(QObject):
    """Lets a number field leave undo to the song, tell of digits typed, and be left with Escape."""

    def __init__(self, field: QSpinBox | QDoubleSpinBox) -> None:
        super().__init__(field)
        self._field = field
        field.lineEdit().textEdited.connect(lambda _words: tell_typed(field))
        field.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Keep what is not the field's away from it."""
        if is_songs_key(self._field, event):
            event.ignore()
            return True
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        return event.key() == Qt.Key.Key_Escape and self._leave()

    def _leave(self) -> bool:
        field = self._field
        if not holds_typed(field):
            return back_to_board(field)
        with QSignalBlocker(field):
            field.lineEdit().setText(value_text(field))
        tell_typed(field)
        return True


def back_to_board(field: QWidget) -> bool:
    """Give the focus back to the board of the field's window; whether there is one."""
    board = field.window().findChild(QWidget, "board")
    if board is not None:
        board.setFocus()
    return board is not None
