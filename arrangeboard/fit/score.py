"""How well a figure belongs in a spot, as a percentile among the true parts of real songs."""

from itertools import pairwise

from msgspec import Struct

from arrangeboard.fit.figure import Figure
from arrangeboard.fit.spot import Spot
from arrangeboard.fit.steps import shared, span


class Judgement(Struct, frozen=True, gc=False):
    """`percentile` (0–99) of true parts score lower than `value`; None where nothing can be judged.

    `guessed` is the share of the judged time that rests on guessed chords, 0 to 1.
    """

    value: float = 0.0
    percentile: int | None = None
    guessed: float = 0.0


def judged(figure: Figure, spot: Spot) -> Judgement:
    """The judgement of a figure of the section's length in a spot; drums and silence are not judged."""
    ground = spot.ground
    here = span(spot.start, spot.end) & ground.known
    total = sum((mask & here).bit_count() for mask in figure.sounding)
    if figure.drums or not total:
        return Judgement()
    inside = tuple(mask & here for mask in figure.sounding)
    on_tones = shared(inside, ground.tones) / total
    guessed = sum((mask & ground.guessed).bit_count() for mask in inside) / total
    anchors = ((0.0, 0), (0.46, 5), (0.53, 10), (0.73, 50), (0.95, 90), (1.0, 99))
    return Judgement(on_tones, _between(on_tones, anchors), guessed)


def _between(value: float, anchors: tuple[tuple[float, int], ...]) -> int:
    for (low, below), (high, above) in pairwise(anchors):
        if value <= high:
            return round(below + (above - below) * (value - low) / (high - low))
    return anchors[-1][1]
