"""Edits of the tray: pieces added, renamed, copied, removed and told apart."""

from msgspec.structs import replace

from arrangeboard.song import find
from arrangeboard.song.edits.copying import free_name
from arrangeboard.song.edits.replacing import Ids, with_piece
from arrangeboard.song.find import EditRefused
from arrangeboard.song.ids import LaneId, PieceId
from arrangeboard.song.values import Part, Piece, Section, Song


def rename_piece(song: Song, piece: PieceId, name: str) -> Song:
    """Give the piece another name."""
    return with_piece(song, replace(find.piece(song, piece), name=name.strip()))


def duplicate_piece(song: Song, piece: PieceId) -> Song:
    """A copy of the piece in the tray under a name of its own; its id is the new song's `last_id`."""
    held = find.piece(song, piece)
    name = free_name(held.name, (one.name for one in song.pieces.values()))
    return with_piece(song, replace(held, id=PieceId(Ids(song).new()), name=name, origin=piece))


def remove_piece(song: Song, piece: PieceId, *, from_board: bool) -> Song:
    """Take the piece out of the tray, with its parts if `from_board`; else refused while a part plays it."""
    held = find.piece(song, piece)
    uses = find.uses_of(song, piece)
    if uses and not from_board:
        raise EditRefused("piece-in-use", name=held.name, places=len(uses))
    sections = {key: _without_piece(section, piece) for key, section in song.sections.items()}
    return replace(song, pieces=_all_but(song, {piece}), sections=sections if uses else song.sections)


def same_music(one: Piece, other: Piece) -> bool:
    """Whether two pieces hold the same music, whatever they are called."""
    return (
        one.length_ticks == other.length_ticks
        and one.pickup_ticks == other.pickup_ticks
        and one.content == other.content
    )


def _all_but(song: Song, gone: set[PieceId]) -> dict[PieceId, Piece]:
    return {key: one for key, one in song.pieces.items() if key not in gone}


def _without_piece(section: Section, piece: PieceId) -> Section:
    parts = {
        lane: tuple(part for part in held if part.piece != piece) for lane, held in section.parts.items()
    }
    return _with_parts(section, {lane: held for lane, held in parts.items() if held})


def _with_parts(section: Section, parts: dict[LaneId, tuple[Part, ...]]) -> Section:
    if parts == section.parts:
        return section
    return replace(
        section,
        parts={
            lane: section.parts[lane] if held == section.parts[lane] else held for lane, held in parts.items()
        },
    )
