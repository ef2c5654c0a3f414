"""Parts that play a rule turned into parts that play notes: what they sounded becomes pieces of its own.

Which notes a rule makes is not known here: who freezes gives each part's performance.
"""

from collections.abc import Mapping
from itertools import chain

from msgspec.structs import replace

from arrangeboard.song.edits.checking import checked_piece
from arrangeboard.song.edits.copying import free_name
from arrangeboard.song.edits.parts import SectionCell, SectionPart, cell_parts, find_part
from arrangeboard.song.edits.replacing import Ids, with_cells
from arrangeboard.song.find import EditRefused
from arrangeboard.song.ids import PartId, PieceId
from arrangeboard.song.values import Piece, Song

Performances = Mapping[SectionPart, Piece]
"""What each part plays, written out under the id of the piece that its rule stands in."""


def freeze(song: Song, performances: Performances) -> Song:
    """Have each of these parts play the notes of its performance, one piece for all that are the same.

    A piece from a rule that no other part plays any more becomes the first of them itself, so the tray
    holds nothing that nobody hears; the others name it as their origin. Refused where there is no part.
    """
    if not performances:
        raise EditRefused("nothing-to-freeze")
    ids = Ids(song)
    given = _given_ids(song, performances, ids)
    made: dict[PieceId, Piece] = {}
    for performance, own_id in given.items():
        made[own_id] = _named_apart(song, performance, own_id, made)
    frozen = {place: given[performance] for place, performance in performances.items()}
    pieces = {**song.pieces, **made}
    return replace(_with_pieces_played(song, frozen), pieces=pieces, last_id=ids.last)


def _given_ids(song: Song, performances: Performances, ids: Ids) -> dict[Piece, PieceId]:
    """The id that each distinct performance gets."""
    free = {one.id for one in performances.values()} - _played_elsewhere(song, performances)
    given: dict[Piece, PieceId] = {}
    for performance in performances.values():
        if performance not in given:
            takes_over = performance.id in free
            given[performance] = performance.id if takes_over else PieceId(ids.new())
            free.discard(performance.id)
    return given


def _played_elsewhere(song: Song, performances: Performances) -> set[PieceId]:
    cells = (
        (section.id, lane, parts)
        for section in song.sections.values()
        for lane, parts in section.parts.items()
    )
    return {
        part.piece
        for section, lane, parts in cells
        for part in parts
        if part.piece is not None and (section, lane, part.id) not in performances
    }


def _named_apart(song: Song, performance: Piece, own_id: PieceId, made: Mapping[PieceId, Piece]) -> Piece:
    others = (one for one in chain(song.pieces.values(), made.values()) if one.id != own_id)
    name = free_name(performance.name, [one.name for one in others])
    origin = song.pieces[own_id].origin if own_id in song.pieces else performance.id
    return replace(checked_piece(performance), id=own_id, name=name, origin=origin, offcut=False)


def _with_pieces_played(song: Song, frozen: Mapping[SectionPart, PieceId]) -> Song:
    cells: dict[SectionCell, dict[PartId, PieceId]] = {}
    for (section, lane, part), piece in frozen.items():
        cells.setdefault((section, lane), {})[find_part(song, section, lane, part).id] = piece
    return with_cells(
        song,
        {
            cell: tuple(replace(one, piece=pieces.get(one.id, one.piece)) for one in cell_parts(song, *cell))
            for cell, pieces in cells.items()
        },
    )
