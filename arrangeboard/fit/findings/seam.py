"""A leap of more than an octave between what a lane plays in one section and in the next."""

from collections.abc import Iterator

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


def seam_jump(case: Case) -> Iterator[Finding]:
    """A tune or bass that leaps where it comes in, and where it hands on."""
    if not is_line(case):
        return
    first, last = _first(case.figure, case.spot.role), _last(case.figure, case.spot.role)
    before, after = case.spot.before, case.spot.after
    if before is not None and case.spot.start == 0:
        gone = _last(before, case.spot.role)
        if gone is not None and first is not None and first.start + before.steps - gone.end <= _REST:
            yield from _leap(case, gone, first, first, into_next=False)
    if after is not None and case.spot.end == case.spot.ground.steps:
        coming = _first(after, case.spot.role)
        if coming is not None and last is not None and coming.start + case.figure.steps - last.end <= _REST:
            yield from _leap(case, last, coming, last, into_next=True)


def _leap(case: Case, one: StepNote, other: StepNote, own: StepNote, *, into_next: bool) -> Iterator[Finding]:
    leap = abs(other.pitch - one.pitch)
    grave = severity(case, leap, _LEAP)
    if grave is not None:
        yield Finding(
            "seam-jump",
            grave.grade,
            grave.weight,
            own.start,
            own.end,
            measure(case, "seam", leap, _LEAP, "semitones"),
            notes=(own,),
            values={"semitones": other.pitch - one.pitch, "into_next": into_next},
        )


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
