"""Gestures on cells and parts: the rubber band, moving and copying parts, and the brush."""

from typing import Literal

from msgspec.structs import replace

from arrangeboard.app.adding import erase, paint
from arrangeboard.app.moving import copy_parts_to, move_parts_to
from arrangeboard.app.selection import Cell, PartRef, Selection
from arrangeboard.board.items import Rect
from arrangeboard.board.overlay import (
    OverlayItem,
    drop_place,
    find_part,
    ghost,
    lit_cell,
    painted_cells,
    pill,
    rubber_band,
)
from arrangeboard.gui.board.cells import (
    cell_at,
    cell_key,
    cells_between,
    nearest_cell,
    parts_in,
    touched_by,
)
from arrangeboard.gui.board.gesture import Layers, Pointer, Shown
from arrangeboard.song.bars import section_grid
from arrangeboard.song.values import Part


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


class DragParts:
    """Parts follow the pointer; letting go moves them there, or copies them with Alt.

    A part dragged within its own cell goes by bars; dragged to another it keeps its place in the section.
    """

    def __init__(self, board: Shown, grabbed: PartRef, pointer: Pointer) -> None:
        self._board = board
        self._grabbed = grabbed
        self._parts = board.document.selection.parts | {grabbed}
        self._start = nearest_cell(board, pointer)
        self._pressed = self._pointer = pointer

    def move(self, pointer: Pointer) -> None:
        """Follow the pointer."""
        self._pointer = pointer

    @property
    def _offset(self) -> tuple[int, int]:
        """By how many slots and lanes the parts are moved."""
        slot, lane = nearest_cell(self._board, self._pointer)
        return slot - self._start[0], lane - self._start[1]

    @property
    def _target(self) -> Cell:
        geometry = self._board.scene.geometry
        slot, lane = self._offset
        grabbed = geometry.slot_index[self._grabbed.slot], geometry.lane_index[self._grabbed.lane]
        return cell_at(self._board.scene, grabbed[0] + slot, grabbed[1] + lane)

    @property
    def _tick(self) -> int:
        """Where the grabbed part would start in its section."""
        part = self._part
        if self._offset[0] or len(self._parts) > 1:
            return part.start_tick
        scene = self._board.scene
        slot = scene.geometry.slot_index[self._grabbed.slot]
        width = max(1, scene.geometry.slot_width(slot))
        grid = section_grid(scene.song, scene.section(slot))
        moved = (self._pointer.x - self._pressed.x) * grid.length_ticks / width
        wanted = round(part.start_tick + moved)
        return grid.starts[min(grid.nearest_line(max(0, wanted)), grid.bars - 1)]

    @property
    def _part(self) -> Part:
        ref = self._grabbed
        part = find_part(self._board.scene, ref.slot, ref.lane, ref.part)
        if part is None:
            raise LookupError(ref)
        return part

    def release(self) -> None:
        """Move or copy the parts there."""
        move = copy_parts_to if self._pointer.alt else move_parts_to
        move(self._board.document, self._grabbed, self._parts, self._target, self._tick)

    def layers(self) -> Layers:
        """The parts seen through where they would land, and the cells they would land in."""
        items: list[OverlayItem] = []
        for ref in self._parts:
            items += self._landing(ref)
        if self._pointer.alt:
            frame = self._board.frame
            x, y = frame.board_x(self._pointer.x) + 14, frame.board_y(self._pointer.y) + 14
            items += pill(self._board.lettering.say("board-copy"), x, y, self._board.lettering)
        return Layers(ground=items)

    def _landing(self, ref: PartRef) -> list[OverlayItem]:
        scene, geometry = self._board.scene, self._board.scene.geometry
        slot = geometry.slot_index[ref.slot] + self._offset[0]
        lane = geometry.lane_index[ref.lane] + self._offset[1]
        part = find_part(scene, ref.slot, ref.lane, ref.part)
        if part is None or not (0 <= slot < len(geometry.slots) and 0 <= lane < len(geometry.lanes)):
            return []
        if ref == self._grabbed:
            part = replace(part, start_tick=self._tick)
        key = geometry.slots[slot], geometry.lanes[lane]
        label = self._board.lettering.say("board-planned")
        return [*drop_place(scene, key), *ghost(scene, key, part, label, 0.75)]

    def hint(self) -> str:
        """Where the parts would land."""
        scene, target = self._board.scene, self._target
        lane = scene.lane(scene.geometry.lane_index[target.lane]).name
        code = "board-hint-copy" if self._pointer.alt else "board-hint-move"
        return self._board.lettering.say(code, section=scene.names[target.slot], lane=lane)


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
