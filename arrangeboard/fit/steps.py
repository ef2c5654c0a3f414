"""Time as bits: a stretch of music is a whole number with one bit a step, the first step its lowest bit.

Twelve steps a quarter note hold sixteenths and triplets alike. Counting where two things happen together is
then one `&` and one `bit_count`, exact, and quick enough to ask of a whole board.
"""

from functools import reduce

from arrangeboard.song.values import TICKS_PER_QUARTER

STEPS_PER_QUARTER = 12
STEP_TICKS = TICKS_PER_QUARTER // STEPS_PER_QUARTER

Mask = int
"""Steps as bits."""

Classes = tuple[Mask, ...]
"""A mask for each of the twelve pitch classes."""

NO_CLASSES: Classes = (0,) * 12


def step_at(tick: int) -> int:
    """The step nearest to a tick."""
    return (tick + STEP_TICKS // 2) // STEP_TICKS


def span(start: int, end: int) -> Mask:
    """The steps from `start` to before `end`, those before step 0 left out; none where it ends first."""
    if 0 <= start < end:
        return ((1 << (end - start)) - 1) << start
    return (1 << end) - 1 if start < 0 < end else 0


def turned(classes: Classes, semitones: int) -> Classes:
    """Every pitch class moved up, round the circle of twelve."""
    cut = -semitones % 12
    return classes[cut:] + classes[:cut]


def carried_round(classes: Classes, later: int, start: int, end: int) -> Classes:
    """What lies from step `start` to before `end`, so much later: what leaves at the end comes in again."""
    whole, late = end - start, later % (end - start)
    window = span(0, whole)
    moved = []
    for mask in classes:
        here = mask >> start & window
        moved.append(((here << late | here >> (whole - late)) & window) << start if here else 0)
    return tuple(moved)


def together(classes: Classes) -> Mask:
    """The steps of all pitch classes."""
    return reduce(_OR, classes, 0)


def shared(one: Classes, other: Classes) -> int:
    """How many steps both have in the same pitch class, summed over the twelve."""
    return sum(map(_COUNT, map(_AND, one, other)))


_AND, _OR, _COUNT = int.__and__, int.__or__, int.bit_count
