"""Cells walked and selected by the keyboard and by commands.

The focus is where the arrows walk from. While a selection is extended the focus stays, and the corner of
the selection that lies across from it moves.
"""

from collections.abc import Sequence

from msgspec.structs import replace

from arrangeboard.app.document import Document
from arrangeboard.app.selection import Cell, PartRef, Selection, part_refs
from arrangeboard.song.ids import LaneId, SlotId
from arrangeboard.song.values import Song

Place = tuple[int, int]


def refs_in(song: Song, cell: Cell) -> tuple[PartRef, ...]:
    """The parts of a cell of the arrangement looked at."""
    for slot in song.arrangement.order:
        if slot.id == cell.slot:
            parts = song.sections[slot.section].parts.get(cell.lane, ())
            return tuple(PartRef(cell.slot, cell.lane, part.id) for part in parts)
    return ()


def select_cell(document: Document, cell: Cell) -> None:
    """Select what is in the cell, or the cell itself where it is empty."""
    document.select(_selection(document.song, [cell], focus=cell))


def toggle_cell(document: Document, cell: Cell) -> None:
    """Add what is in the cell to the selection, or take it out where all of it is selected."""
    before = document.selection
    own = _selection(document.song, [cell], focus=cell)
    selected = own.parts <= before.parts and own.cells <= before.cells
    document.select(
        Selection(
            parts=before.parts - own.parts if selected else before.parts | own.parts,
            cells=before.cells - own.cells if selected else before.cells | own.cells,
            focus=cell,
        )
    )


def extend_to(document: Document, cell: Cell) -> None:
    """Select everything between the focus and the cell."""
    focus = document.selection.focus or cell
    board = _Board(document.song)
    cells = board.between(board.place(focus), board.place(cell))
    document.select(_selection(document.song, cells, focus=focus))


def select_all(document: Document) -> None:
    """Select every part of the arrangement."""
    song = document.song
    parts = frozenset(part_refs(song, song.arrangement))
    document.select(replace(Selection(focus=document.selection.focus), parts=parts))


def walk(document: Document, dx: int, dy: int, *, extend: bool = False) -> None:
    """Go so many sections and lanes further, no further than the last; without a focus, to the first cell."""
    board = _Board(document.song)
    if not (board.slots and board.lanes):
        return
    focus = document.selection.focus
    if focus is None:
        select_cell(document, board.cell((0, 0)))
        return
    start = board.place(focus)
    if extend:
        x, y = board.corner_across(start, document.selection)
        extend_to(document, board.cell((x + dx, y + dy)))
    else:
        select_cell(document, board.cell((start[0] + dx, start[1] + dy)))


def _selection(song: Song, cells: Sequence[Cell], *, focus: Cell) -> Selection:
    held = {cell: refs_in(song, cell) for cell in cells}
    return Selection(
        cells=frozenset(cell for cell, refs in held.items() if not refs),
        parts=frozenset(ref for refs in held.values() for ref in refs),
        focus=focus,
    )


class _Board:
    """The cells of the arrangement looked at, by column and row."""

    def __init__(self, song: Song) -> None:
        self.slots: list[SlotId] = [slot.id for slot in song.arrangement.order]
        self.lanes: list[LaneId] = [lane.id for lane in song.lanes]

    def place(self, cell: Cell) -> Place:
        return self.slots.index(cell.slot), self.lanes.index(cell.lane)

    def cell(self, place: Place) -> Cell:
        """The cell there, or the nearest one."""
        x = min(max(place[0], 0), len(self.slots) - 1)
        y = min(max(place[1], 0), len(self.lanes) - 1)
        return Cell(self.slots[x], self.lanes[y])

    def between(self, one: Place, other: Place) -> list[Cell]:
        (left, right), (top, bottom) = (sorted(ends) for ends in zip(one, other, strict=True))
        return [self.cell((x, y)) for x in range(left, right + 1) for y in range(top, bottom + 1)]

    def corner_across(self, focus: Place, chosen: Selection) -> Place:
        """The corner of what is selected that lies furthest from the focus."""
        cells = chosen.cells | {ref.cell for ref in chosen.parts}
        places = [self.place(cell) for cell in cells] or [focus]
        xs, ys = [place[0] for place in places], [place[1] for place in places]
        return _further(focus[0], min(xs), max(xs)), _further(focus[1], min(ys), max(ys))


def _further(start: int, low: int, high: int) -> int:
    return low if start - low > high - start else high
