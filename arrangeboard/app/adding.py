"""Parts added by a click or a stroke of the brush, and cleared by one: what a lane plays likeliest."""

from collections import Counter
from collections.abc import Iterable

from arrangeboard.app.document import Document
from arrangeboard.app.selection import Cell, PartRef, Selection
from arrangeboard.song import find
from arrangeboard.song.bars import section_length
from arrangeboard.song.edits.cells import clear_cells
from arrangeboard.song.edits.checking import title
from arrangeboard.song.edits.parts import SectionCell, add_part, cell_parts, fill_each
from arrangeboard.song.ids import LaneId, PartId, PieceId, SectionId
from arrangeboard.song.invariants import part_end
from arrangeboard.song.values import SectionKind, Song


def likeliest_piece(song: Song, section: SectionId, lane: LaneId) -> PieceId | None:
    """The piece that the lane plays most often in sections of this kind, else in others; None for none.

    A repeat counts as often as the arrangement looked at plays it. Of two as frequent the earlier is taken.
    """
    kind = find.section(song, section).kind
    played = Counter(slot.section for slot in song.arrangement.order)
    alike: Counter[PieceId] = Counter()
    elsewhere: Counter[PieceId] = Counter()
    for one in song.sections.values():
        counts = alike if one.kind == kind else elsewhere
        for part in one.parts.get(lane, ()):
            if part.piece is not None:
                counts[part.piece] += max(1, played[one.id])
    found = (alike or elsewhere).most_common(1)
    return found[0][0] if found else None


def add_likeliest(document: Document, cell: Cell, *, tick: int = 0) -> None:
    """Add the lane's likeliest part, or a planned one, where the cell is free at `tick`, and select it.

    A cell that holds parts is filled up to the next one, or in its first gap where `tick` is not free.
    """
    song = document.song
    section = find.slot(song, cell.slot).section
    gap = _free_gap(song, section, cell.lane, tick)
    if gap is None:
        return
    piece = likeliest_piece(song, section, cell.lane)
    start, length = gap
    document.apply(
        "step-add-part" if piece is not None else "step-plan-part",
        lambda song: add_part(song, section, cell.lane, piece=piece, start_tick=start, length_ticks=length),
        section=title(song.sections[section]),
    )
    added = PartRef(cell.slot, cell.lane, PartId(document.song.last_id))
    document.select(Selection(parts=frozenset({added}), focus=cell))


def _free_gap(song: Song, section: SectionId, lane: LaneId, tick: int) -> tuple[int, int | None] | None:
    """Start and length of the gap around `tick`, else of the first; a length of None is to the end."""
    parts = cell_parts(song, section, lane)
    end = section_length(song, song.sections[section])
    starts = [0, *(part_end(part, end) for part in parts)]
    ends = [*(part.start_tick for part in parts), end]
    gaps = [(start, until) for start, until in zip(starts, ends, strict=True) if start < until]
    if not gaps:
        return None
    start, until = next((gap for gap in gaps if gap[0] <= tick < gap[1]), gaps[0])
    return start, None if until == end else until - start


def paint(document: Document, cells: Iterable[Cell]) -> None:
    """Fill every empty one of the cells with its lane's likeliest part: one step."""
    places = _places(document.song, cells)
    document.apply("step-paint", lambda song: filled(song, places))


def filled(song: Song, places: Iterable[SectionCell]) -> Song:
    """The song with every empty one of the cells filled with its lane's likeliest part."""
    likeliest: dict[tuple[SectionKind, LaneId], PieceId | None] = {}
    pieces: dict[SectionCell, PieceId | None] = {}
    for section, lane in places:
        if not cell_parts(song, section, lane):
            alike = song.sections[section].kind, lane
            if alike not in likeliest:
                likeliest[alike] = likeliest_piece(song, section, lane)
            pieces[section, lane] = likeliest[alike]
    return fill_each(song, pieces)


def erase(document: Document, cells: Iterable[Cell]) -> None:
    """Clear the cells: one step."""
    places = _places(document.song, cells)
    document.apply("step-erase", lambda song: clear_cells(song, places))


def _places(song: Song, cells: Iterable[Cell]) -> tuple[SectionCell, ...]:
    """The cells as the song has them, each once however many repeats show it."""
    return tuple(dict.fromkeys((find.slot(song, cell.slot).section, cell.lane) for cell in cells))
