"""Which cells lie under a pointer or between two."""

from arrangeboard.app.selection import Cell, PartRef
from arrangeboard.board.items import Rect
from arrangeboard.board.overlay import CellKey, PartKey
from arrangeboard.board.scene import Scene
from arrangeboard.gui.board.gesture import Pointer, Shown


def nearest_slot(board: Shown, pointer: Pointer) -> int:
    """The slot, by index, under the pointer or nearest to it. There must be at least one."""
    geometry, x = board.scene.geometry, board.frame.board_x(pointer.x)
    slot = geometry.slot_at(x)
    if slot is None:
        return 0 if x < 0 else len(geometry.slots) - 1
    return slot


def nearest_cell(board: Shown, pointer: Pointer) -> tuple[int, int]:
    """Slot and lane, by index, under the pointer or nearest to it. There must be at least one of each."""
    geometry, y = board.scene.geometry, board.frame.board_y(pointer.y)
    lane = geometry.lane_at(y)
    if lane is None:
        lane = 0 if y < 0 else len(geometry.lanes) - 1
    return nearest_slot(board, pointer), lane


def cell_at(scene: Scene, slot: int, lane: int) -> Cell:
    """The cell of a slot and lane by index."""
    return Cell(scene.geometry.slots[slot], scene.geometry.lanes[lane])


def cells_between(scene: Scene, one: tuple[int, int], other: tuple[int, int]) -> list[Cell]:
    """All cells of the rectangle that two cells span."""
    slots = range(min(one[0], other[0]), max(one[0], other[0]) + 1)
    lanes = range(min(one[1], other[1]), max(one[1], other[1]) + 1)
    return [cell_at(scene, slot, lane) for lane in lanes for slot in slots]


def parts_in(scene: Scene, cell: Cell) -> list[PartRef]:
    """The parts of a cell."""
    geometry = scene.geometry
    parts = scene.parts(geometry.slot_index[cell.slot], geometry.lane_index[cell.lane])
    return [PartRef(cell.slot, cell.lane, part.id) for part in parts]


def touched_by(scene: Scene, band: Rect) -> tuple[list[PartRef], list[Cell]]:
    """The parts that a rectangle of the board touches, and the empty cells."""
    geometry = scene.geometry
    parts: list[PartRef] = []
    empty: list[Cell] = []
    for lane in geometry.lanes_between(band.y, band.bottom):
        for slot in geometry.slots_between(band.x, band.right):
            cell = cell_at(scene, slot, lane)
            if not geometry.cell(slot, lane).meets(band):
                continue
            refs = [
                PartRef(cell.slot, cell.lane, part.id)
                for part in scene.parts(slot, lane)
                if scene.part_span(slot, part)[0] < band.right and scene.part_span(slot, part)[1] > band.x
            ]
            parts += refs
            if not scene.parts(slot, lane):
                empty.append(cell)
    return parts, empty


def cell_key(cell: Cell) -> CellKey:
    """A cell as the board's display list names it."""
    return cell.slot, cell.lane


def part_key(ref: PartRef) -> PartKey:
    """A part as the board's display list names it."""
    return ref.slot, ref.lane, ref.part
