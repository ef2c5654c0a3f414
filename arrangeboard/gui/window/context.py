"""The context menus of the board: what was right-clicked is selected first, then its menu is shown."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QWidget

from arrangeboard.app.document import Document
from arrangeboard.app.selection import Cell, PartRef, Selection
from arrangeboard.board.hit import (
    EmptyCell,
    FilledCell,
    LaneHeader,
    LaneMute,
    LaneSolo,
    SectionEdge,
    SectionHeader,
    Strip,
    Target,
)
from arrangeboard.gui.window.actions import Actions
from arrangeboard.gui.window.menus import Submenus, context_menu


def select_target(document: Document, target: Target) -> str:
    """Select what the menu shall be about, unless it is selected already; the name of its menu."""
    chosen = document.selection
    if isinstance(target, SectionHeader | SectionEdge):
        if target.slot not in chosen.slots:
            document.select(Selection(slots=frozenset({target.slot})))
        return "section"
    if isinstance(target, LaneHeader | LaneMute | LaneSolo):
        if target.lane not in chosen.lanes:
            document.select(Selection(lanes=frozenset({target.lane})))
        return "lane"
    if isinstance(target, FilledCell):
        _select_part(document, PartRef(target.slot, target.lane, target.part))
        return "part"
    if isinstance(target, EmptyCell):
        cell = Cell(target.slot, target.lane)
        if cell not in chosen.cells:
            document.select(Selection(cells=frozenset({cell}), focus=cell))
        return "cell"
    return "strip" if isinstance(target, Strip) else "ground"


def show_context_menu(
    parent: QWidget, name: str, where: QPoint, actions: Actions, submenus: Submenus
) -> QMenu:
    """Show the menu of that name."""
    menu = context_menu(parent, name, actions, submenus)
    menu.setObjectName("context-menu")
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.popup(where)
    return menu


def _select_part(document: Document, ref: PartRef) -> None:
    if ref not in document.selection.parts:
        document.select(Selection(parts=frozenset({ref}), focus=ref.cell))
