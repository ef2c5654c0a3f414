"""Recording as a use case: into which lane, from where, and what becomes of a take when it is over.

Pure but for the document: nothing here plays or listens to keys.
"""

from typing import get_args

from msgspec import Struct
from msgspec.structs import replace

from arrangeboard.app.commands import chosen_slots
from arrangeboard.app.document import Document
from arrangeboard.app.places import places_of
from arrangeboard.app.selection import Cell, PartRef, Selection
from arrangeboard.app.takes.pieces import with_spare_piece
from arrangeboard.app.takes.placing import linked_slots, parted, with_slot_takes
from arrangeboard.app.takes.slots import SlotTake, cut_at_slots, on_grid
from arrangeboard.melody.takes import Take
from arrangeboard.melody.timing import Quantise
from arrangeboard.song import find
from arrangeboard.song.find import EditRefused
from arrangeboard.song.hearing import silent_lanes
from arrangeboard.song.ids import LaneId, SlotId
from arrangeboard.song.naming import shown_names
from arrangeboard.song.values import TICKS_PER_QUARTER, Arrangement, Lane, Song
from arrangeboard.storage.settings import TakeGrid, TakeMode

OFFERED_GRID: TakeGrid = "sixteenths"
"""What a take that was kept as it was played can be put on afterwards."""

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

    `heard` is the song that was played to it, in whose ticks it is; None for the one that is open.
    `places` are the names of the sections that hold it now; `linked` whether repeats of them changed too;
    `spare` the names of pieces in the tray that hold what has no place any more. `before` and `after` are the
    song without it and with it.
    """

    lane: LaneId
    take: Take
    start_tick: int
    mode: TakeMode
    heard: Song | None = None
    places: tuple[str, ...] = ()
    linked: bool = False
    spare: tuple[str, ...] = ()
    only_here: bool = False
    before: Song | None = None
    after: Song | None = None


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
    """Where a recording begins: the first selected section, else the playhead; 0 past the end."""
    song = document.song
    places = places_of(song, song.arrangement)
    chosen = chosen_slots(document)
    held = [start for slot, start in zip(places.slots, places.starts, strict=False) if slot in chosen]
    if held:
        return held[0]
    return int(playhead_tick) if playhead_tick < places.starts[-1] else 0


def without_lane(song: Song, lane: LaneId) -> Song:
    """The song with a lane not heard, and of the others those that were heard before."""
    silent = silent_lanes(song) | {lane}
    muted = tuple(one.id for one in song.lanes if one.id in silent)
    return replace(song, view=replace(song.view, muted=muted, soloed=()))


def begins_section(song: Song, tick: int) -> bool:
    """Whether a section of the arrangement shown begins at a tick."""
    return tick in places_of(song, song.arrangement).starts[:-1]


def keep_take(document: Document, recorded: Recorded, *, only_here: bool = False) -> Recorded:
    """Put a take into the song, in one step that selects what holds it, and tell what became of it.

    What has no place any more goes into the tray. Raises EditRefused where nothing was played.
    """
    before, heard = document.song, recorded.heard or document.song
    if not recorded.take.notes:
        raise EditRefused("take-empty")
    takes = cut_at_slots(heard, recorded.take, start_tick=recorded.start_tick)
    if not takes:
        raise EditRefused("take-empty")
    made, spare = _with_takes(before, heard, recorded, takes, only_here=only_here)
    document.apply("step-record", lambda _: made, lane=find.lane(heard, recorded.lane).name)
    order = _order_of(made, recorded.heard)
    refs = _changed_parts(before, made, order, recorded.lane)
    document.select(_selection(made, refs))
    linked = bool(refs) and bool(linked_slots(before, takes)) and not only_here
    places = _named(made, order, refs)
    return replace(
        recorded,
        places=places,
        linked=linked,
        spare=spare,
        only_here=only_here,
        before=before,
        after=made,
    )


def _with_takes(
    song: Song, heard: Song, recorded: Recorded, takes: list[SlotTake], *, only_here: bool
) -> tuple[Song, tuple[str, ...]]:
    """The song with all that was played, and the names of the pieces that are only in its tray."""
    placed, spare = parted(song, recorded.lane, takes)
    if placed:
        song = with_slot_takes(song, recorded.lane, placed, recorded.mode, only_here=only_here)
    names = []
    for one in spare:
        song, name = with_spare_piece(song, heard, one)
        names.append(name)
    return song, tuple(names)


def keep_only_here(document: Document, recorded: Recorded) -> Recorded:
    """Place what was just kept once more, but leave linked repeats as they were; still one step.

    Raises EditRefused where the song was changed since.
    """
    _require_unchanged(document, recorded)
    document.undo()
    return keep_take(document, recorded, only_here=True)


def put_on_grid(document: Document, recorded: Recorded) -> Recorded:
    """Pull the notes of a take that was just kept onto the grid of OFFERED_GRID, as a step of its own.

    What was there before the take stays as it is. Raises EditRefused where the song was changed since.
    """
    _require_unchanged(document, recorded)
    before, heard = recorded.before, recorded.heard or recorded.before
    if before is None or heard is None:
        raise EditRefused("take-changed-since")
    take = timed(heard, recorded.take, OFFERED_GRID)
    takes = cut_at_slots(heard, take, start_tick=recorded.start_tick)
    made, _ = _with_takes(before, heard, recorded, takes, only_here=recorded.only_here)
    view, lane = document.song.view, find.lane(heard, recorded.lane)
    document.apply("step-take-on-grid", lambda _: replace(made, view=view), lane=lane.name)
    return replace(recorded, take=take, after=document.song)


def _require_unchanged(document: Document, recorded: Recorded) -> None:
    """Raise EditRefused unless the song is still as the take left it, however it is looked at."""
    song, after = document.song, recorded.after
    if after is None or replace(song, view=after.view) != after:
        raise EditRefused("take-changed-since")


def timed(song: Song, take: Take, grid: TakeGrid) -> Take:
    """The take on the grid that the user has chosen for all takes; as it was played with "off"."""
    if grid == "off":
        return take
    return on_grid(song, take, Quantise(_GRID_TICKS[grid]))


def _order_of(song: Song, heard: Song | None) -> Arrangement:
    """The arrangement that was played, as it is now; the one shown where it is gone."""
    played = song.arrangement.id if heard is None else heard.arrangement.id
    return next((one for one in song.arrangements if one.id == played), song.arrangement)


def _changed_parts(before: Song, after: Song, played: Arrangement, lane: LaneId) -> list[PartRef]:
    """The parts of a lane that sound another piece than before, in the order of an arrangement."""
    return [
        PartRef(slot.id, lane, part.id)
        for slot in played.order
        for part in after.sections[slot.section].parts.get(lane, ())
        if part.piece is not None and before.pieces.get(part.piece) is not after.pieces[part.piece]
    ]


def _selection(song: Song, refs: list[PartRef]) -> Selection:
    """Those of the parts that are shown, a linked one only where it comes first."""
    shown: list[SlotId] = [slot.id for slot in song.arrangement.order]
    firsts: dict[int, PartRef] = {}
    for ref in refs:
        if ref.slot in shown:
            firsts.setdefault(ref.part, ref)
    first = min(firsts.values(), key=lambda ref: shown.index(ref.slot), default=None)
    focus = Cell(first.slot, first.lane) if first is not None else None
    return Selection(parts=frozenset(firsts.values()), focus=focus)


def _named(song: Song, played: Arrangement, refs: list[PartRef]) -> tuple[str, ...]:
    names = shown_names(song, played)
    return tuple(dict.fromkeys(names[ref.slot] for ref in refs))
