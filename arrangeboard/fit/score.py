"""How well a figure belongs in a spot, as a percentile among the true parts of real songs.

Measures of `measuring` are weighed idea by idea with `weights`; each candidate is judged alone.
"""

from msgspec import Struct

from arrangeboard.fit.figure import Figure
from arrangeboard.fit.measuring.ideas import measures
from arrangeboard.fit.spot import Spot
from arrangeboard.fit.weights import percentile, scales


class Judgement(Struct, frozen=True, gc=False):
    """`percentile` (0–99) of true parts score lower than `value`; None where nothing can be judged.

    `guessed` is the share of the judged time that rests on guessed chords, 0 to 1. `reasons` are what each
    idea (chords, key, metre, …) adds to `value`, above zero where it speaks for the part.
    """

    value: float = 0.0
    percentile: int | None = None
    guessed: float = 0.0
    reasons: dict[str, float] = {}


def judged(figure: Figure, spot: Spot) -> Judgement:
    """The judgement of a figure of the section's length in a spot; drums and silence are not judged.

    Where no chord is known there is a value, by key, metre and company, but no percentile.
    """
    if figure.drums or not figure.notes:
        return Judgement()
    in_company = any(spot.company.sounding)
    table = scales()
    reasons = {idea: table[idea].weigh(values) for idea, values in measures(figure, spot)}
    value = sum(reasons.values())
    known, guessed = _known(figure, spot)
    if not known:
        return Judgement(value, reasons=reasons)
    return Judgement(value, percentile(value, spot.role, in_company=in_company), guessed / known, reasons)


def _known(figure: Figure, spot: Spot) -> tuple[int, int]:
    """For how many steps, pitch class by pitch class, it sounds over a chord, and over a guessed one."""
    ground = spot.ground
    known = sum((mask & ground.known).bit_count() for mask in figure.sounding)
    guessed = sum((mask & ground.guessed).bit_count() for mask in figure.sounding)
    return known, guessed
