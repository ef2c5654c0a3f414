"""What a press selects: alone, toggled with Ctrl; of headers, extended with Shift.

As in a list of files, Shift with nothing selected extends from the first.
"""

from collections.abc import Sequence
from typing import TypeVar

from msgspec.structs import replace

from arrangeboard.app.selection import Cell, PartRef, Selection
from arrangeboard.board.scene import Scene
from arrangeboard.gui.board.gesture import Pointer
from arrangeboard.song.ids import LaneId, SlotId

Id = TypeVar("Id")


def choose_part(before: Selection, ref: PartRef, pointer: Pointer) -> Selection:
    """The selection after a press on a part."""
    if pointer.ctrl:
        return replace(
            before, parts=before.parts ^ {ref}, focus=ref.cell, slots=frozenset(), lanes=frozenset()
        )
    if ref in before.parts:
        return replace(before, focus=ref.cell)
    return Selection(parts=frozenset({ref}), focus=ref.cell)


def choose_cell(before: Selection, cell: Cell, pointer: Pointer) -> Selection:
    """The selection after a press on an empty cell."""
    if pointer.ctrl:
        return replace(before, cells=before.cells ^ {cell}, focus=cell, slots=frozenset(), lanes=frozenset())
    return Selection(cells=frozenset({cell}), focus=cell)


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
    if pointer.shift:
        places = [row.index(held) for held in before if held in row] or [0]
        places.append(row.index(one))
        return frozenset(row[min(places) : max(places) + 1])
    return before if one in before else frozenset({one})
