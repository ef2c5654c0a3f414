"""A rhythm laid over chords: which chord each stroke falls in, and strokes of their own for changes."""

from bisect import bisect_left
from collections.abc import Iterator

from arrangeboard.generate.held import HeldChord
from arrangeboard.generate.patterns import Hit

ADDED = "+"
"""The mark of a stroke that no pattern has, made for a change of chord."""


def struck_at_changes(strokes: list[Hit], held: list[HeldChord]) -> Iterator[tuple[int, Hit]]:
    """Each stroke with the chord it falls in, cut where that ends; a change that none strikes gets its own.

    Such a one has the mark `ADDED` and rings until the next stroke.
    """
    starts = [hit.start_tick for hit in strokes]
    for index, one in enumerate(held):
        first, last = (bisect_left(starts, tick) for tick in (one.start_tick, one.end_tick))
        if first == last or starts[first] > one.start_tick:
            end = starts[first] if first < last else one.end_tick
            yield index, Hit(one.start_tick, end, ADDED, 0)
        for hit in strokes[first:last]:
            yield index, Hit(hit.start_tick, min(hit.end_tick, one.end_tick), hit.mark, hit.bar)
