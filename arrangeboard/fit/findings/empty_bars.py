"""Bars that a part leaves empty at its end or in its middle."""

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from arrangeboard.fit.case import Case
from arrangeboard.fit.finding import Finding, Measure
from arrangeboard.fit.findings.roles import has_pitch, is_tune
from arrangeboard.fit.findings.severity import Limit, Limits, severity
from arrangeboard.fit.kept import Kept
from arrangeboard.fit.steps import Mask, span, step_at

_BARS = Limits(usual=Limit(1.5, 6.0), strict=Limit(0.5, 4.0), most="mild")
"""Bars left empty: 5 in 100 parts of imported songs leave any, 3 two and more."""

_TOLD = Limits(usual=Limit(1.5, 6.0), strict=Limit(0.5, 4.0), most="note")
"""Drums that stop for some bars are a means of arranging, and songs end so: that is only told of."""

_BREATH = 4
"""A tune that leaves no more than the last quarter of its part empty breathes. Of 125 tunes of imported
songs 5 in 100 leave more, 7 any two bars; of 671 phrases of the puzzle benchmark 1 leaves two bars."""

_kept = Kept(2048)


class _Run(NamedTuple):
    """Empty bars from one step to before another, and how many bars the part has."""

    start: int
    end: int
    bars: int
    of: int


def stops_short(case: Case) -> Iterator[Finding]:
    """A part that plays most of its bars, and leaves several of them empty at one place."""
    run = _longest_silence(case)
    if run is None or 2 * run.bars > run.of or _is_breath(case, run):
        return
    grave = severity(case, run.bars, _TOLD if _is_only_told(case) else _BARS)
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


def _is_breath(case: Case, run: _Run) -> bool:
    """Whether a tune only breathes at its end; a strict song hears that too."""
    at_end = run.end == case.spot.end and _BREATH * run.bars <= run.of
    return at_end and is_tune(case) and case.strictness == "usual"


def _is_only_told(case: Case) -> bool:
    return case.spot.next_ground is None or not has_pitch(case)


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
