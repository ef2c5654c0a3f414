"""The list of all shortcuts, by menu, and of what hands do on the board."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from arrangeboard.app.commands import COMMANDS
from arrangeboard.app.menus import MENUS
from arrangeboard.gui.dialogs.dialog import Dialog
from arrangeboard.gui.fields.labels import heading, text
from arrangeboard.gui.look.theme import MEDIUM, Theme
from arrangeboard.words import say

BY_HAND = ("add", "extend", "move", "copy", "mend", "paint", "open", "stretch", "border", "zoom", "scroll")


class ShortcutsDialog(Dialog):
    """Two columns: what the hand does on the board, and what the keys do."""

    def __init__(self, look: Theme, parent: QWidget) -> None:
        super().__init__(look, say("shortcuts-title"), parent)
        self.resize(look.size(820), look.size(600))
        held = QWidget()
        grid = QGridLayout(held)
        grid.setHorizontalSpacing(look.size(36))
        grid.setVerticalSpacing(look.size(14))
        tables = [(say("shortcuts-hand"), [(say(f"hand-{one}"), say(f"hand-{one}-get")) for one in BY_HAND])]
        tables += [(say(menu).replace("&", ""), _keys(entries)) for menu, entries in MENUS]
        for at, (title, rows) in enumerate(sorted(tables, key=lambda table: -len(table[1]))):
            if rows:
                grid.addWidget(self._table(title, rows), at // 2, at % 2, Qt.AlignmentFlag.AlignTop)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(held)
        self.body.addWidget(area, 1)
        self.add_close().setDefault(True)

    def _table(self, title: str, rows: list[tuple[str, str]]) -> QWidget:
        table = QWidget()
        column = QVBoxLayout(table)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(heading(self.look, title, 14))
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(5)
        for at, (keys, words) in enumerate(rows):
            grid.addWidget(text(self.look, keys, weight=MEDIUM, size=12.5), at, 0)
            label = QLabel(words)
            label.setProperty("look", "dim")
            label.setWordWrap(True)
            label.setFont(self.look.font(12.5))
            grid.addWidget(label, at, 1)
        grid.setColumnStretch(1, 1)
        column.addLayout(grid)
        return table


def _keys(entries: tuple[str, ...]) -> list[tuple[str, str]]:
    """The shortcuts of a menu's commands, each with what it does."""
    native = QKeySequence.SequenceFormat.NativeText
    held = {command.code: command for command in COMMANDS if command.shortcuts}
    return [
        (
            "  ".join(QKeySequence(keys).toString(native) for keys in held[code].shortcuts[:2]),
            say(f"command-{code}").rstrip("…"),
        )
        for code in entries
        if code in held
    ]
