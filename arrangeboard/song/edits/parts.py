"""Edits of parts: pieces placed in the cells of sections, moved, copied, changed and taken away."""

from collections.abc import Collection, Iterable, Mapping
from typing import TypedDict, Unpack

from msgspec import Struct
from msgspec.structs import replace

from arrangeboard.song import find
from arrangeboard.song.bars import section_length
from arrangeboard.song.edits.checking import checked_shift, checked_status, title
from arrangeboard.song.edits.cutting import Parts, with_part_laid
from arrangeboard.song.edits.pieces import duplicate_piece
from arrangeboard.song.edits.replacing import Ids, with_cell, with_cells, with_section
from arrangeboard.song.edits.tray import Tray
from arrangeboard.song.edits.trimming import trimmed_parts
from arrangeboard.song.find import EditRefused
from arrangeboard.song.ids import LaneId, PartId, PieceId, SectionId
from arrangeboard.song.invariants import part_end
from arrangeboard.song.values import Part, Section, Song, Status

SectionCell = tuple[SectionId, LaneId]
SectionPart = tuple[SectionId, LaneId, PartId]


class PartMove(Struct, frozen=True):
    """A part that shall start `to_tick` after another (or the same) section does, in another lane."""

    section: SectionId
    lane: LaneId
    part: PartId
    to_section: SectionId
    to_lane: LaneId
    to_tick: int = 0


class PartFields(TypedDict, total=False):
    """What of a part `change_part` can change."""

    piece: PieceId | None
    start_tick: int
    length_ticks: int | None
    transpose: int
    velocity: int
    status: Status
    accepted: tuple[str, ...]
    note: str


def cell_parts(song: Song, section: SectionId, lane: LaneId) -> Parts:
    """The parts of a cell; refused where there is no such section or lane."""
    return find.section(song, section).parts.get(find.lane(song, lane).id, ())


def find_part(song: Song, section: SectionId, lane: LaneId, part: PartId) -> Part:
    """The part; EditRefused where the cell has none of that id."""
    for one in cell_parts(song, section, lane):
        if one.id == part:
            return one
    raise EditRefused("no-such-part")


def add_part(
    song: Song,
    section: SectionId,
    lane: LaneId,
    *,
    piece: PieceId | None,
    start_tick: int = 0,
    length_ticks: int | None = None,
) -> Song:
    """A new part of a piece, or a planned one, to the section's end where no length is given.

    Its id is the new song's `last_id`. Refused where another part sounds.
    """
    ids = Ids(song)
    part = Part(PartId(ids.new()), piece, start_tick, length_ticks)
    parts = (*cell_parts(song, section, lane), part)
    return replace(_with_checked_cell(song, section, lane, parts), last_id=ids.last)


def change_part(
    song: Song, section: SectionId, lane: LaneId, part: PartId, **fields: Unpack[PartFields]
) -> Song:
    """Change fields of a part; refused where it would leave its section or overlap another part."""
    changed = replace(find_part(song, section, lane, part), **fields)
    parts = tuple(changed if one.id == part else one for one in cell_parts(song, section, lane))
    return _with_checked_cell(song, section, lane, parts)


def remove_parts(song: Song, parts: Iterable[SectionPart]) -> Song:
    """Take parts away. Their pieces stay in the tray."""
    gone: dict[SectionCell, set[PartId]] = {}
    for section, lane, part in parts:
        gone.setdefault((section, lane), set()).add(find_part(song, section, lane, part).id)
    kept = {
        cell: tuple(part for part in cell_parts(song, *cell) if part.id not in ids)
        for cell, ids in gone.items()
    }
    return with_cells(song, kept)


def move_parts(song: Song, moves: Collection[PartMove]) -> Song:
    """Move parts all at once; the parts they land on make room for them."""
    held = [find_part(song, move.section, move.lane, move.part) for move in moves]
    emptied = song
    for move in moves:
        emptied = _without_part(emptied, move.section, move.lane, move.part)
    placed = [replace(part, start_tick=move.to_tick) for part, move in zip(held, moves, strict=True)]
    moved = _with_parts_laid(emptied, moves, placed, Tray(song))
    return song if moved.sections == song.sections else moved


def copy_parts(song: Song, moves: Collection[PartMove]) -> Song:
    """Put copies of parts elsewhere all at once; the parts they land on make room for them.

    A copy that would cover its own original exactly is left out.
    """
    tray = Tray(song)
    copied, placed = [], []
    for move in moves:
        part = find_part(song, move.section, move.lane, move.part)
        here = (move.section, move.lane, part.start_tick)
        if here != (move.to_section, move.to_lane, move.to_tick):
            copied.append(move)
            placed.append(replace(part, id=tray.new_part_id(), start_tick=move.to_tick))
    return _with_parts_laid(song, copied, placed, tray) if copied else song


def fill_cells(song: Song, cells: Iterable[SectionCell], piece: PieceId | None) -> Song:
    """Have every cell play the piece, or hold one planned part, from its start to its end."""
    return fill_each(song, dict.fromkeys(cells, piece))


def fill_each(song: Song, pieces: Mapping[SectionCell, PieceId | None]) -> Song:
    """Have every cell play its piece, or hold one planned part, from its start to its end."""
    ids = Ids(song)
    filled: dict[SectionCell, Parts] = {}
    for (section, lane), piece in pieces.items():
        wanted = Part(PartId(0), piece if piece is None else find.piece(song, piece).id)
        parts = cell_parts(song, section, lane)
        if [replace(part, id=PartId(0)) for part in parts] != [wanted]:
            filled[section, lane] = (replace(wanted, id=PartId(ids.new())),)
    return replace(with_cells(song, filled), last_id=ids.last) if filled else song


def own_piece(song: Song, section: SectionId, lane: LaneId, part: PartId) -> Song:
    """Give this part a copy of its piece, to be changed here only; a piece that plays once stays."""
    held = find_part(song, section, lane, part)
    places = [one for other in song.sections.values() for row in other.parts.values() for one in row]
    if held.piece is None or sum(one.piece == held.piece for one in places) == 1:
        return song
    song = duplicate_piece(song, held.piece)
    return change_part(song, section, lane, part, piece=PieceId(song.last_id))


def _with_parts_laid(song: Song, moves: Collection[PartMove], placed: list[Part], tray: Tray) -> Song:
    for move, part in zip(moves, placed, strict=True):
        section = find.section(song, move.to_section)
        length = section_length(song, section)
        if not 0 <= part.start_tick < length:
            raise EditRefused("part-leaves-section", name=title(section))
        (fitting,) = trimmed_parts((part,), length)
        parts = with_part_laid(cell_parts(song, section.id, move.to_lane), fitting, length, tray)
        song = with_section(song, with_cell(section, move.to_lane, parts))
    return tray.into(song)


def _without_part(song: Song, section: SectionId, lane: LaneId, part: PartId) -> Song:
    held = find.section(song, section)
    others = tuple(one for one in held.parts.get(lane, ()) if one.id != part)
    return with_section(song, with_cell(held, lane, others))


def _with_checked_cell(song: Song, section: SectionId, lane: LaneId, parts: Parts) -> Song:
    held = find.section(song, section)
    _check_cell(song, held, tuple(sorted(parts, key=lambda part: part.start_tick)))
    return with_section(song, with_cell(held, lane, parts))


def _check_cell(song: Song, section: Section, parts: Parts) -> None:
    length = section_length(song, section)
    free_from = 0
    for part in parts:
        if not 0 <= part.start_tick < part_end(part, length) <= length:
            raise EditRefused("part-leaves-section", name=title(section))
        if part.start_tick < free_from:
            raise EditRefused("parts-would-overlap", name=title(section))
        if part.piece is not None:
            find.piece(song, part.piece)
        checked_shift(part.transpose)
        checked_shift(part.velocity)
        checked_status(part.status)
        free_from = part_end(part, length)
