"""The first line of every menu of the tray: let it be heard, or say why that cannot be."""

from collections.abc import Callable

from PySide6.QtWidgets import QMenu

from arrangeboard.gui.window.desk import Desk
from arrangeboard.words import say


def add_hear(menu: QMenu, desk: Desk, hear: Callable[[], object]) -> None:
    """Add the line and a separator below it."""
    action = menu.addAction(say("command-hear"), hear)
    action.setEnabled(not desk.hearing.why_not)
    action.setToolTip(desk.hearing.why_not)
    menu.setToolTipsVisible(True)
    menu.addSeparator()
