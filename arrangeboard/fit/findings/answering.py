"""A counter-melody that talks while the tune talks."""

from collections.abc import Iterator
from itertools import pairwise

from arrangeboard.fit.case import Case
from arrangeboard.fit.figure import Figure
from arrangeboard.fit.finding import Finding
from arrangeboard.fit.findings.severity import Limit, Limits, measure, severity
from arrangeboard.fit.steps import Mask, span, together

_FILL = Limits(usual=Limit(0.05, -0.20), strict=Limit(0.12, -0.20), most="mild")
"""The share of onsets that fall where the tune leaves room; below it there is no answer (FIT.md 2d)."""

_ROOM = 0.25
"""The share of half-bars that a tune must leave before anybody can be asked to use them.

With so much room 2 of 14 counter-melodies of imported songs leave it alone; with less most of them do.
"""


def no_room(case: Case) -> Iterator[Finding]:
    """A counter-melody whose notes fall in half-bars with fewer than two of the tune's onsets hardly ever."""
    if case.spot.role != "counter-melody" or case.figure.drums:
        return
    tune = next((one.figure for one in case.spot.company.voices if one.role == "melody"), None)
    strikes = case.figure.strikes & span(case.spot.start, case.spot.end)
    if tune is None or tune.drums or not tune.strikes or strikes.bit_count() < 4:
        return
    room, share_of_room = _room(case, tune)
    fill = (strikes & room).bit_count() / strikes.bit_count()
    grave = severity(case, fill, _FILL) if share_of_room >= _ROOM else None
    if grave is not None:
        yield Finding(
            "no-room",
            grave.grade,
            grave.weight,
            case.spot.start,
            case.spot.end,
            measure(case, "fill", fill, _FILL),
        )


def _room(case: Case, tune: Figure) -> tuple[Mask, float]:
    """The steps of half-bars with fewer than two of the tune's onsets, and their share of the part."""
    ground = case.spot.ground
    here = span(case.spot.start, case.spot.end)
    lines = [step for step in range(ground.steps) if ground.strong >> step & 1]
    halves = [span(start, end) & here for start, end in pairwise([*lines, ground.steps])]
    free = together(tuple(half for half in halves if (tune.strikes & half).bit_count() < 2))
    return free, free.bit_count() / max(1, here.bit_count())
