"""A leap of more than an octave between what a lane plays in one section and in the next.

It counts against the part that has left its lane's register; the other one only tells of it.
"""

from collections.abc import Iterator
from statistics import median_low
from typing import NamedTuple

from arrangeboard.fit.case import Case
from arrangeboard.fit.figure import Figure, StepNote
from arrangeboard.fit.finding import Finding
from arrangeboard.fit.findings.roles import is_line
from arrangeboard.fit.findings.severity import Limit, Limits, measure, severity

_LEAP = Limits(usual=Limit(12, 30, 95), strict=Limit(9, 24, 85), most="mild")
"""95 of 100 joins are an octave or less (FIT.md 2e: p75 5, p90 7–8, p95 12). Of those of imported songs 5
to 7 in 100 are more, and more than 9 semitones 10 to 12. Weak evidence: never strong.
"""

_REST = 48
"""After so long a rest, four quarters, nobody hears a leap."""

_APART = 6
"""By so many semitones more a part must lie apart from a third one to be the one that has moved."""


class _Joint(NamedTuple):
    """The notes before and after a leap, which of them is this part's, and whether the other one moved."""

    left: StepNote
    right: StepNote
    own: StepNote
    into_next: bool
    is_theirs: bool


def seam_jump(case: Case) -> Iterator[Finding]:
    """A tune or bass that leaps where it comes in, and where it hands on."""
    if not is_line(case):
        return
    first, last = _first(case.figure, case.spot.role), _last(case.figure, case.spot.role)
    before, after = case.spot.before, case.spot.after
    if before is not None and case.spot.start == 0:
        gone = _last(before, case.spot.role)
        if gone is not None and first is not None and first.start + before.steps - gone.end <= _REST:
            theirs = _has_moved(case, before, after)
            yield from _leap(case, _Joint(gone, first, first, into_next=False, is_theirs=theirs))
    if after is not None and case.spot.end == case.spot.ground.steps:
        coming = _first(after, case.spot.role)
        if coming is not None and last is not None and coming.start + case.figure.steps - last.end <= _REST:
            theirs = _has_moved(case, after, before)
            yield from _leap(case, _Joint(last, coming, last, into_next=True, is_theirs=theirs))


def _has_moved(case: Case, other: Figure, third: Figure | None) -> bool:
    """Whether the other part is to blame: out of the instrument's range, or away from what else plays."""
    own, theirs = _register(case.figure), _register(other)
    if own is None or theirs is None:
        return False
    low, high = case.spot.lowest_pitch, case.spot.highest_pitch
    if low <= own <= high and not low <= theirs <= high:
        return True
    rest = None if third is None else _register(third)
    return rest is not None and abs(own - rest) + _APART <= abs(theirs - rest)


def _register(figure: Figure) -> int | None:
    """The pitch in the middle of all its notes."""
    return median_low([note.pitch for note in figure.notes]) if figure.notes else None


def _leap(case: Case, joint: _Joint) -> Iterator[Finding]:
    semitones, own = joint.right.pitch - joint.left.pitch, joint.own
    leap = abs(semitones)
    grave = severity(case, leap, _LEAP)
    if grave is not None:
        yield Finding(
            "seam-jump",
            "note" if joint.is_theirs else grave.grade,
            grave.weight,
            own.start,
            own.end,
            measure(case, "seam", leap, _LEAP, "semitones"),
            notes=(own,),
            values={"semitones": semitones, "into_next": joint.into_next} | _blame(joint),
        )


def _blame(joint: _Joint) -> dict[str, object]:
    return {"is_theirs": True} if joint.is_theirs else {}


def _first(figure: Figure, role: str) -> StepNote | None:
    """The outer note of the first onset: the lowest of a bass, else the highest."""
    notes = figure.pickup or figure.notes
    if not notes or figure.drums:
        return None
    together = [note for note in notes if note.start == notes[0].start]
    return together[0] if role == "bass" else together[-1]


def _last(figure: Figure, role: str) -> StepNote | None:
    if not figure.notes or figure.drums:
        return None
    together = [note for note in figure.notes[-12:] if note.start == figure.notes[-1].start]
    return min(together, key=_pitch) if role == "bass" else max(together, key=_pitch)


def _pitch(note: StepNote) -> int:
    return note.pitch
