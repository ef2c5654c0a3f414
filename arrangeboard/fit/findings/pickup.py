"""A pickup that begins while the lane still plays what comes before."""

from collections.abc import Iterator

from arrangeboard.fit.case import Case
from arrangeboard.fit.finding import Finding, Measure
from arrangeboard.fit.findings.roles import is_line
from arrangeboard.fit.steps import STEPS_PER_QUARTER, span

_LEAST = 3
"""A sixteenth together is legato."""


def pickup_collision(case: Case) -> Iterator[Finding]:
    """The pickup of a line against the tail in the slot before: two notes where one can sound.

    No threshold but a sixteenth: one singer cannot sing two notes.
    """
    pickup = case.figure.pickup
    before = case.spot.before if pickup and is_line(case) else None
    if before is None:
        return
    sung = 0
    for note in pickup:
        sung |= span(before.steps + note.start, before.steps + min(note.end, 0))
    together = (sung & before.sounds).bit_count()
    if together < _LEAST:
        return
    yield Finding(
        "pickup-collision",
        "strong" if together >= STEPS_PER_QUARTER else "mild",
        min(1.0, 0.35 + together / 48),
        pickup[0].start,
        0,
        Measure("pickup-overlap", together, _LEAST, 0, "steps"),
        notes=pickup,
        values={"steps": together},
    )
