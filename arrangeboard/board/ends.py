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
    last = _last_of(notes[:rest], alone=tiles == 1) or (_last_of(notes[:whole]) if tiles > 1 else None)
    if last is None:
        return Ends()
    first = max(note.pitch for note in notes[: bisect_left(notes, notes[0].start_tick + 1, key=_start)])
    return Ends(first + part.transpose, last + part.transpose)


def _last_of(notes: tuple[Note, ...], *, alone: bool = False) -> int | None:
    """The highest of the notes that start last; a pickup counts only where the tile sounds it `alone`."""
    if not notes or (notes[-1].start_tick < 0 and not alone):
        return None
    begins = bisect_left(notes, notes[-1].start_tick, key=_start)
    return max(note.pitch for note in notes[begins:])


def pickup_notes(piece: Piece | None) -> tuple[Note, ...]:
    """The notes before bar 1 of a piece."""
    if piece is None or not piece.pickup_ticks:
        return ()
    notes = piece.written.notes
    return notes[: bisect_left(notes, 0, key=_start)]


def is_cut_short(piece: Piece | None, length_ticks: int) -> bool:
    """Whether a part of `length_ticks` ends inside its piece."""
    return piece is not None and length_ticks % piece.length_ticks != 0
