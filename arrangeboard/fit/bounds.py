"""How much music can be judged where it stands: nobody writes more, and the window would wait for it.

Both limits were measured: judging a part for the first time takes some 40 ms at either, and four times as
long for twice as many bars.
"""

from arrangeboard.fit.steps import STEP_TICKS, STEPS_PER_QUARTER
from arrangeboard.song.invariants import part_end
from arrangeboard.song.values import Part, Piece

MOST_STEPS = 1024 * STEPS_PER_QUARTER
"""Of a section: 256 bars of four quarters."""

MOST_NOTES = 4096
"""Of a part, repeats of its piece counted."""


def is_long(length_ticks: int) -> bool:
    """Whether a section is too long for anything in it to be judged."""
    return length_ticks > MOST_STEPS * STEP_TICKS


def is_beyond_judging(part: Part, piece: Piece | None, length_ticks: int) -> bool:
    """Whether a part that plays `piece` in a section of that length is too long, or has too many notes."""
    if piece is None:
        return False
    whole = part_end(part, length_ticks) - part.start_tick
    times = max(1, -(-whole // max(1, piece.length_ticks)))
    return is_long(length_ticks) or len(piece.written.notes) * times > MOST_NOTES
