"""The selected parts as the song has them: a part of a linked section once, whichever repeats show it."""

from typing import Unpack

from arrangeboard.app.document import Document
from arrangeboard.song.edits.parts import PartFields, SectionCell, SectionPart, change_part, find_part
from arrangeboard.song.values import Song


def chosen_places(document: Document) -> tuple[SectionPart, ...]:
    """Where the selected parts are, each once, in the order of the arrangement."""
    order = {slot.id: (at, slot.section) for at, slot in enumerate(document.song.arrangement.order)}
    refs = sorted(document.selection.parts, key=lambda ref: (order[ref.slot][0], ref.lane, ref.part))
    return tuple(dict.fromkeys((order[ref.slot][1], ref.lane, ref.part) for ref in refs))


def chosen_cells(document: Document) -> tuple[SectionCell, ...]:
    """The selected cells and those of the selected parts, each once, in the order of the arrangement."""
    order = {slot.id: (at, slot.section) for at, slot in enumerate(document.song.arrangement.order)}
    chosen = {(cell.slot, cell.lane) for cell in document.selection.cells}
    chosen |= {(part.slot, part.lane) for part in document.selection.parts}
    placed = sorted(chosen, key=lambda cell: (order[cell[0]][0], cell[1]))
    return tuple(dict.fromkeys((order[slot][1], lane) for slot, lane in placed))


def change_parts(song: Song, places: tuple[SectionPart, ...], **fields: Unpack[PartFields]) -> Song:
    """The parts with some of their fields set alike."""
    for section, lane, part in places:
        song = change_part(song, section, lane, part, **fields)
    return song


def transpose_parts(song: Song, places: tuple[SectionPart, ...], semitones: int) -> Song:
    """Each part so many semitones higher than it is."""
    for section, lane, part in places:
        shifted = find_part(song, section, lane, part).transpose + semitones
        song = change_part(song, section, lane, part, transpose=shifted)
    return song
