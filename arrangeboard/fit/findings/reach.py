"""Notes that the lane's instrument cannot play."""

from collections.abc import Iterator

from arrangeboard.fit.case import Case
from arrangeboard.fit.finding import Finding, Grade, Measure

_BAD = 0.25
"""A quarter of the notes and more: the part is for another instrument."""


def out_of_range(case: Case) -> Iterator[Finding]:
    """Notes outside the lane's range. No threshold: what cannot be played is not there."""
    low, high = case.spot.lowest_pitch, case.spot.highest_pitch
    if case.figure.drums or (low <= 0 and high >= 127):
        return
    start, end = case.spot.start, case.spot.end
    own = [
        note
        for note in (*case.figure.pickup, *case.figure.notes)
        if start <= note.start < end or note.start < 0
    ]
    outside = tuple(note for note in own if not low <= note.pitch <= high)
    if not outside:
        return
    share = len(outside) / len(own)
    grade: Grade = "strong" if share >= _BAD else "mild"
    yield Finding(
        "out-of-range",
        grade,
        min(1.0, 0.3 + share),
        outside[0].start,
        max(note.end for note in outside),
        Measure("outside", len(outside), 0, 100, "notes"),
        notes=outside,
        values={"low": low, "high": high, "count": len(outside), "of": len(own)},
    )
