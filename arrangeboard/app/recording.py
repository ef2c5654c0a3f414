"""Recording as a use case: into which lane, from where, and what becomes of a take when it is over.

Pure but for the document: nothing here plays or listens to keys.
"""

from typing import get_args

from msgspec import Struct

from arrangeboard.app.commands import chosen_slots
from arrangeboard.app.document import Document
from arrangeboard.app.places import places_of
from arrangeboard.app.selection import Cell, PartRef, Selection
from arrangeboard.app.take_placing import linked_slots, with_take
from arrangeboard.app.take_slots import on_grid
from arrangeboard.melody.takes import Take
from arrangeboard.melody.timing import Quantise
from arrangeboard.song import find
from arrangeboard.song.find import EditRefused
from arrangeboard.song.ids import LaneId, SlotId
from arrangeboard.song.naming import shown_names
from arrangeboard.song.values import TICKS_PER_QUARTER, Lane, Song
from arrangeboard.storage.settings import TakeGrid, TakeMode

TAKE_GRIDS: tuple[TakeGrid, ...] = get_args(TakeGrid)

_GRID_TICKS: dict[TakeGrid, int] = {
    "quarters": TICKS_PER_QUARTER,
    "eighths": TICKS_PER_QUARTER // 2,
    "eighth-triplets": TICKS_PER_QUARTER // 3,
    "sixteenths": TICKS_PER_QUARTER // 4,
    "sixteenth-triplets": TICKS_PER_QUARTER // 6,
}


class Recorded(Struct, frozen=True):
    """What was kept of a take, with all that is needed to place it in another way.

    `places` are the names of the sections that hold it now; `linked` whether repeats of them changed too.
    """

    lane: LaneId
    take: Take
    start_tick: int
    mode: TakeMode
    places: tuple[str, ...] = ()
    linked: bool = False


def lane_to_record(document: Document) -> tuple[Lane, bool]:
    """The lane that a recording goes into, and whether it was chosen: else it is the song's first.

    Raises EditRefused where the song has no lane or no section.
    """
    song, chosen = document.song, document.selection
    if not song.lanes:
        raise EditRefused("record-no-lane")
    if not song.arrangement.order:
        raise EditRefused("record-no-section")
    lanes = set(chosen.lanes) | {ref.lane for ref in chosen.parts} | {cell.lane for cell in chosen.cells}
    if not lanes and chosen.focus is not None:
        lanes = {chosen.focus.lane}
    picked = next((lane for lane in song.lanes if lane.id in lanes), None)
    return picked or song.lanes[0], picked is not None


def tick_to_record(document: Document, playhead_tick: float) -> int:
    """Where a recording begins: the start of the first selected section, else the bar of the playhead."""
    song = document.song
    places = places_of(song, song.arrangement)
    chosen = chosen_slots(document)
    held = [start for slot, start in zip(places.slots, places.starts, strict=False) if slot in chosen]
    if held:
        return held[0]
    return int(playhead_tick) if playhead_tick < places.starts[-1] else 0


def begins_section(song: Song, tick: int) -> bool:
    """Whether a section of the arrangement shown begins at a tick."""
    return tick in places_of(song, song.arrangement).starts[:-1]


def keep_take(document: Document, recorded: Recorded, *, only_here: bool = False) -> Recorded:
    """Put a take into the song, in one step that selects what holds it, and tell what became of it.

    Raises EditRefused where nothing was played, or where the lane is gone.
    """
    before = document.song
    lane = find.lane(before, recorded.lane)
    if not recorded.take.notes:
        raise EditRefused("take-empty")
    start, take, mode = recorded.start_tick, recorded.take, recorded.mode
    linked = linked_slots(before, take, start)
    document.apply(
        "step-record",
        lambda song: with_take(song, lane.id, take, start_tick=start, mode=mode, only_here=only_here),
        lane=lane.name,
    )
    refs = _changed_parts(before, document.song, lane.id)
    document.select(_selection(document.song, refs))
    return Recorded(
        lane.id, take, start, mode, _named(document.song, refs), linked=bool(linked) and not only_here
    )


def keep_only_here(document: Document, recorded: Recorded) -> Recorded:
    """Place what was just kept once more, but leave linked repeats as they were; still one step."""
    document.undo()
    return keep_take(document, recorded, only_here=True)


def timed(song: Song, take: Take, grid: TakeGrid) -> Take:
    """The take on the grid that the user has chosen for all takes; as it was played with "off"."""
    if grid == "off":
        return take
    return on_grid(song, take, Quantise(_GRID_TICKS[grid]))


def _changed_parts(before: Song, after: Song, lane: LaneId) -> list[PartRef]:
    """The parts of a lane that sound another piece than before, in the order of the arrangement."""
    return [
        PartRef(slot.id, lane, part.id)
        for slot in after.arrangement.order
        for part in after.sections[slot.section].parts.get(lane, ())
        if part.piece is not None and before.pieces.get(part.piece) is not after.pieces[part.piece]
    ]


def _selection(song: Song, refs: list[PartRef]) -> Selection:
    """The parts, a linked one only where it comes first."""
    firsts: dict[int, PartRef] = {}
    for ref in refs:
        firsts.setdefault(ref.part, ref)
    shown: list[SlotId] = [slot.id for slot in song.arrangement.order]
    first = min(firsts.values(), key=lambda ref: shown.index(ref.slot), default=None)
    focus = Cell(first.slot, first.lane) if first is not None else None
    return Selection(parts=frozenset(firsts.values()), focus=focus)


def _named(song: Song, refs: list[PartRef]) -> tuple[str, ...]:
    names = shown_names(song, song.arrangement)
    return tuple(dict.fromkeys(names[ref.slot] for ref in refs))
