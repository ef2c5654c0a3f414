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
    sections = {slot.id: song.sections[slot.section] for slot in song.arrangement.order}
    lanes = {lane.id for lane in song.lanes}

    def has_cell(cell: Cell) -> bool:
        return cell.slot in sections and cell.lane in lanes

    def has_part(ref: PartRef) -> bool:
        return ref.slot in sections and any(
            part.id == ref.part for part in sections[ref.slot].parts.get(ref.lane, ())
        )

    focus = selection.focus
    kept = Selection(
        cells=frozenset(filter(has_cell, selection.cells)),
        parts=frozenset(filter(has_part, selection.parts)),
        slots=selection.slots & sections.keys(),
        lanes=selection.lanes & lanes,
        focus=focus if focus and has_cell(focus) else None,
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
