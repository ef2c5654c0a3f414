"""The piano roll's tools, snap, and menu of changes. All but the snap are commands of the window too."""

from collections.abc import Callable

from msgspec.structs import replace
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from arrangeboard.app.menus import CONTEXT_MENUS
from arrangeboard.app.roll.open_piece import open_piece
from arrangeboard.app.roll.state import TOOLS, RollState
from arrangeboard.gui.fields.basic import ChoiceField
from arrangeboard.gui.fields.labels import button, icon_button, text
from arrangeboard.gui.look.icons import icon
from arrangeboard.gui.playing.playing import Playing
from arrangeboard.gui.recording.studio import Studio
from arrangeboard.gui.window.actions import Actions
from arrangeboard.gui.window.desk import Desk
from arrangeboard.gui.window.menus import Submenus, fill
from arrangeboard.melody.snap import NOTE_VALUES, Snap, SnapKind
from arrangeboard.words import say

TOOL_ICONS = {
    "arrow": "tool-arrow",
    "pencil": "pencil",
    "eraser": "tool-eraser",
    "scissors": "tool-scissors",
    "glue": "tool-glue",
}


class ToolRow(QWidget):
    """Tools, snap, changes, velocities and step input."""

    def __init__(self, desk: Desk, actions: Actions, submenus: Submenus, fit: Callable[[], object]) -> None:
        super().__init__()
        self._desk = desk
        look = desk.theme
        self.tools = {tool: self._command(actions, f"tool-{tool}", TOOL_ICONS[tool]) for tool in TOOLS}
        values = [(say("snap-off"), 0), *((f"1/{value}", value) for value in NOTE_VALUES)]
        kinds: tuple[SnapKind, ...] = ("straight", "dotted", "triplet")
        self.snap = ChoiceField[int](self._set_value, values)
        self.snap_kind = ChoiceField[SnapKind](
            self._set_kind, [(say(f"snap-{kind}"), kind) for kind in kinds]
        )
        for field, code in ((self.snap, "snap-tip"), (self.snap_kind, "snap-kind-tip")):
            field.setToolTip(say(code))
            field.setAccessibleName(say(code))
        self.snap.setFixedWidth(look.size(80))
        self.snap_kind.setFixedWidth(look.size(104))
        self.change = button(look, say("roll-change"), lambda: None)
        self.change.setMenu(self._changes(actions, submenus))
        self.change.setToolTip(say("roll-change-tip"))
        self.velocity = self._command(actions, "roll-velocity", "velocity")
        self.fit = icon_button(look, "fit", say("roll-fit"), fit)
        self.stepping = self._command(actions, "roll-stepping", "step-input")
        self.badge = text(look, "", role="badge", size=12)
        self._studio: Studio | None = None
        self._lay_out()

    def follow_keys(self, playing: Playing) -> None:
        """Let the badge say which keys write."""
        self._studio = playing.studio
        if self._studio is not None:
            self._studio.keyboard.changed.connect(self.refresh)
            self._studio.devices_changed.connect(self.refresh)

    def refresh(self) -> None:
        """Show the tool in the hand, the snap and what is on."""
        roll = self._desk.document.roll
        shown = open_piece(self._desk.document)
        can_edit = shown is not None and shown.is_editable
        for tool, held in self.tools.items():
            held.setChecked(tool == roll.tool)
            held.setEnabled(can_edit)
        self.change.setEnabled(can_edit)
        self.stepping.setEnabled(can_edit)
        self.snap.show_value(roll.snap.value)
        self.snap_kind.show_value(roll.snap.kind)
        self.snap_kind.setEnabled(not roll.snap.is_off)
        self.velocity.setChecked(roll.shows_velocity)
        self.stepping.setChecked(roll.is_stepping)
        self.badge.setVisible(roll.is_stepping)
        if self._studio is not None:
            self.badge.setText(self._studio.step_keys.words())

    def _lay_out(self) -> None:
        look = self._desk.theme
        row = QHBoxLayout(self)
        row.setContentsMargins(look.size(10), look.size(2), look.size(10), look.size(6))
        row.setSpacing(look.size(3))
        for tool in self.tools.values():
            row.addWidget(tool)
        row.addSpacing(look.size(12))
        row.addWidget(text(look, say("snap-label"), role="dim", size=12))
        row.addSpacing(look.size(3))
        row.addWidget(self.snap)
        row.addSpacing(look.size(3))
        row.addWidget(self.snap_kind)
        row.addSpacing(look.size(12))
        row.addWidget(self.change)
        row.addStretch(1)
        for widget in (self.badge, self.stepping, self.velocity, self.fit):
            row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)

    def _command(self, actions: Actions, code: str, name: str) -> QToolButton:
        """A button with a command's icon, tip and deed."""
        look = self._desk.theme
        action = actions[code]
        made = icon_button(look, name, action.toolTip(), action.trigger)
        made.setCheckable(action.isCheckable())
        made.setIcon(icon(name, look))
        made.setIconSize(QSize(look.size(18), look.size(18)))
        made.setAccessibleName(say(f"command-{code}"))
        # A click changes what is shown as on only through the document.
        made.clicked.connect(self.refresh)
        return made

    def _changes(self, actions: Actions, submenus: Submenus) -> QMenu:
        menu = QMenu(self)
        fill(menu, CONTEXT_MENUS["changes"], actions, submenus)
        return menu

    def _set_value(self, value: int) -> None:
        self._snap(Snap(value, self._desk.document.roll.snap.kind))

    def _set_kind(self, kind: SnapKind) -> None:
        self._snap(Snap(self._desk.document.roll.snap.value, kind))

    def _snap(self, snap: Snap) -> None:
        roll: RollState = self._desk.document.roll
        self._desk.document.show_roll(replace(roll, snap=snap))
