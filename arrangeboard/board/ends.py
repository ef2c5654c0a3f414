"""Where a part enters and leaves: its first and last pitch, what leads into it, and whether it is cut short.

Found without laying out its tiles: this is asked for every part that is seen, and for its neighbours.
"""

from bisect import bisect_left
from operator import attrgetter

from msgspec import Struct

from arrangeboard.song.values import Note, Part, Piece

_start = attrgetter("start_tick")


class Ends(Struct, frozen=True, gc=False):
    """The pitches a part enters and leaves on, of several at once the highest; None: neutral."""

    entry: int | None = None
    leaving: int | None = None


def part_ends(part: Part, piece: Piece | None, length_ticks: int) -> Ends:
    """The pitches on which a part of `length_ticks` begins, its pickup counted, and ends."""
    notes = piece.written.notes if piece else ()
    if piece is None or not notes:
        return Ends()
    whole = bisect_left(notes, piece.length_ticks, key=_start)
    tiles = -(-length_ticks // piece.length_ticks)
    rest = bisect_left(notes, length_ticks - (tiles - 1) * piece.length_ticks, key=_start)
    if tiles > 1 and (not rest or notes[rest - 1].start_tick < 0):
        # Nothing starts in the last tile, which is cut too soon: the one before it sounds to its end.
        rest = whole
    if not rest:
        return Ends()
    return Ends(
        _highest_at(notes, notes[0].start_tick) + part.transpose,
        _highest_at(notes, notes[rest - 1].start_tick) + part.transpose,
    )


def _highest_at(notes: tuple[Note, ...], tick: int) -> int:
    together = notes[bisect_left(notes, tick, key=_start) : bisect_left(notes, tick + 1, key=_start)]
    return max(note.pitch for note in together)


def pickup_notes(piece: Piece | None) -> tuple[Note, ...]:
    """The notes before bar 1 of a piece."""
    if piece is None or not piece.pickup_ticks:
        return ()
    notes = piece.written.notes
    return notes[: bisect_left(notes, 0, key=_start)]


def is_cut_short(piece: Piece | None, length_ticks: int) -> bool:
    """Whether a part of `length_ticks` ends inside its piece."""
    return piece is not None and length_ticks % piece.length_ticks != 0
