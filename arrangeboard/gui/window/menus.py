"""The menu bar and the context menus, made from the tables of commands."""

from collections.abc import Callable, Iterable, Mapping

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from arrangeboard.app.menus import CONTEXT_MENUS, MENUS
from arrangeboard.gui.window.actions import Actions
from arrangeboard.words import say

Choice = tuple[str, Callable[[], object], bool]
"""A line of a submenu: its words, what it does, and whether it is the one in force."""

Submenus = Mapping[str, Callable[[], Iterable[Choice]]]
"""What each submenu offers when it is opened."""


def fill_menu_bar(bar: QMenuBar, actions: Actions, submenus: Submenus) -> None:
    """Put every menu into the menu bar."""
    for title, entries in MENUS:
        fill(bar.addMenu(say(title)), entries, actions, submenus)


def context_menu(parent: QWidget, what: str, actions: Actions, submenus: Submenus) -> QMenu:
    """What makes sense on a section, lane, part, cell or the ground; disabled commands are left out."""
    menu = QMenu(parent)
    fill(menu, CONTEXT_MENUS[what], actions, submenus)
    for action in menu.actions():
        if not action.isSeparator() and action.menu() is None and not action.isEnabled():
            menu.removeAction(action)
    return menu


def fill(menu: QMenu, entries: Iterable[str], actions: Actions, submenus: Submenus) -> None:
    """Put commands, separators ("-") and submenus into a menu."""
    for entry in entries:
        if entry == "-":
            menu.addSeparator()
        elif entry.startswith("submenu-"):
            _add_submenu(menu, entry, submenus[entry])
        else:
            menu.addAction(actions[entry])


def _add_submenu(menu: QMenu, title: str, offer: Callable[[], Iterable[Choice]]) -> None:
    submenu = menu.addMenu(say(title))

    def renew() -> None:
        submenu.clear()
        for words, do, is_on in offer():
            _add_choice(submenu, words, do, is_on=is_on)
        if submenu.isEmpty():
            submenu.addAction(say("nothing-to-choose")).setEnabled(False)

    submenu.aboutToShow.connect(renew)


def _add_choice(menu: QMenu, words: str, do: Callable[[], object], *, is_on: bool) -> None:
    action = QAction(words.replace("&", "&&"), menu)
    action.setCheckable(is_on)
    action.setChecked(is_on)
    action.triggered.connect(lambda _checked=False: do())
    menu.addAction(action)
