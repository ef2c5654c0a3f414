"""Edits of the tray: pieces added, renamed, copied, varied, tagged, removed and told apart."""

from collections.abc import Collection, Iterable
from itertools import count

from msgspec.structs import replace

from arrangeboard.song import find
from arrangeboard.song.edits.checking import checked_key
from arrangeboard.song.edits.copying import free_name
from arrangeboard.song.edits.replacing import Ids, with_piece
from arrangeboard.song.find import EditRefused
from arrangeboard.song.ids import LaneId, PieceId
from arrangeboard.song.invariants import MOST_SEEDS
from arrangeboard.song.values import Generated, Part, Piece, Section, Song

PRIMES = "′″‴⁗"
"""What marks a variation, and the variations after it, as mathematicians and analysts of form do."""


def add_piece(song: Song, piece: Piece) -> Song:
    """The piece in the tray under an id and a name of its own; the id is the new song's `last_id`."""
    name = free_name(piece.name.strip(), _names(song))
    return with_piece(song, replace(piece, id=PieceId(Ids(song).new()), name=name))


def kept_piece(song: Song, piece: Piece) -> tuple[Song, PieceId]:
    """A piece of the tray with the music of `piece`, which is added where there is none yet.

    It stays from now on, also where cutting alone had made it.
    """
    for one in song.pieces.values():
        if same_music(one, piece):
            return with_piece(song, replace(one, offcut=False)), one.id
    added = add_piece(song, piece)
    return added, PieceId(added.last_id)


def with_generated(song: Song, wanted: Generated, name: str, length_ticks: int) -> tuple[Song, PieceId]:
    """A piece that the rule makes with this seed: one that is there, else a new one of that name."""
    for one in song.pieces.values():
        if one.content == wanted:
            return song, one.id
    added = add_piece(song, Piece(PieceId(0), name, length_ticks, content=wanted))
    return added, PieceId(added.last_id)


def passing(song: Song, piece: PieceId) -> Song:
    """The song with a piece from a rule that goes with its last part, until the user does something to it."""
    held = find.piece(song, piece)
    if held.offcut:
        return song
    return replace(song, pieces={**song.pieces, piece: replace(held, offcut=True)})


def without_litter(before: Song, after: Song) -> Song:
    """The edited song without the passing pieces from rules whose last part the edit took away."""
    if after.sections is before.sections:
        return after
    held = {key for key, piece in after.pieces.items() if piece.offcut and piece.is_generated}
    litter = (held & _played(before)) - _played(after) if held else held
    return replace(after, pieces=_all_but(after, litter)) if litter else after


def vary_piece(song: Song, piece: PieceId) -> Song:
    """A variation to be changed, A′ of A; of a generated piece with the next seed. Its id is `last_id`."""
    held = find.piece(song, piece)
    content = held.content
    if isinstance(content, Generated):
        content = Generated(content.rule, (content.seed + 1) % MOST_SEEDS)
    made = replace(held, name=varied_name(held.name, _names(song)), content=content, origin=piece)
    return with_piece(song, replace(made, id=PieceId(Ids(song).new())))


def varied_name(name: str, taken: Iterable[str]) -> str:
    """The name of the next variation that is not taken: "Riff′", "Riff″", … and in the end by numbers."""
    held = set(taken)
    bare = name.rstrip(PRIMES)
    primed = (bare + prime for prime in PRIMES)
    numbered = (f"{bare}′ {number}" for number in count(2))
    return next((one for one in primed if one not in held), "") or next(
        one for one in numbered if one not in held
    )


def tag_piece(song: Song, piece: PieceId, tags: Collection[str]) -> Song:
    """Give the piece these tags, each once, without spaces around."""
    bare = (" ".join(tag.split()) for tag in tags)
    unique = {tag.casefold(): tag for tag in reversed(list(bare)) if tag}
    return with_piece(song, replace(find.piece(song, piece), tags=tuple(reversed(unique.values()))))


def set_piece_key(song: Song, piece: PieceId, key: str | None) -> Song:
    """Say which key the piece is in; None for that of the place where it plays."""
    checked = checked_key(key) if key is not None else None
    return with_piece(song, replace(find.piece(song, piece), key=checked))


def rename_piece(song: Song, piece: PieceId, name: str) -> Song:
    """Give the piece another name."""
    return with_piece(song, replace(find.piece(song, piece), name=name.strip()))


def duplicate_piece(song: Song, piece: PieceId) -> Song:
    """A copy of the piece in the tray under a name of its own; its id is the new song's `last_id`."""
    held = find.piece(song, piece)
    name = free_name(held.name, _names(song))
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


def _played(song: Song) -> set[PieceId]:
    rows = (parts for section in song.sections.values() for parts in section.parts.values())
    return {part.piece for parts in rows for part in parts if part.piece is not None}


def _names(song: Song) -> list[str]:
    return [one.name for one in song.pieces.values()]


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
