"""A stretch cut out of a line of notes, so that it can be played anywhere: bar 1, length, pickup.

Stretches that follow each other without a gap sound as before when their pieces do.
"""

from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from arrangeboard.song.bars import BarGrid
from arrangeboard.song.values import Note


class Stretch(Struct, frozen=True, gc=False):
    """A stretch as a piece of whole bars: its bar 1 lay at `first_tick`; notes count from there.

    `pickup_ticks` is what notes before bar 1 need, in whole beats.
    """

    first_tick: int
    length_ticks: int
    pickup_ticks: int
    notes: tuple[Note, ...]


def bar_1_of(start_tick: int, grid: BarGrid) -> int:
    """The bar line that a stretch which starts here belongs to.

    The next one where it starts no more than half a bar before it, as a pickup does; else the one before.
    """
    if start_tick <= 0 or start_tick >= grid.length_ticks:
        return min(max(start_tick, 0), grid.length_ticks)
    bar = grid.bar_at(start_tick)
    line, following = grid.starts[bar], grid.starts[bar + 1]
    return line if start_tick == line or 2 * (following - start_tick) > following - line else following


def cut(notes: Iterable[Note], start_tick: int, end_tick: int, grid: BarGrid) -> Stretch:
    """What starts from `start_tick` up to, and without, `end_tick`; at least a bar long."""
    first = bar_1_of(start_tick, grid)
    bar = grid.bar_at(first)
    shortest = grid.starts[bar + 1] - grid.starts[bar]
    meter = grid.meters[bar]
    beat = shortest // meter.numerator
    found = tuple(
        sorted(
            replace(note, start_tick=note.start_tick - first)
            for note in notes
            if start_tick <= note.start_tick < end_tick
        )
    )
    return Stretch(
        first_tick=first,
        length_ticks=max(bar_1_of(end_tick, grid) - first, shortest),
        pickup_ticks=_whole_beats(-min((note.start_tick for note in found), default=0), beat),
        notes=found,
    )


def _whole_beats(ticks: int, beat_ticks: int) -> int:
    return -(-max(0, ticks) // beat_ticks) * beat_ticks
