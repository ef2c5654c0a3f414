"""Edits of the tray: pieces added, renamed, copied, removed and told apart."""

from msgspec.structs import replace

from arrangeboard.song import find
from arrangeboard.song.edits.checking import checked_key
from arrangeboard.song.edits.copying import free_name
from arrangeboard.song.edits.replacing import Ids, with_piece
from arrangeboard.song.find import EditRefused
from arrangeboard.song.ids import LaneId, PieceId
from arrangeboard.song.values import Part, Piece, Section, Song, Written


def add_piece(
    song: Song,
    name: str,
    content: Written,
    length_ticks: int,
    *,
    pickup_ticks: int = 0,
    key: str | None = None,
) -> Song:
    """A new piece in the tray; its id is the new song's `last_id`.

    Everything is put in order of time. Refused without a length, or where anything would come before the
    pickup.
    """
    in_order = Written(
        notes=tuple(sorted(content.notes)),
        controls=tuple(sorted(content.controls, key=lambda control: control.tick)),
        lyrics=tuple(sorted(content.lyrics, key=lambda lyric: lyric.tick)),
    )
    if length_ticks < 1 or _first_tick(in_order) < -pickup_ticks:
        raise EditRefused("piece-does-not-hold-its-notes", name=name)
    piece = Piece(
        PieceId(Ids(song).new()), name.strip(), length_ticks, pickup_ticks, in_order, key and checked_key(key)
    )
    return with_piece(song, piece)


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


def unique_piece(song: Song, piece: PieceId) -> Song:
    """Merge every piece that holds the same music into this one; their parts play this one instead."""
    held = find.piece(song, piece)
    same = {one.id for one in song.pieces.values() if one.id != piece and same_music(one, held)}
    if not same:
        return song
    sections = {key: _playing(section, same, piece) for key, section in song.sections.items()}
    return replace(song, pieces=_all_but(song, same), sections=sections)


def same_music(one: Piece, other: Piece) -> bool:
    """Whether two pieces hold the same music, whatever they are called."""
    return (
        one.length_ticks == other.length_ticks
        and one.pickup_ticks == other.pickup_ticks
        and one.content == other.content
    )


def _first_tick(content: Written) -> int:
    starts = [note.start_tick for note in content.notes[:1]]
    starts += [control.tick for control in content.controls[:1]]
    starts += [lyric.tick for lyric in content.lyrics[:1]]
    return min(starts, default=0)


def _all_but(song: Song, gone: set[PieceId]) -> dict[PieceId, Piece]:
    return {key: one for key, one in song.pieces.items() if key not in gone}


def _without_piece(section: Section, piece: PieceId) -> Section:
    parts = {
        lane: tuple(part for part in held if part.piece != piece) for lane, held in section.parts.items()
    }
    return _with_parts(section, {lane: held for lane, held in parts.items() if held})


def _playing(section: Section, same: set[PieceId], piece: PieceId) -> Section:
    parts = {
        lane: tuple(replace(part, piece=piece) if part.piece in same else part for part in held)
        for lane, held in section.parts.items()
    }
    return _with_parts(section, parts)


def _with_parts(section: Section, parts: dict[LaneId, tuple[Part, ...]]) -> Section:
    if parts == section.parts:
        return section
    return replace(
        section,
        parts={
            lane: section.parts[lane] if held == section.parts[lane] else held for lane, held in parts.items()
        },
    )
