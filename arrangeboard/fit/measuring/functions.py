"""A line against what its chords are in the key: on which degrees it stands over I, over IV, over vi.

A chord is named by its root above the tonic of the major key, in minor that of the relative major, and by
its third. Chords that do not come in a place say nothing there.
"""

from collections.abc import Iterator

from msgspec import Struct

from arrangeboard.fit.ground import Ground
from arrangeboard.fit.measuring.flat import shares
from arrangeboard.fit.measuring.portrait import Portrait
from arrangeboard.fit.steps import Mask, span
from arrangeboard.theory.keys import is_minor, tonic

_THIRDS = ("major", "minor")

IDEAS = tuple(f"function:{root}-{third}" for root in range(12) for third in _THIRDS)
NAMES = tuple(f"time-{degree}" for degree in range(12))


class Function(Struct, frozen=True, gc=False):
    """Where a chord of one function sounds; `tonic` is the pitch class that degrees count from."""

    idea: str
    tonic: int
    where: Mask


def functions(ground: Ground) -> tuple[Function, ...]:
    """The functions of a ground's chords; chords without a third have none."""
    found: dict[tuple[str, int], Mask] = {}
    for key in ground.keys:
        major = (tonic(key.key) + (3 if is_minor(key.key) else 0)) % 12
        for one in ground.spans:
            here = span(max(one.start, key.start), min(one.end, key.end))
            third = _third(one.chord.intervals)
            if here and third is not None and one.chord.root is not None:
                name = f"function:{(one.chord.root - major) % 12}-{third}"
                found[name, major] = found.get((name, major), 0) | here
    return tuple(Function(name, major, where) for (name, major), where in found.items())


def measured(line: Portrait, place: tuple[Function, ...]) -> Iterator[tuple[str, list[float]]]:
    """Of each function that comes the measures of NAMES: shares of all the time that anything sounds."""
    for one in place:
        degrees = line.classes[one.tonic :] + line.classes[: one.tonic]
        yield one.idea, shares(one.where, degrees, line.duration)


def _third(intervals: tuple[int, ...]) -> str | None:
    sounding = {interval % 12 for interval in intervals}
    return "major" if 4 in sounding else "minor" if 3 in sounding else None
