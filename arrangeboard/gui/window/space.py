"""Space plays, but a button or a list of choices that has the focus is pressed with it, as anywhere else."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QComboBox, QWidget


def belongs_to_button(event: QEvent, focused: QWidget | None) -> bool:
    """Whether a key that is about to become a shortcut is a Space that the focused widget needs itself."""
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    is_space = event.key() == Qt.Key.Key_Space and not event.modifiers()
    return is_space and isinstance(focused, QAbstractButton | QComboBox)
