"""Small mends of a piece about to be placed: transposed, an octave off, a beat later, at another pace."""

from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from arrangeboard.melody.timing import time_scaled
from arrangeboard.song.values import Note, Piece, Written

Pace = Literal["as-is", "double", "halve"]
OCTAVE = 12


class Mend(Struct, frozen=True, gc=False):
    """What is done to a piece before it is placed: so many semitones higher, beats of `beat_ticks` later.

    At `double` it lasts twice as long, at `halve` half as long.
    """

    semitones: int = 0
    beats: int = 0
    pace: Pace = "as-is"
    beat_ticks: int = 0

    @property
    def is_nothing(self) -> bool:
        """Whether the piece stays as it is."""
        return not (self.semitones or self.beats) and self.pace == "as-is"

    @property
    def changes_notes(self) -> bool:
        """Whether it needs a piece of its own, more than a part that is transposed."""
        return bool(self.beats) or self.pace != "as-is"


AS_IS = Mend()


def mended(piece: Piece, mend: Mend) -> Piece:
    """A written piece with what the mend does to its notes; transposing is left to the part."""
    if mend.beats:
        return _later(piece, mend.beats * mend.beat_ticks)
    if mend.pace != "as-is":
        return _paced(piece, mend.pace)
    return piece


def _later(piece: Piece, ticks: int) -> Piece:
    """Every note later; what leaves the piece at one end comes in at the other, so that tiles still join."""
    notes = tuple(sorted(_round(note, ticks, piece) for note in piece.written.notes))
    return replace(piece, content=Written(notes=notes))


def _round(note: Note, ticks: int, piece: Piece) -> Note:
    start = note.start_tick + ticks
    if not -piece.pickup_ticks <= start < piece.length_ticks or start < 0 <= note.start_tick:
        start %= piece.length_ticks
    return replace(note, start_tick=start)


def _paced(piece: Piece, pace: Pace) -> Piece:
    above, below = (2, 1) if pace == "double" else (1, 2)
    notes = piece.written.notes
    first = min((note.start_tick for note in notes), default=0)
    shifted = first * above // below - first
    scaled = tuple(
        sorted(
            replace(note, start_tick=note.start_tick + shifted) for note in time_scaled(notes, above, below)
        )
    )
    length, pickup = piece.length_ticks * above // below, piece.pickup_ticks * above // below
    kept = tuple(note for note in scaled if -pickup <= note.start_tick < length)
    return replace(piece, length_ticks=length, pickup_ticks=pickup, content=Written(notes=kept))
