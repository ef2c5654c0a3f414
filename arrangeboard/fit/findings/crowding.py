"""Bars in which more plays than the ear takes apart."""

from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise

from arrangeboard.fit.case import Case
from arrangeboard.fit.company import Voice
from arrangeboard.fit.figure import Figure, StepNote
from arrangeboard.fit.finding import Finding
from arrangeboard.fit.findings.cover import covered
from arrangeboard.fit.findings.roles import has_pitch, pitched_voices
from arrangeboard.fit.findings.severity import Limit, Limits, measure, severity
from arrangeboard.fit.kept import Kept
from arrangeboard.fit.steps import span, step_at
from arrangeboard.song.bars import BarGrid

_LANES = Limits(usual=Limit(8, 16, 95), strict=Limit(7, 14, 90), most="mild")
_ONSETS = Limits(usual=Limit(73, 160, 95), strict=Limit(61, 140, 90), most="mild")
"""95 of 100 bars of 149 arrangements have at most 8 pitched lanes and 73 onsets (90: 7 and 61; FIT.md 2c)."""

_kept = Kept()


def crowded(case: Case) -> Iterator[Finding]:
    """Bars with too many lanes or notes, told of the part that covers the tune for longest.

    Where there is no tune, of the one with most notes.
    """
    if not has_pitch(case) or case.spot.role == "melody":
        return
    voices = pitched_voices(case)
    if not _may_be(case, voices) or not _is_the_one(case, voices):
        return
    bar = _fullest_bar(case, voices)
    if bar is None:
        return
    start, end, lanes, onsets = bar
    by_lanes, by_onsets = severity(case, lanes, _LANES), severity(case, onsets, _ONSETS)
    grave = by_lanes or by_onsets
    if grave is not None:
        yield Finding(
            "crowded",
            grave.grade,
            grave.weight,
            start,
            end,
            measure(case, "lanes", lanes, _LANES, "lanes")
            if by_lanes
            else measure(case, "onsets", onsets, _ONSETS, "notes"),
            values={"lanes": lanes, "onsets": onsets},
        )


def _may_be(case: Case, voices: tuple[Voice, ...]) -> bool:
    """Whether any bar may be crowded at all: cheap, and asked of every part."""
    if len(voices) >= 7:
        return True
    bars = max(1, case.spot.ground.grid.bars)
    return len(case.figure.notes) + sum([len(one.figure.notes) for one in voices]) > 30 * bars


def _fullest_bar(case: Case, voices: tuple[Voice, ...]) -> tuple[int, int, int, int] | None:
    """Start, end, lanes and onsets of the bar of the part with most of them."""
    grid = case.spot.ground.grid
    own = _in_bars(case.figure, grid)
    around = [own, *(_in_bars(one.figure, grid) for one in voices)]
    counted = [
        (sum([sounds for sounds, _ in bar]), sum([onsets for _, onsets in bar]), -number)
        for number, bar in enumerate(zip(*around, strict=True))
        if own[number][1]
    ]
    if not counted:
        return None
    lanes, onsets, number = max(counted)
    return step_at(grid.starts[-number]), step_at(grid.starts[1 - number]), lanes, onsets


def _in_bars(figure: Figure, grid: BarGrid) -> tuple[tuple[bool, int], ...]:
    """Whether a figure sounds in each bar, and how many notes it begins there."""

    def make() -> tuple[tuple[bool, int], ...]:
        lines = [step_at(tick) for tick in grid.starts]
        begun = [bisect_left(figure.notes, line, key=_start) for line in lines]
        heard = [bool(figure.sounds & span(*bar)) for bar in pairwise(lines)]
        return tuple(zip(heard, [last - first for first, last in pairwise(begun)], strict=True))

    return _kept.get((figure, grid), make)


def _start(note: StepNote) -> int:
    return note.start


def _is_the_one(case: Case, voices: tuple[Voice, ...]) -> bool:
    """Whether of all but the tune this part stands most in its way."""
    tune = next((one.figure for one in voices if one.role == "melody"), None)
    own = _in_the_way(case.figure, tune)
    return all(own >= _in_the_way(one.figure, tune) for one in voices if one.role != "melody")


def _in_the_way(figure: Figure, tune: Figure | None) -> tuple[int, int]:
    return (covered(tune, figure).bit_count() if tune is not None else 0), len(figure.notes)
