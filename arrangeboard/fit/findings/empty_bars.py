"""Bars that a part leaves empty at its end or in its middle."""

from collections.abc import Iterator

from arrangeboard.fit.case import Case
from arrangeboard.fit.finding import Finding, Measure
from arrangeboard.fit.findings.roles import has_pitch, is_tune
from arrangeboard.fit.findings.severity import Limit, Limits, severity
from arrangeboard.fit.silences import Silence, silence
from arrangeboard.fit.steps import step_at
from arrangeboard.song.invariants import part_end

_BARS = Limits(usual=Limit(1.5, 6.0), strict=Limit(0.5, 4.0), most="mild")
"""Bars left empty: 5 in 100 parts of imported songs leave any, 3 two and more."""

_TOLD = Limits(usual=Limit(1.5, 6.0), strict=Limit(0.5, 4.0), most="note")
"""Drums that stop for some bars are a means of arranging, and songs end so: that is only told of."""

_BREATH = 4
"""A tune that leaves no more than the last quarter of its part empty breathes. Of 125 tunes of imported
songs 5 in 100 leave more, 7 any two bars; of 671 phrases of the puzzle benchmark 1 leaves two bars."""


def stops_short(case: Case) -> Iterator[Finding]:
    """A part that plays most of its bars, and leaves several of them empty at one place."""
    grid, part = case.spot.ground.grid, case.part
    run = silence(case.figure, part.start_tick, part_end(part, grid.length_ticks), grid)
    if run is None or _is_breath(case, run):
        return
    grave = severity(case, run.bars, _TOLD if _is_only_told(case) else _BARS)
    if grave is not None:
        yield Finding(
            "stops-short",
            grave.grade,
            grave.weight,
            step_at(run.start_tick),
            step_at(run.end_tick),
            Measure("empty-bars", run.bars, 0, 90, "bars"),
            values={"bars": run.bars, "at_end": _is_at_end(case, run)},
        )


def _is_breath(case: Case, run: Silence) -> bool:
    """Whether a tune only breathes at its end; a strict song hears that too."""
    is_short = _is_at_end(case, run) and _BREATH * run.bars <= run.of
    return is_short and is_tune(case) and case.strictness == "usual"


def _is_at_end(case: Case, run: Silence) -> bool:
    return step_at(run.end_tick) == case.spot.end


def _is_only_told(case: Case) -> bool:
    return case.spot.next_ground is None or not has_pitch(case)
