"""The commands of `arrangeboard.app.commands` as Qt actions: one action each, wherever it is shown."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from arrangeboard.app.commands import COMMANDS, Command, is_available
from arrangeboard.app.document import Document
from arrangeboard.words import say

Handlers = Mapping[str, Callable[[], object]]


class Actions(QObject):
    """Every action by the code of its command; on the window, so that their shortcuts work all over it."""

    about_to_run = Signal()
    """Comes before every deed, so that a field gives first what is typed into it."""

    def __init__(self, window: QWidget, handlers: Handlers) -> None:
        super().__init__(window)
        self._by_code = {command.code: self._make(window, command, handlers) for command in COMMANDS}

    def __getitem__(self, code: str) -> QAction:
        return self._by_code[code]

    def refresh(self, document: Document | None, *, is_modified: bool = False) -> None:
        """Let each action be enabled exactly where it makes sense now.

        `is_modified`: whether there is something to save, if only words that are being typed.
        """
        for command in COMMANDS:
            self._by_code[command.code].setEnabled(is_available(command, document))
        if is_modified:
            self._by_code["save"].setEnabled(True)
        self._name_history(document)

    def check(self, code: str, *, on: bool) -> None:
        """Show a checkable action as on or off, without doing it."""
        self._by_code[code].setChecked(on)

    def _make(self, window: QWidget, command: Command, handlers: Handlers) -> QAction:
        action = QAction(say(f"command-{command.code}"), window)
        action.setObjectName(command.code)
        action.setStatusTip(say(f"command-{command.code}-tip"))
        action.setToolTip(tip(command))
        action.setWhatsThis(say(f"command-{command.code}-tip"))
        action.setShortcuts([QKeySequence(keys) for keys in command.shortcuts])
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        action.setCheckable(command.checkable)
        action.setAutoRepeat(command.repeats and not command.checkable)
        action.setMenuRole(_MENU_ROLES.get(command.code, QAction.MenuRole.NoRole))
        handler = handlers[command.code]
        action.triggered.connect(lambda _checked=False: self._run(handler))
        window.addAction(action)
        return action

    def _run(self, handler: Callable[[], object]) -> None:
        self.about_to_run.emit()
        handler()

    def _name_history(self, document: Document | None) -> None:
        at = document.step if document else 0
        labels = document.steps if document else ()
        steps = {"undo": at if at > 0 else None, "redo": at + 1 if at + 1 < len(labels) else None}
        for code, step in steps.items():
            label = None if step is None else labels[step]
            named = say(f"{code}-named", step=say(label.code, **label.values)) if label else ""
            self._by_code[code].setText(named or say(f"command-{code}"))


_MENU_ROLES = {
    "quit": QAction.MenuRole.QuitRole,
    "about": QAction.MenuRole.AboutRole,
    "sound-settings": QAction.MenuRole.PreferencesRole,
}


def shortcut_text(command: Command) -> str:
    """The first shortcut as this desktop writes it; empty where there is none."""
    if not command.shortcuts:
        return ""
    return QKeySequence(command.shortcuts[0]).toString(QKeySequence.SequenceFormat.NativeText)


def tip(command: Command) -> str:
    """What a command does, with its shortcut."""
    keys = shortcut_text(command)
    does = say(f"command-{command.code}-tip")
    return f"{does}  ({keys})" if keys else does
