"""Edits of what is written in a piece: its notes and controls, its length and its pickup.

What a piece holds is the same wherever it plays; `parts.own_piece` gives one part a copy to be changed alone.
"""

from collections.abc import Iterable
from typing import TypedDict, Unpack

from msgspec.structs import replace

from arrangeboard.song import find
from arrangeboard.song.bars import section_length
from arrangeboard.song.edits.replacing import with_piece
from arrangeboard.song.find import EditRefused
from arrangeboard.song.ids import PieceId
from arrangeboard.song.invariants import MOST_TICKS, MOST_TILES, part_end
from arrangeboard.song.values import Control, Lyric, Note, Piece, Song, Written


class PieceFields(TypedDict, total=False):
    """What of a piece `write_piece` can write; what is not given stays."""

    notes: Iterable[Note]
    controls: Iterable[Control]
    lyrics: Iterable[Lyric]
    length_ticks: int
    pickup_ticks: int


def write_piece(song: Song, piece: PieceId, **fields: Unpack[PieceFields]) -> Song:
    """Write notes, controls, lyrics, length or pickup of a piece anew, for every place that plays it.

    Notes are put in order; controls and lyrics of one tick keep theirs. A pickup stays long enough for
    controls and lyrics in it. Refused for a piece from a rule, for notes that no instrument can be sent or
    that lie before the pickup, and for a length that no part can be tiled with.
    """
    held = find.piece(song, piece)
    if held.is_generated:
        raise EditRefused("piece-from-rule", name=held.name)
    content = _written(held.written, fields)
    early = [one.tick for one in content.controls[:1]] + [one.tick for one in content.lyrics[:1]]
    pickup_ticks = max(fields.get("pickup_ticks", held.pickup_ticks), -min(early, default=0), 0)
    length_ticks = fields.get("length_ticks", held.length_ticks)
    wanted = replace(held, content=content, pickup_ticks=pickup_ticks, length_ticks=length_ticks)
    if wanted == held:
        return song
    if length_ticks != held.length_ticks:
        _check_length(song, wanted)
    return with_piece(song, wanted)


def fitted_pickup(notes: Iterable[Note], beat_ticks: int) -> int:
    """The pickup that notes need, in whole beats: none where no note starts before bar 1."""
    first = min((note.start_tick for note in notes), default=0)
    return -(first // beat_ticks) * beat_ticks if first < 0 else 0


def _written(held: Written, fields: PieceFields) -> Written:
    content = Written(
        notes=tuple(sorted(fields["notes"])) if "notes" in fields else held.notes,
        controls=tuple(sorted(fields["controls"], key=lambda one: one.tick))
        if "controls" in fields
        else held.controls,
        lyrics=tuple(sorted(fields["lyrics"], key=lambda one: one.tick))
        if "lyrics" in fields
        else held.lyrics,
    )
    return held if content == held else content


def _check_length(song: Song, piece: Piece) -> None:
    """Refuse a length that would tile a part more often than any song may."""
    longest = max(
        (
            part_end(part, section_length(song, song.sections[section])) - part.start_tick
            for section, lane in find.uses_of(song, piece.id)
            for part in song.sections[section].parts[lane]
            if part.piece == piece.id
        ),
        default=0,
    )
    if not 0 < piece.length_ticks <= MOST_TICKS or longest > MOST_TILES * piece.length_ticks:
        raise EditRefused("piece-length-out-of-range", name=piece.name)
