"""Parts laid out as tiles: how often a piece sounds in its part, transposed, and where it is cut.

Only the first tile sounds its pickup, in what goes before. A note belongs to the tile in which it starts and
sounds in full.
"""

from collections.abc import Iterator

from msgspec import Struct

from arrangeboard.song.ids import PartId
from arrangeboard.song.values import Control, Lyric, Note, Part, Piece


class Tile(Struct, frozen=True, gc=False):
    """One sounding of a piece inside a part, in ticks of its section."""

    part: PartId
    start_tick: int
    end_tick: int
    notes: tuple[Note, ...]
    controls: tuple[Control, ...]
    lyrics: tuple[Lyric, ...]


def cell_tiles(
    parts: tuple[Part, ...], pieces: tuple[Piece | None, ...], length_ticks: int, *, drums: bool
) -> Iterator[Tile]:
    """The tiles of a cell's parts in a section of `length_ticks`; `pieces` are the parts' own, in turn.

    A generated piece has none: give the written one that `performance` makes of it for its part.
    """
    for part, piece in zip(parts, pieces, strict=True):
        if piece is not None:
            yield from _part_tiles(part, piece, length_ticks, drums=drums)


def _part_tiles(part: Part, piece: Piece, length_ticks: int, *, drums: bool) -> Iterator[Tile]:
    semitones = 0 if drums else part.transpose
    end = length_ticks if part.length_ticks is None else part.start_tick + part.length_ticks
    for start in range(part.start_tick, end, piece.length_ticks):
        opens = -piece.pickup_ticks if start == part.start_tick else 0
        closes = min(piece.length_ticks, end - start)
        content = piece.written
        yield Tile(
            part=part.id,
            start_tick=start,
            end_tick=start + closes,
            notes=tuple(
                Note(
                    start + note.start_tick,
                    note.length_ticks,
                    in_range(note.pitch + semitones),
                    min(max(note.velocity + part.velocity, 1), 127),
                )
                for note in content.notes
                if opens <= note.start_tick < closes
            ),
            controls=tuple(
                Control(start + one.tick, one.kind, _moved_number(one, semitones), one.value)
                for one in content.controls
                if opens <= one.tick < closes
            ),
            lyrics=tuple(
                Lyric(start + one.tick, one.text) for one in content.lyrics if opens <= one.tick < closes
            ),
        )


def _moved_number(control: Control, semitones: int) -> int:
    return in_range(control.number + semitones) if control.kind == "key-pressure" else control.number


def in_range(pitch: int) -> int:
    """The pitch, by octaves held inside 0–127."""
    if 0 <= pitch <= 127:
        return pitch
    return pitch % 12 if pitch < 0 else 116 + (pitch - 116) % 12
