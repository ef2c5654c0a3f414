"""The keyboard on the board: cells are walked, opened, and gestures dropped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from arrangeboard.app.adding import add_likeliest
from arrangeboard.app.selecting import select_cell, walk
from arrangeboard.app.selection import Cell, PartRef, Selection
from arrangeboard.board.hit import FilledCell, LaneHeader, SectionHeader, Target
from arrangeboard.gui.board.cells import cell_at, parts_in

if TYPE_CHECKING:
    from arrangeboard.gui.board.board_view import BoardView

STEPS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
ZOOM_STEP = 1.25


def press_key(board: BoardView, event: QKeyEvent) -> bool:
    """Do what a key asks for; whether it asked for anything."""
    key, held = Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    shift = held == Qt.KeyboardModifier.ShiftModifier
    if key in STEPS and (shift or not held):
        across, down = STEPS[key]
        _walk(board, across, down, extend=shift)
        return True
    if held and not shift:
        return False
    return _press_plain(board, key)


def _press_plain(board: BoardView, key: Qt.Key) -> bool:
    match key:
        case Qt.Key.Key_Escape:
            return _escape(board)
        case Qt.Key.Key_Return | Qt.Key.Key_Enter:
            _enter(board)
        case Qt.Key.Key_Home:
            _walk_to(board, 0)
        case Qt.Key.Key_End:
            _walk_to(board, len(board.scene.geometry.slots) - 1)
        case Qt.Key.Key_Plus | Qt.Key.Key_Equal:
            board.set_zoom(board.zoom * ZOOM_STEP)
        case Qt.Key.Key_Minus:
            board.set_zoom(board.zoom / ZOOM_STEP)
        case Qt.Key.Key_0:
            board.fit_all()
        case Qt.Key.Key_F2:
            board.rename()
        case _:
            return False
    return True


def _walk(board: BoardView, across: int, down: int, *, extend: bool) -> None:
    walk(board.document, across, down, extend=extend)
    board.reveal_focus()


def _walk_to(board: BoardView, slot: int) -> None:
    """Go to the first or last section, in the same lane."""
    geometry = board.scene.geometry
    if not geometry.slots or not geometry.lanes:
        return
    focus = board.document.selection.focus
    lane = geometry.lane_index.get(focus.lane, 0) if focus else 0
    select_cell(board.document, cell_at(board.scene, slot, lane))
    board.reveal_focus()


def _escape(board: BoardView) -> bool:
    """Drop the gesture; else put the brush away; else deselect. Whether there was any of these."""
    if board.hand.cancel():
        return True
    if board.hand.is_painting:
        board.set_painting(on=False)
        return True
    was_selected = board.document.selection != Selection()
    board.document.select(Selection())
    return was_selected


def _enter(board: BoardView) -> None:
    target = focused_target(board)
    if target is not None:
        board.open_target(target)
    elif board.document.selection.focus:
        focus = board.document.selection.focus
        board.attempt(lambda: add_likeliest(board.document, focus))


def focused_target(board: BoardView) -> Target | None:
    """What the keyboard points at: the selected header, or the part of the focused cell."""
    chosen = board.document.selection
    if len(chosen.slots) == 1:
        return SectionHeader(*chosen.slots)
    if len(chosen.lanes) == 1:
        return LaneHeader(*chosen.lanes)
    part = _focused_part(board, chosen)
    return FilledCell(part.slot, part.lane, part.part, 0) if part else None


def _focused_part(board: BoardView, chosen: Selection) -> PartRef | None:
    focus: Cell | None = chosen.focus
    if focus is None:
        return next(iter(chosen.parts), None)
    parts = parts_in(board.scene, focus)
    selected = [part for part in parts if part in chosen.parts]
    return next(iter(selected or parts), None)
