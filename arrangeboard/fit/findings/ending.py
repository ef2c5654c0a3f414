"""A section whose tune ends away from home: an observation, since a third of real ones do."""

from collections.abc import Iterator

from arrangeboard.fit.case import Case
from arrangeboard.fit.finding import Finding, Measure
from arrangeboard.theory.keys import is_minor, tonic

_OPEN_SHARE = 35
"""Of a hundred sections in major 31 to 38 end off the first, third and fifth note (FIT.md 2e)."""


def open_end(case: Case) -> Iterator[Finding]:
    """A tune that ends its section on another note than the key's first, third or fifth."""
    spot, notes = case.spot, case.figure.notes
    if spot.role != "melody" or case.figure.drums or case.strictness == "free" or not notes:
        return
    if spot.end != spot.ground.steps or not spot.ground.keys:
        return
    key, last = spot.ground.keys[-1].key, notes[-1]
    degree = (last.pitch - tonic(key)) % 12
    if degree in {0, 3 if is_minor(key) else 4, 7}:
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
