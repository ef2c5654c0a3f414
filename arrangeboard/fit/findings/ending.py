"""A section whose tune ends away from home: an observation, since a third of real ones do."""

from collections.abc import Iterator

from arrangeboard.fit.case import Case
from arrangeboard.fit.figure import StepNote
from arrangeboard.fit.finding import Finding, Measure
from arrangeboard.fit.steps import span
from arrangeboard.theory.keys import is_minor, tonic

_OPEN_SHARE = 35
"""Of a hundred sections in major 31 to 38 end off the first, third and fifth note (FIT.md 2e)."""


_OF_DOMINANT = frozenset({2, 11})
"""The degrees of the dominant's triad that are not the tonic's."""


def open_end(case: Case) -> Iterator[Finding]:
    """A tune that ends its section on another note than the key's first, third or fifth, and off its chord.

    On a tone of its last chord it is at home there, and a dominant leads on into what follows.
    """
    spot, notes = case.spot, case.figure.notes
    if spot.role != "melody" or case.figure.drums or case.strictness == "free" or not notes:
        return
    if spot.end != spot.ground.steps or not spot.ground.keys:
        return
    key, last = spot.ground.keys[-1].key, notes[-1]
    degree = (last.pitch - tonic(key)) % 12
    if degree in {0, 3 if is_minor(key) else 4, 7} or _leads_on(case, last, degree):
        return
    yield Finding(
        "open-end",
        "note",
        0.1,
        last.start,
        last.end,
        Measure("open-ends", _OPEN_SHARE, 0, 100 - _OPEN_SHARE),
        notes=(last,),
        values={"degree": degree, "minor": is_minor(key)},
    )


def _leads_on(case: Case, last: StepNote, degree: int) -> bool:
    """Whether the last note is at home in the last chord, or that chord is not at home and something follows.

    Without chords the dominant's notes are taken for one.
    """
    ground = case.spot.ground
    goes_on = case.spot.next_ground is not None or case.spot.after is not None
    held = span(last.start, min(last.end, ground.steps))
    if ground.tones[last.pitch % 12] & held:
        return True
    if not ground.spans:
        return goes_on and degree in _OF_DOMINANT
    chord = ground.spans[-1].chord
    is_away = chord.root != tonic(ground.keys[-1].key)
    return last.pitch % 12 in chord.pitch_classes or (goes_on and is_away)
