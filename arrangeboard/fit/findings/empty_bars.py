"""Bars that a part leaves empty at its end or in its middle."""

from collections.abc import Iterator
from itertools import pairwise

from arrangeboard.fit.case import Case
from arrangeboard.fit.finding import Finding, Measure
from arrangeboard.fit.findings.severity import Limit, Limits, severity
from arrangeboard.fit.steps import Mask, span, step_at

_BARS = Limits(usual=Limit(1.5, 6.0), strict=Limit(0.5, 4.0), most="mild")
"""Bars left empty: 10 in 100 parts of imported songs leave any, 5 two and more."""


def stops_short(case: Case) -> Iterator[Finding]:
    """A part that plays most of its bars, and leaves several of them empty at one place."""
    sounds = case.figure.strikes if case.figure.drums else case.figure.sounds
    lines = _bar_lines(case)
    run = _longest_silence(sounds, lines)
    if run is None:
        return
    first, end = run
    bars = sum(first <= line < end for line in lines[:-1])
    if 2 * bars > len(lines) - 1:
        return
    grave = severity(case, bars, _BARS)
    if grave is not None:
        yield Finding(
            "stops-short",
            grave.grade,
            grave.weight,
            first,
            end,
            Measure("empty-bars", bars, 0, 90, "bars"),
            values={"bars": bars, "at_end": end == case.spot.end},
        )


def _bar_lines(case: Case) -> list[int]:
    """The part's bar lines, its own start and end among them."""
    inside = [step_at(tick) for tick in case.spot.ground.grid.starts]
    return [
        case.spot.start,
        *(line for line in inside if case.spot.start < line < case.spot.end),
        case.spot.end,
    ]


def _longest_silence(sounds: Mask, lines: list[int]) -> tuple[int, int] | None:
    """The longest run of empty bars after the first that sounds; None where no bar is empty."""
    runs: list[tuple[int, int]] = []
    begun = False
    for start, end in pairwise(lines):
        if sounds & span(start, end):
            begun = True
        elif begun and runs and runs[-1][1] == start:
            runs[-1] = runs[-1][0], end
        elif begun:
            runs.append((start, end))
    return max(runs, key=lambda run: (run[1] - run[0], -run[0]), default=None)
