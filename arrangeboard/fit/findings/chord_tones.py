"""How much of a part sounds on tones of the chord."""

from collections.abc import Iterator

from arrangeboard.fit.case import Case
from arrangeboard.fit.finding import Finding, Measure
from arrangeboard.fit.steps import shared, span

_USUAL = 0.50
"""93 to 95 of 100 real phrases have more (FIT.md 2b: POP909 .53, Billboard .46 at the 5th percentile)."""

_LEAST_STEPS = 12
"""Less than a quarter note on known chords says nothing."""


def few_chord_tones(case: Case) -> Iterator[Finding]:
    """A part that is off the chords for more of its time than 19 of 20 real ones."""
    spot, figure = case.spot, case.figure
    here = span(spot.start, spot.end) & spot.ground.known
    inside = tuple(mask & here for mask in figure.sounding)
    total = sum(mask.bit_count() for mask in inside)
    if total < _LEAST_STEPS:
        return
    share = shared(inside, spot.ground.tones) / total
    if share < _USUAL:
        guessed = case.judgement.guessed > 0.5
        yield Finding(
            "few-chord-tones",
            "mild" if guessed else "strong",
            min(1.0, 2 * (_USUAL - share) + 0.4) * (0.5 if guessed else 1.0),
            spot.start,
            spot.end,
            Measure("chord-tones", 100 * share, 100 * _USUAL, 95),
            guessed=guessed,
        )
