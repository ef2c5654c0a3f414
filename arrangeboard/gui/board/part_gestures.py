"""Gestures on cells and parts: the rubber band and the brush."""

from typing import Literal

from arrangeboard.app.adding import erase, paint
from arrangeboard.app.selection import Cell, Selection
from arrangeboard.board.items import Rect
from arrangeboard.board.overlay import OverlayItem, lit_cell, painted_cells, rubber_band
from arrangeboard.gui.board.cells import (
    cell_at,
    cell_key,
    cells_between,
    nearest_cell,
    parts_in,
    touched_by,
)
from arrangeboard.gui.board.gesture import Layers, Pointer, Shown


class Band:
    """A rubber band: what it touches is selected, added to what was where Shift or Ctrl was held."""

    def __init__(self, board: Shown, pointer: Pointer) -> None:
        self._board = board
        # Kept in board space: the board may scroll under a band.
        self._x, self._y = board.frame.board_x(pointer.x), board.frame.board_y(pointer.y)
        self._pointer = pointer
        self._before = board.document.selection if pointer.shift or pointer.ctrl else Selection()

    def move(self, pointer: Pointer) -> None:
        """Follow the pointer."""
        self._pointer = pointer

    @property
    def _band(self) -> Rect:
        frame = self._board.frame
        x, y = frame.board_x(self._pointer.x), frame.board_y(self._pointer.y)
        return Rect(min(x, self._x), min(y, self._y), max(1, abs(x - self._x)), max(1, abs(y - self._y)))

    def release(self) -> None:
        """Select the parts touched; where there are none, the empty cells."""
        parts, cells = touched_by(self._board.scene, self._band)
        before = self._before
        focus = parts[0].cell if parts else cells[0] if cells else before.focus
        chosen = Selection(
            parts=before.parts | frozenset(parts),
            cells=before.cells | (frozenset() if parts or before.parts else frozenset(cells)),
            focus=focus,
        )
        self._board.document.select(chosen)

    def layers(self) -> Layers:
        """The band and what it touches."""
        parts, _ = touched_by(self._board.scene, self._band)
        touched: list[OverlayItem] = []
        for cell in {ref.cell for ref in parts}:
            touched += lit_cell(self._board.scene, cell_key(cell))
        return Layers(ground=[*touched, *rubber_band(self._band)])

    def hint(self) -> str:
        """How many parts the band touches."""
        parts, _ = touched_by(self._board.scene, self._band)
        return self._board.lettering.say("board-hint-band", parts=len(parts))


class Brush:
    """The brush: a rectangle of cells from the first to the last. It erases where it starts on a part."""

    def __init__(self, board: Shown, pointer: Pointer) -> None:
        self._board = board
        self._first = self._last = nearest_cell(board, pointer)
        filled = parts_in(board.scene, cell_at(board.scene, *self._first))
        self._does: Literal["erase", "paint"] = "erase" if filled else "paint"

    def move(self, pointer: Pointer) -> None:
        """Follow the pointer."""
        self._last = nearest_cell(self._board, pointer)

    def _cells(self) -> list[Cell]:
        """The cells that the stroke changes."""
        cells = cells_between(self._board.scene, self._first, self._last)
        erasing = self._does == "erase"
        return [cell for cell in cells if bool(parts_in(self._board.scene, cell)) is erasing]

    def release(self) -> None:
        """Fill or clear the cells."""
        (erase if self._does == "erase" else paint)(self._board.document, self._cells())

    def layers(self) -> Layers:
        """The cells touched."""
        keys = [cell_key(cell) for cell in self._cells()]
        return Layers(ground=painted_cells(self._board.scene, keys, erasing=self._does == "erase"))

    def hint(self) -> str:
        """How many cells the stroke changes."""
        return self._board.lettering.say(f"board-hint-{self._does}", cells=len(self._cells()))
