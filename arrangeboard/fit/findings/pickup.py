"""A pickup that begins while the lane still plays what comes before."""

from collections.abc import Iterator

from arrangeboard.fit.case import Case
from arrangeboard.fit.figure import Figure
from arrangeboard.fit.finding import Finding, Measure
from arrangeboard.fit.findings.roles import is_line
from arrangeboard.fit.steps import span

_LEAST = 3
"""A sixteenth together is legato."""


def pickup_collision(case: Case) -> Iterator[Finding]:
    """The pickup of a line against the tail in the slot before: two notes where one can sound.

    No threshold but a sixteenth: one singer cannot sing two notes.
    """
    pickup, before = case.figure.pickup, case.spot.before
    if not pickup or before is None:
        return
    sung = 0
    for note in pickup:
        sung |= span(before.steps + note.start, min(before.steps + note.end, before.steps))
    tail = _tail(before, before.steps + pickup[0].start)
    together = (sung & tail).bit_count()
    if together < _LEAST or not (is_line(case) or case.figure.drums):
        return
    yield Finding(
        "pickup-collision",
        "strong" if together >= 12 else "mild",
        min(1.0, 0.35 + together / 48),
        pickup[0].start,
        0,
        Measure("pickup-overlap", together, _LEAST, 0, "steps"),
        notes=pickup,
        values={"steps": together},
    )


def _tail(before: Figure, start: int) -> int:
    """The steps from `start` on that the music before fills."""
    if before.drums:
        return 0
    return before.sounds & span(start, before.steps)
