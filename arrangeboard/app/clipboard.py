"""Copy, cut and paste, within a song and between songs."""

from collections.abc import Sequence

from arrangeboard.app.clipping import Clipping, clip
from arrangeboard.app.commands import chosen_slots
from arrangeboard.app.document import Document
from arrangeboard.app.lane_matching import alike_lanes, lanes_by_place, lanes_from
from arrangeboard.app.removing import delete_selection
from arrangeboard.app.selection import Cell, Selection, part_refs
from arrangeboard.song.edits.pasting import add_copied_lanes, paste_columns, paste_sections
from arrangeboard.song.find import EditRefused
from arrangeboard.song.ids import LaneId
from arrangeboard.song.values import Lane, Song


def copy(document: Document) -> Clipping | None:
    """What is selected, to be pasted here or into another song; None where nothing can be copied."""
    return clip(document)


def cut(document: Document) -> Clipping | None:
    """Copy what is selected and take it away: one step."""
    clipping = clip(document)
    if clipping:
        delete_selection(document)
    return clipping


def paste(document: Document, clipping: Clipping) -> None:
    """Put a clipping at the selection, and select what came: one step.

    Parts go to the cell selected last, else to the lanes they came from in the selected section. Sections go
    behind the selected ones, lanes below the selected ones, else after all others.
    """
    if clipping.kind == "sections":
        _paste_sections(document, clipping)
    elif clipping.kind == "lanes":
        paste_lanes(document, clipping, "step-paste")
    else:
        _paste_parts(document, clipping)


def _paste_parts(document: Document, clipping: Clipping) -> None:
    song = document.song
    order = song.arrangement.order
    at, lane = _corner(document)
    sections = [slot.section for slot in order[at : at + len(clipping.columns)]]
    lanes = _lanes_for(song, clipping, lane)
    before = set(part_refs(song, song.arrangement))
    document.apply("step-paste", lambda song: paste_columns(song, clipping.song, lanes, sections))
    slots = {slot.id for slot in order[at : at + len(clipping.columns)]}
    made = set(part_refs(document.song, document.song.arrangement)) - before
    focus = Cell(order[at].id, lane) if lane is not None else None
    chosen = frozenset(ref for ref in made if ref.slot in slots)
    if chosen:
        document.select(Selection(parts=chosen, focus=focus))


def _lanes_for(song: Song, clipping: Clipping, first: LaneId | None) -> dict[LaneId, LaneId]:
    lanes = clipping.song.lanes
    return lanes_by_place(lanes, song) if first is None else lanes_from(lanes, song, first)


def _corner(document: Document) -> tuple[int, LaneId | None]:
    """The column and lane of the cell chosen last, else the first selected column and topmost lane."""
    song, chosen = document.song, document.selection
    cells = chosen.cells | {ref.cell for ref in chosen.parts}
    if chosen.focus and not chosen.slots and (chosen.focus in cells or not cells):
        cells = frozenset({chosen.focus})
    slots = chosen.slots | {cell.slot for cell in cells}
    at = [index for index, slot in enumerate(song.arrangement.order) if slot.id in slots]
    if not at:
        raise EditRefused("nowhere-to-paste")
    rows = {cell.lane for cell in cells}
    return at[0], next((lane.id for lane in song.lanes if lane.id in rows), None)


def _paste_sections(document: Document, clipping: Clipping) -> None:
    order = document.song.arrangement.order
    chosen = chosen_slots(document)
    index = max((at + 1 for at, slot in enumerate(order) if slot.id in chosen), default=len(order))

    def edit(song: Song) -> Song:
        lanes = alike_lanes(clipping.song.lanes, song)
        missing = [lane for lane in clipping.song.lanes if lane.id not in lanes]
        song, added = _with_lanes(song, missing, len(song.lanes))
        return paste_sections(song, clipping.song, {**lanes, **added}, song.arrangement.id, index)

    document.apply("step-paste", edit)
    added = document.song.arrangement.order[index : index + len(clipping.columns)]
    document.select(Selection(slots=frozenset(slot.id for slot in added)))


def paste_lanes(document: Document, clipping: Clipping, code: str) -> None:
    """Add the clipping's lanes, with what they play in the first columns, below the selected lanes."""
    song = document.song
    chosen = document.selection.lanes
    index = max((at + 1 for at, lane in enumerate(song.lanes) if lane.id in chosen), default=len(song.lanes))

    def edit(song: Song) -> Song:
        sections = [slot.section for slot in song.arrangement.order]
        song, lanes = _with_lanes(song, clipping.song.lanes, index)
        is_played = any(column.parts for column in clipping.columns[: len(sections)])
        return paste_columns(song, clipping.song, lanes, sections) if is_played else song

    document.apply(code, edit)
    added = document.song.lanes[index : index + len(clipping.song.lanes)]
    document.select(Selection(lanes=frozenset(lane.id for lane in added)))


def _with_lanes(song: Song, lanes: Sequence[Lane], index: int) -> tuple[Song, dict[LaneId, LaneId]]:
    """The song with copies of lanes, and which of them each became."""
    song = add_copied_lanes(song, lanes, index)
    added = song.lanes[index : index + len(lanes)]
    return song, {lane.id: copy.id for lane, copy in zip(lanes, added, strict=True)}
