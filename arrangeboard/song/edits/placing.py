"""The edit of a piece let go on a cell: it sounds from there on, and what sounded there makes room."""

from msgspec.structs import replace

from arrangeboard.song import find
from arrangeboard.song.bars import section_length
from arrangeboard.song.edits.cells import same_parts
from arrangeboard.song.edits.checking import title
from arrangeboard.song.edits.cutting import with_part_laid
from arrangeboard.song.edits.parts import SectionCell, cell_parts
from arrangeboard.song.edits.replacing import with_cell, with_section
from arrangeboard.song.edits.tray import Tray
from arrangeboard.song.find import EditRefused
from arrangeboard.song.ids import PartId, PieceId
from arrangeboard.song.values import Part, Song


def lay_piece(
    song: Song, cell: SectionCell, piece: PieceId, *, start_tick: int = 0, length_ticks: int | None = None
) -> Song:
    """A new part of the piece from a tick on, for so long or to the section's end, over what is there.

    What sounds before and after it goes on. The same song where the cell plays just that already.
    """
    section = find.section(song, cell[0])
    length = section_length(song, section)
    if not 0 <= start_tick < length:
        raise EditRefused("part-leaves-section", name=title(section))
    held = cell_parts(song, *cell)
    reaches_end = length_ticks is None or start_tick + length_ticks >= length
    tray = Tray(song)
    part = Part(PartId(0), find.piece(song, piece).id, start_tick, None if reaches_end else length_ticks)
    laid = with_part_laid(held, part, length, tray)
    if same_parts(held, laid):
        return song
    new = tray.new_part_id()
    named = tuple(replace(one, id=new) if one is part else one for one in laid)
    return tray.into(with_section(song, with_cell(section, cell[1], named)))
