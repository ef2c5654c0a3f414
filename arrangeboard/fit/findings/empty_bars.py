"""Bars that a part leaves empty at its end or in its middle."""

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from arrangeboard.fit.case import Case
from arrangeboard.fit.finding import Finding, Measure
from arrangeboard.fit.findings.severity import Limit, Limits, severity
from arrangeboard.fit.kept import Kept
from arrangeboard.fit.steps import Mask, span, step_at

_BARS = Limits(usual=Limit(1.5, 6.0), strict=Limit(0.5, 4.0), most="mild")
"""Bars left empty: 10 in 100 parts of imported songs leave any, 5 two and more."""

_DRUMS = Limits(usual=Limit(1.5, 6.0), strict=Limit(0.5, 4.0), most="note")
"""Drums that stop for some bars are a means of arranging, so they are only told of."""

_kept = Kept()


class _Run(NamedTuple):
    """Empty bars from one step to before another, and how many bars the part has."""

    start: int
    end: int
    bars: int
    of: int


def stops_short(case: Case) -> Iterator[Finding]:
    """A part that plays most of its bars, and leaves several of them empty at one place."""
    run = _longest_silence(case)
    if run is None or 2 * run.bars > run.of:
        return
    grave = severity(case, run.bars, _DRUMS if case.figure.drums else _BARS)
    if grave is not None:
        yield Finding(
            "stops-short",
            grave.grade,
            grave.weight,
            run.start,
            run.end,
            Measure("empty-bars", run.bars, 0, 90, "bars"),
            values={"bars": run.bars, "at_end": run.end == case.spot.end},
        )


def _bar_lines(case: Case) -> list[int]:
    """The part's bar lines, its own start and end among them."""
    inside = [step_at(tick) for tick in case.spot.ground.grid.starts]
    return [
        case.spot.start,
        *(line for line in inside if case.spot.start < line < case.spot.end),
        case.spot.end,
    ]


def _longest_silence(case: Case) -> _Run | None:
    """The longest run of empty bars after the first that sounds; None where no bar is empty."""

    def make() -> _Run | None:
        lines = _bar_lines(case)
        runs = _silences(case.figure.strikes if case.figure.drums else case.figure.sounds, lines)
        if not runs:
            return None
        start, end = max(runs, key=lambda run: (run[1] - run[0], -run[0]))
        return _Run(start, end, sum([start <= line < end for line in lines[:-1]]), len(lines) - 1)

    return _kept.get((case.figure, case.spot.ground.grid), make, case.spot.start, case.spot.end)


def _silences(sounds: Mask, lines: list[int]) -> list[tuple[int, int]]:
    """Every run of empty bars after the first bar that sounds."""
    runs: list[tuple[int, int]] = []
    begun = False
    for start, end in pairwise(lines):
        if sounds & span(start, end):
            begun = True
        elif begun and runs and runs[-1][1] == start:
            runs[-1] = runs[-1][0], end
        elif begun:
            runs.append((start, end))
    return runs
