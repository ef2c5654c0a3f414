"""Twelve masks laid end to end in one number, so that one `&` asks all pitch classes at once.

Pitch class 0 lies lowest; each takes as many bits as the stretch has steps.
"""

import math
from collections.abc import Iterable
from functools import lru_cache

from arrangeboard.fit.steps import Classes, Mask

Flat = int
"""The masks of twelve pitch classes as one number."""

UNSAID = math.nan
"""The value of a measure that nothing can be said by: no chord known, no note on a beat."""


def flat(classes: Classes, steps: int) -> Flat:
    """The masks, each of at most `steps` steps, end to end."""
    joined = 0
    for mask in reversed(classes):
        joined = joined << steps | mask
    return joined


def unlaid(masks: Flat, steps: int) -> Classes:
    """The mask of each pitch class."""
    whole = (1 << steps) - 1
    return tuple([masks >> pitch_class * steps & whole for pitch_class in range(12)])


def in_all(mask: Mask, steps: int) -> Flat:
    """The same mask in every pitch class."""
    return mask * _ones(steps)


def blurred(masks: Flat, steps: int) -> Flat:
    """Every mask with a step more to each side, where its stretch has one."""
    first = _ones(steps)
    last = first << steps - 1
    return masks | (masks & ~last) << 1 | (masks & ~first) >> 1


def raised(masks: Flat, semitones: int, steps: int) -> Flat:
    """Every pitch class moved up, round the circle of twelve."""
    low = semitones % 12 * steps
    return (masks << low | masks >> (12 * steps - low)) & ((1 << 12 * steps) - 1)


def share(count: int, whole: int) -> float:
    """The part of a whole, UNSAID where there is none."""
    return count / whole if whole else UNSAID


def shares(mask: int, places: Iterable[int], whole: int) -> list[float]:
    """The part of a whole that lies in each place, UNSAID where there is none."""
    if not whole:
        return [UNSAID for _ in places]
    return [(mask & place).bit_count() / whole if place else 0.0 for place in places]


@lru_cache(maxsize=256)
def _ones(steps: int) -> Flat:
    return sum(1 << pitch_class * steps for pitch_class in range(12))
