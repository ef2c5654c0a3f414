"""The keyboard's way from pane to pane: board, piano roll, tray, details, header, and round again."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from arrangeboard.gui.fields.basic import LineField
from arrangeboard.gui.inspector.panel import Inspector
from arrangeboard.gui.roll.roll_panel import RollPanel
from arrangeboard.gui.tray.tray import Tray
from arrangeboard.gui.window.workspace import Workspace


def go_to_pane(workspace: Workspace, step: int) -> None:
    """Put the focus into the pane that is `step` panes further on; hidden ones are passed over."""
    every = (workspace.board, workspace.roll, workspace.tray, workspace.inspector, workspace.header)
    panes = [pane for pane in every if pane is not None and pane.isVisible()]
    focused = QApplication.focusWidget()
    held = [at for at, pane in enumerate(panes) if focused is not None and _holds(pane, focused)]
    # From outside of all panes the way leads to the board.
    at = (held[0] + step) % len(panes) if held else 0
    _first(panes[at]).setFocus(Qt.FocusReason.ShortcutFocusReason)


def _holds(pane: QWidget, focused: QWidget) -> bool:
    return pane is focused or pane.isAncestorOf(focused)


def _first(pane: QWidget) -> QWidget:
    """The widget of a pane that takes the keys first."""
    if isinstance(pane, RollPanel):
        return pane.view
    if isinstance(pane, Tray | Inspector):
        return pane.first
    return pane.findChild(LineField) or pane
