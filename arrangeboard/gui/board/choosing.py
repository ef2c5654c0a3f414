"""What a press selects: alone, toggled with Ctrl, extended with Shift."""

from collections.abc import Sequence
from typing import TypeVar

from msgspec.structs import replace

from arrangeboard.app.selection import Cell, PartRef, Selection
from arrangeboard.board.scene import Scene
from arrangeboard.gui.board.cells import cells_between, parts_in
from arrangeboard.gui.board.gesture import Pointer
from arrangeboard.song.ids import LaneId, SlotId

Id = TypeVar("Id")


def choose_part(before: Selection, ref: PartRef, pointer: Pointer, scene: Scene) -> Selection:
    """The selection after a press on a part."""
    if pointer.shift:
        return extended_to(before, ref.cell, scene)
    if pointer.ctrl:
        return replace(
            before, parts=before.parts ^ {ref}, focus=ref.cell, slots=frozenset(), lanes=frozenset()
        )
    if ref in before.parts:
        return replace(before, focus=ref.cell)
    return Selection(parts=frozenset({ref}), focus=ref.cell)


def choose_cell(before: Selection, cell: Cell, pointer: Pointer, scene: Scene) -> Selection:
    """The selection after a press on an empty cell."""
    if pointer.shift:
        return extended_to(before, cell, scene)
    if pointer.ctrl:
        return replace(before, cells=before.cells ^ {cell}, focus=cell, slots=frozenset(), lanes=frozenset())
    return Selection(cells=frozenset({cell}), focus=cell)


def extended_to(before: Selection, cell: Cell, scene: Scene) -> Selection:
    """Everything between the focus and a cell: its parts, and the cells that are empty."""
    geometry = scene.geometry
    start = before.focus or cell
    corners = [(geometry.slot_index[one.slot], geometry.lane_index[one.lane]) for one in (start, cell)]
    cells = cells_between(scene, *corners)
    parts = [ref for one in cells for ref in parts_in(scene, one)]
    empty = [one for one in cells if not parts_in(scene, one)]
    return Selection(parts=frozenset(parts), cells=frozenset(empty), focus=start)


def choose_slot(before: Selection, slot: SlotId, pointer: Pointer, scene: Scene) -> Selection:
    """The selection after a press on a section's header."""
    slots = _chosen(before.slots, slot, pointer, scene.geometry.slots)
    return Selection(slots=slots)


def choose_lane(before: Selection, lane: LaneId, pointer: Pointer, scene: Scene) -> Selection:
    """The selection after a press on a lane's header."""
    lanes = _chosen(before.lanes, lane, pointer, scene.geometry.lanes)
    return Selection(lanes=lanes)


def _chosen(before: frozenset[Id], one: Id, pointer: Pointer, row: Sequence[Id]) -> frozenset[Id]:
    if pointer.ctrl:
        return before ^ {one}
    if pointer.shift and before:
        places = [row.index(held) for held in before if held in row] + [row.index(one)]
        return frozenset(row[min(places) : max(places) + 1])
    return before if one in before else frozenset({one})
