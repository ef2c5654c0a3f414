"""Space plays, but a button or a list of choices that was reached with the keyboard is pressed with it.

One that was clicked, or that the focus fell to, leaves Space to playing.
"""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QComboBox, QWidget


def belongs_to_button(event: QEvent, focused: QWidget | None) -> bool:
    """Whether a key that is about to become a shortcut is a Space that the focused widget needs itself."""
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    is_space = event.key() == Qt.Key.Key_Space and not event.modifiers()
    return is_space and isinstance(focused, QAbstractButton | QComboBox) and _is_reached_by_key(focused)


def _is_reached_by_key(focused: QWidget) -> bool:
    """Whether Tab or a shortcut moved the focus last in this window."""
    return focused.window().testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)
