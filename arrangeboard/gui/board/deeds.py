"""What the hand does to the song: each deed one step of undo, by the edits of `song`."""

from collections import Counter
from collections.abc import Collection, Iterator

from arrangeboard.app.document import Document
from arrangeboard.app.selection import Cell, PartRef, Selection
from arrangeboard.song.edits.cells import clear_cells
from arrangeboard.song.edits.parts import PartMove, copy_parts, fill_cells, move_parts
from arrangeboard.song.ids import LaneId, PieceId, SectionId, SlotId
from arrangeboard.song.values import Song


def likeliest_piece(song: Song, section: SectionId, lane: LaneId) -> PieceId | None:
    """What a lane most often plays in sections of that kind, else anywhere; None where it plays nothing."""
    kind = song.sections[section].kind
    played = Counter(_played(song, lane, kind)) or Counter(_played(song, lane, None))
    return played.most_common(1)[0][0] if played else None


def _played(song: Song, lane: LaneId, kind: str | None) -> Iterator[PieceId]:
    for section in song.sections.values():
        if kind in {None, section.kind}:
            for part in section.parts.get(lane, ()):
                if part.piece is not None:
                    yield part.piece


def add_likeliest(document: Document, cell: Cell) -> None:
    """Add the lane's likeliest part to an empty cell and select it."""
    section = section_of(document.song, cell.slot)
    piece = likeliest_piece(document.song, section, cell.lane)
    document.apply("step-add-part", lambda song: fill_cells(song, [(section, cell.lane)], piece))
    select_cells(document, [cell])


def paint(document: Document, cells: Collection[Cell]) -> None:
    """Fill empty cells with their lanes' likeliest parts."""

    def fill(song: Song) -> Song:
        for cell in cells:
            section = section_of(song, cell.slot)
            song = fill_cells(song, [(section, cell.lane)], likeliest_piece(song, section, cell.lane))
        return song

    document.apply("step-paint", fill)


def erase(document: Document, cells: Collection[Cell]) -> None:
    """Clear cells."""
    chosen = {(section_of(document.song, cell.slot), cell.lane) for cell in cells}
    document.apply("step-erase", lambda song: clear_cells(song, chosen))


def move_parts_to(
    document: Document, grabbed: PartRef, parts: Collection[PartRef], target: Cell, tick: int
) -> None:
    """Move parts so that the grabbed one starts at a tick of a cell and the others keep beside it."""
    moves = _moves(document.song, grabbed, parts, target, tick)
    document.apply("step-move-parts", lambda song: move_parts(song, moves))
    select_cells(document, [target])


def copy_parts_to(
    document: Document, grabbed: PartRef, parts: Collection[PartRef], target: Cell, tick: int
) -> None:
    """Copy parts so that the grabbed one's copy starts at a tick of a cell."""
    moves = _moves(document.song, grabbed, parts, target, tick)
    document.apply("step-copy-parts", lambda song: copy_parts(song, moves))
    select_cells(document, [target])


def _moves(
    song: Song, grabbed: PartRef, parts: Collection[PartRef], target: Cell, tick: int
) -> tuple[PartMove, ...]:
    """Every part by as many slots and lanes as the grabbed one; what would leave the board is left out."""
    slots = [slot.id for slot in song.arrangement.order]
    lanes = [lane.id for lane in song.lanes]
    across = slots.index(target.slot) - slots.index(grabbed.slot)
    down = lanes.index(target.lane) - lanes.index(grabbed.lane)
    moves = {}
    for ref in parts:
        slot, lane = slots.index(ref.slot) + across, lanes.index(ref.lane) + down
        if not (0 <= slot < len(slots) and 0 <= lane < len(lanes)):
            continue
        section = section_of(song, ref.slot)
        part = next(one for one in song.sections[section].parts[ref.lane] if one.id == ref.part)
        start = tick if ref == grabbed else part.start_tick
        to_section = section_of(song, slots[slot])
        moves[section, ref.lane, ref.part] = PartMove(
            section, ref.lane, ref.part, to_section, lanes[lane], start
        )
    return tuple(moves.values())


def place_piece(document: Document, cell: Cell, piece: PieceId) -> None:
    """Have a cell play a piece from start to end."""
    cells = ((section_of(document.song, cell.slot), cell.lane),)
    name = document.song.pieces[piece].name
    document.apply("step-place-piece", lambda song: fill_cells(song, cells, piece), name=name)
    select_cells(document, [cell])


def walk(document: Document, across: int, down: int, *, extend: bool) -> None:
    """Go to the neighbouring cell and select what it holds; with `extend` add it to the selection."""
    song, before = document.song, document.selection
    slots = [slot.id for slot in song.arrangement.order]
    lanes = [lane.id for lane in song.lanes]
    if not slots or not lanes:
        return
    focus = before.focus or Cell(slots[0], lanes[0])
    slot, lane = slots.index(focus.slot), lanes.index(focus.lane)
    if before.focus:
        slot = min(max(slot + across, 0), len(slots) - 1)
        lane = min(max(lane + down, 0), len(lanes) - 1)
    cell = Cell(slots[slot], lanes[lane])
    refs = frozenset(refs_in(song, cell))
    cells = frozenset() if refs else frozenset({cell})
    if extend:
        document.select(Selection(cells=before.cells | cells, parts=before.parts | refs, focus=cell))
    else:
        document.select(Selection(cells=cells, parts=refs, focus=cell))


def section_of(song: Song, slot: SlotId) -> SectionId:
    """The section that a slot of the current arrangement shows."""
    return next(one.section for one in song.arrangement.order if one.id == slot)


def select_cells(document: Document, cells: Collection[Cell]) -> None:
    """Select whatever the cells hold."""
    parts = frozenset(ref for cell in cells for ref in refs_in(document.song, cell))
    empty = frozenset(cell for cell in cells if not refs_in(document.song, cell))
    document.select(Selection(parts=parts, cells=empty, focus=next(iter(cells), None)))


def refs_in(song: Song, cell: Cell) -> list[PartRef]:
    """The parts of a cell."""
    parts = song.sections[section_of(song, cell.slot)].parts.get(cell.lane, ())
    return [PartRef(cell.slot, cell.lane, part.id) for part in parts]
