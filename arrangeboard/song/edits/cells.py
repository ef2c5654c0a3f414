"""Edits of whole cells: what a lane plays in a section, cleared, pasted, and put in every section alike."""

from collections.abc import Iterable, Mapping

from msgspec.structs import replace

from arrangeboard.song import find
from arrangeboard.song.bars import section_length
from arrangeboard.song.edits.copying import copied_parts
from arrangeboard.song.edits.cutting import Parts
from arrangeboard.song.edits.parts import SectionCell, cell_parts
from arrangeboard.song.edits.replacing import Ids, with_cells
from arrangeboard.song.edits.trimming import trimmed_parts
from arrangeboard.song.ids import LaneId, PartId, SectionId
from arrangeboard.song.values import Song


def clear_cells(song: Song, cells: Iterable[SectionCell]) -> Song:
    """Take away every part of the cells. Their pieces stay in the tray."""
    return with_cells(song, {cell: () for cell in cells if cell_parts(song, *cell)})


def paste_cells(song: Song, cells: Mapping[SectionCell, Parts]) -> Song:
    """Have every cell play these parts instead of what it held, cut at its section's end.

    The parts get new ids; a cell that holds the same parts already stays as it is.
    """
    ids = Ids(song)
    pasted: dict[SectionCell, Parts] = {}
    for (section, lane), parts in cells.items():
        fitting = trimmed_parts(parts, section_length(song, find.section(song, section)))
        if not same_parts(cell_parts(song, section, lane), fitting):
            pasted[section, lane] = copied_parts(fitting, ids)
    return replace(with_cells(song, pasted), last_id=ids.last) if pasted else song


def same_in_kind(song: Song, section: SectionId, lane: LaneId) -> Song:
    """ "The same in every verse": what the lane plays here it plays in every section of the same kind."""
    parts = cell_parts(song, section, lane)
    kind = song.sections[section].kind
    alike = [one.id for one in song.sections.values() if one.kind == kind and one.id != section]
    return paste_cells(song, {(one, lane): parts for one in alike})


def same_parts(some: Parts, others: Parts) -> bool:
    """Whether two cells hold the same parts under whatever ids."""
    return [replace(one, id=PartId(0)) for one in some] == [replace(one, id=PartId(0)) for one in others]
