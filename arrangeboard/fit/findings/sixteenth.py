"""A part whose onsets miss everybody else's, and the bar's eighths, by one and the same small distance."""

from collections.abc import Iterator

from arrangeboard.fit.case import Case
from arrangeboard.fit.finding import Finding, Measure
from arrangeboard.fit.findings.severity import Limit, Limits, severity
from arrangeboard.fit.steps import Mask, span

_SIXTEENTH = Limits(usual=Limit(0.07, 0.12), strict=Limit(0.04, 0.09), free=Limit(0.25, 0.40))
"""How many more onsets must be met a sixteenth away, as a share.

Of real parts 7 in 1,000 gain .1 and more, of those moved by a sixteenth 73 (imported songs) to 85 of 100
(POP909): nothing is where the others are by chance (FIT.md 2d: 94 of 100 pairs are told apart).
"""

_LESS = Limits(usual=Limit(0.25, 0.45), strict=Limit(0.20, 0.40), free=Limit(0.45, 0.65))
"""The same for half a sixteenth and less, which feel comes near: 1 real part in 100 gains .25."""

_LEAST_ONSETS = 2

_LEAST_MET = 0.3
"""What hardly meets anything even then keeps a time of its own."""


def sixteenth_off(case: Case) -> Iterator[Finding]:
    """A part that meets others and the beat far better a sixteenth, or half of one, later or earlier."""
    here = span(case.spot.start, case.spot.end)
    strikes = case.figure.strikes & here
    count = strikes.bit_count()
    if count < _LEAST_ONSETS:
        return
    grid, others = case.spot.ground.eighths, case.spot.company.strikes | case.spot.company.drums
    whole = 2 * count if others else count
    now = _met(strikes, grid, others)
    if now == whole:
        return
    for shifts, limits in (((3, -3), _SIXTEENTH), ((1, -1, 2, -2), _LESS)):
        met, _, shift = max(
            (_met(_moved(strikes, one) & here, grid, others), -abs(one), one) for one in shifts
        )
        grave = severity(case, (met - now) / whole, limits)
        if grave is not None and met >= _LEAST_MET * whole:
            yield Finding(
                "sixteenth-off",
                grave.grade,
                grave.weight,
                case.spot.start,
                case.spot.end,
                Measure("onsets-met", 100 * now / whole, 100 * met / whole, 95),
                values={"steps": shift, "alone": not others},
            )
            return


def _met(strikes: Mask, grid: Mask, others: Mask) -> int:
    """How many onsets fall on an eighth, and how many on somebody else's."""
    return (strikes & grid).bit_count() + (strikes & others).bit_count()


def _moved(mask: Mask, steps: int) -> Mask:
    return mask << steps if steps > 0 else mask >> -steps
