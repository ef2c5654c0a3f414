"""A part whose onsets miss everybody else's, and the beat, by one and the same sixteenth or less."""

from collections.abc import Iterator

from arrangeboard.fit.case import Case
from arrangeboard.fit.finding import Finding, Measure
from arrangeboard.fit.findings.severity import Limit, Limits, severity
from arrangeboard.fit.steps import Mask, span

_SHIFTS = (-3, 3, -2, 2, -1, 1)
_LEAST_ONSETS = 6
_LIMITS = Limits(usual=Limit(0.40, 0.60), strict=Limit(0.30, 0.55), free=Limit(0.55, 0.75))


def sixteenth_off(case: Case) -> Iterator[Finding]:
    """A part that meets others and the beat far better a sixteenth later or earlier."""
    here = span(case.spot.start, case.spot.end)
    strikes = case.figure.strikes & here
    count = strikes.bit_count()
    if count < _LEAST_ONSETS:
        return
    now = _met(case, strikes) / count
    if now > 0.6:
        return
    best, _, shift = max((_met(case, _moved(strikes, one) & here), -abs(one), one) for one in _SHIFTS)
    then = best / count
    grave = severity(case, then - now, _LIMITS)
    if grave is not None:
        yield Finding(
            "sixteenth-off",
            grave.grade,
            grave.weight,
            case.spot.start,
            case.spot.end,
            Measure("onsets-met", 100 * now, 100 * then, 95),
            values={"steps": shift, "then": 100 * then},
        )


def _met(case: Case, strikes: Mask) -> int:
    """How many onsets fall on an eighth of the bar."""
    return (strikes & case.spot.ground.eighths).bit_count()


def _moved(mask: Mask, steps: int) -> Mask:
    return mask << steps if steps > 0 else mask >> -steps
