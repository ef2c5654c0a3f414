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

_LEAST_ONSETS, _SURE_ONSETS = 2, 4
"""Of fewer onsets nothing is said, and of fewer than four nothing strong: two notes may both be pushed."""

_LEAST_MET, _SURELY_MET = 0.5, 0.6
"""What hardly meets anything even then keeps a time of its own; strong is what then meets most.

With .6 one true part of the benchmark in a hundred draws a strong one, with .3 three. Of parts moved by a
sixteenth 73 of 100 do, with .7 only 62 to 67.
"""

_UNSURE = 0.4
"""So much counts at most what may be style."""

_SWUNG = 0.7
"""With such a share of onsets on triplets a part is swung: it is at no small distance from the eighths."""


def sixteenth_off(case: Case) -> Iterator[Finding]:
    """A part that meets others and the beat far better a sixteenth, or half of one, later or earlier."""
    strikes = case.figure.strikes & span(case.spot.start, case.spot.end)
    count = strikes.bit_count()
    if count < _LEAST_ONSETS:
        return
    others = case.spot.company.strikes | case.spot.company.drums
    whole = 2 * count if others else count
    now = _met(case, strikes, others)
    tried = ((3, -3), _SIXTEENTH), ((1, -1, 2, -2), _LESS)
    for shifts, limits in tried[:1] if _is_swung(case, strikes) else tried:
        limit = limits.of(case)
        if limit is None or whole - now <= limit.usual * whole:
            continue
        met, shift = _best(case, strikes, others, shifts)
        grave = severity(case, (met - now) / whole, limits)
        if grave is not None and met >= _LEAST_MET * whole:
            is_sure = met >= _SURELY_MET * whole and not _may_be_style(case, strikes)
            yield Finding(
                "sixteenth-off",
                grave.grade if is_sure else "mild",
                grave.weight if is_sure else min(grave.weight, _UNSURE),
                case.spot.start,
                case.spot.end,
                Measure("onsets-met", 100 * now / whole, 100 * met / whole, 95),
                values={"steps": shift, "alone": not others},
            )
            return


def _is_swung(case: Case, strikes: Mask) -> bool:
    """Whether most onsets fall on triplets."""
    beats = case.spot.ground.beats
    triplets = beats | beats << 4 | beats << 8
    return (strikes & triplets).bit_count() >= _SWUNG * strikes.bit_count()


def _may_be_style(case: Case, strikes: Mask) -> bool:
    """Whether a few notes, or beats taken a sixteenth early beside others that are not, explain it all."""
    ground = case.spot.ground
    off = strikes & ~ground.eighths
    is_pushed = not off & ~(ground.beats >> 3) and strikes & ground.beats
    return strikes.bit_count() < _SURE_ONSETS or bool(is_pushed)


def _best(case: Case, strikes: Mask, others: Mask, shifts: tuple[int, ...]) -> tuple[int, int]:
    """How much the best shift meets, and that shift: of equals the one that begins more on beats and bars.

    So three of four parts that were moved are led back; the others are as regular one eighth further.
    """
    ground, here = case.spot.ground, span(case.spot.start, case.spot.end)
    tried = []
    for shift in shifts:
        moved = _moved(strikes, shift) & here
        met = _met(case, moved, others)
        regular = (moved & ground.beats).bit_count(), (moved & ground.bars).bit_count()
        tried.append((met, regular, -abs(shift), shift))
    best = max(tried)
    return best[0], best[-1]


def _met(case: Case, strikes: Mask, others: Mask) -> int:
    """How many onsets fall on an eighth, and how many on somebody else's."""
    return (strikes & case.spot.ground.eighths).bit_count() + (strikes & others).bit_count()


def _moved(mask: Mask, steps: int) -> Mask:
    return mask << steps if steps > 0 else mask >> -steps
