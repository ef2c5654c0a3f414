"""What is selected: values that outlive an edit, since they name things by slot, lane and part."""

from collections.abc import Iterator

from msgspec import Struct

from arrangeboard.song.ids import LaneId, PartId, SlotId
from arrangeboard.song.values import Arrangement, Part, Song


class Cell(Struct, frozen=True, order=True):
    """A lane in a slot."""

    slot: SlotId
    lane: LaneId


class PartRef(Struct, frozen=True, order=True):
    """A part as it is shown in one slot."""

    slot: SlotId
    lane: LaneId
    part: PartId

    @property
    def cell(self) -> Cell:
        """The cell that holds the part."""
        return Cell(self.slot, self.lane)


class Selection(Struct, frozen=True):
    """Selected empty cells, parts, slots and lanes; `focus` is the cell that the arrows walk from."""

    cells: frozenset[Cell] = frozenset()
    parts: frozenset[PartRef] = frozenset()
    slots: frozenset[SlotId] = frozenset()
    lanes: frozenset[LaneId] = frozenset()
    focus: Cell | None = None

    def __bool__(self) -> bool:
        return bool(self.cells or self.parts or self.slots or self.lanes)


def still_there(selection: Selection, song: Song) -> Selection:
    """The selection without what the song's current arrangement no longer shows."""
    shown = song.arrangement
    slots = {slot.id for slot in shown.order}
    lanes = {lane.id for lane in song.lanes}
    parts = set(part_refs(song, shown))
    focus = selection.focus
    kept = Selection(
        cells=frozenset(cell for cell in selection.cells if cell.slot in slots and cell.lane in lanes),
        parts=selection.parts & parts,
        slots=selection.slots & slots,
        lanes=selection.lanes & lanes,
        focus=focus if focus and focus.slot in slots and focus.lane in lanes else None,
    )
    return selection if kept == selection else kept


def part_refs(song: Song, arrangement: Arrangement) -> Iterator[PartRef]:
    """Every part that the arrangement shows."""
    for slot in arrangement.order:
        for lane, parts in song.sections[slot.section].parts.items():
            for part in parts:
                yield PartRef(slot.id, lane, part.id)


def find_part(song: Song, ref: PartRef) -> Part | None:
    """The part that `ref` names, if the current arrangement still shows it."""
    for slot in song.arrangement.order:
        if slot.id == ref.slot:
            parts = song.sections[slot.section].parts.get(ref.lane, ())
            return next((part for part in parts if part.id == ref.part), None)
    return None
