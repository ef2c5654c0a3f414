"""Pieces from rules as they are played in their places: written pieces that fill their part.

Everything that asks what a part sounds goes through here. The same place gives the very same object, so
that what is kept by identity stays valid until the chords, the bars or the instrument change.
"""

from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from arrangeboard.generate.place import Place
from arrangeboard.performance.feel import swing_percent
from arrangeboard.song.bars import section_grid
from arrangeboard.song.ids import PartId
from arrangeboard.song.invariants import part_end
from arrangeboard.song.values import Generated, Lane, Part, Piece, Section, Song, Written

MOST_KEPT = 8192


class _Kept(Struct, frozen=True):
    """What a part played when it was last asked for, and the values it was made from."""

    song: Song
    section: Section
    lane: Lane
    part: Part
    piece: Piece


_kept: dict[PartId, _Kept] = {}


def performed(song: Song, section: Section, lane: Lane, part: Part) -> Piece | None:
    """The piece that a part plays, written out where it comes from a rule; None for a planned part."""
    piece = song.pieces[part.piece] if part.piece is not None else None
    if piece is None or not piece.is_generated:
        return piece
    kept = _kept.get(part.id)
    if kept is not None and _holds(kept, song, section, lane, part):
        return kept.piece
    made = perform(piece, place_of(song, section, lane, part))
    if len(_kept) >= MOST_KEPT:
        _kept.clear()
    _kept[part.id] = _Kept(song, section, lane, part, made)
    return made


def _holds(kept: _Kept, song: Song, section: Section, lane: Lane, part: Part) -> bool:
    """Whether everything that a performance depends on is the same as when it was kept."""
    was = kept.song
    return (
        kept.section is section
        and kept.lane is lane
        and kept.part is part
        and was.pieces is song.pieces
        and was.lanes is song.lanes
        and was.key == song.key
        and was.meter == song.meter
    )


def performed_parts(
    song: Song, section: Section, lane: Lane, parts: tuple[Part, ...]
) -> tuple[Piece | None, ...]:
    """The pieces of a cell's parts, in turn."""
    return tuple(performed(song, section, lane, part) for part in parts)


def place_of(song: Song, section: Section, lane: Lane, part: Part) -> Place:
    """All that a piece from a rule depends on where this part plays it."""
    grid = section_grid(song, section)
    keys = [change.key for change in section.keys if change.tick <= part.start_tick]
    return Place(
        chords=section.chords,
        grid=grid,
        key=keys[-1] if keys else song.key,
        start_tick=part.start_tick,
        end_tick=part_end(part, grid.length_ticks),
        lowest_pitch=lane.lowest_pitch,
        highest_pitch=lane.highest_pitch,
        drums=lane.sound.drums,
        kind=section.kind,
        swing_percent=swing_percent(song, section, grid),
    )


@lru_cache(maxsize=MOST_KEPT)
def perform(piece: Piece, place: Place) -> Piece:
    """A generated piece as it is played in a place, written out; its tick 0 is where the place starts.

    Silent where the rule is none that this version knows.
    """
    if not isinstance(piece.content, Generated):
        return piece
    from arrangeboard.generate.starters import starter_notes  # noqa: PLC0415  rules come with the first of them

    notes = starter_notes(piece.content, place)
    return replace(piece, length_ticks=place.end_tick - place.start_tick, content=Written(notes=notes))
