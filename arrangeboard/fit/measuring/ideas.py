"""All measures of a figure in its spot, idea by idea; an idea that nothing can be said by is left out."""

from collections.abc import Iterator

from arrangeboard.fit.figure import Figure
from arrangeboard.fit.measuring import beside, chords, keys, metre, repetition, together
from arrangeboard.fit.measuring.crowd import crowd
from arrangeboard.fit.measuring.portrait import portrait
from arrangeboard.fit.measuring.terrain import MODES, terrain
from arrangeboard.fit.spot import Spot

NAMES: dict[str, tuple[str, ...]] = {
    "chords": chords.NAMES,
    **{f"key-{mode}": keys.NAMES for mode in MODES},
    "metre": metre.NAMES,
    "repetition": repetition.NAMES,
    "company": together.NAMES,
    "before": beside.NAMES,
    "after": beside.NAMES,
}
"""The measures of each idea, in order."""


def measures(figure: Figure, spot: Spot) -> Iterator[tuple[str, list[float]]]:
    """What is said by each idea of a figure that has notes, as long as the spot's section."""
    line, place = portrait(figure), terrain(spot.ground)
    if spot.ground.known:
        yield "chords", chords.measured(line, place)
        yield "repetition", repetition.measured(line, place)
    for mode, name in enumerate(MODES):
        if place.modes >> mode & 1:
            yield f"key-{name}", keys.measured(line, place, mode)
    yield "metre", metre.measured(line, place, spot.start, spot.end)
    if any(spot.company.sounding):
        yield "company", together.measured(line, place, crowd(spot.company, line.steps))
    yield from _beside(figure, spot, place.bar)


def _beside(figure: Figure, spot: Spot, bar: int) -> Iterator[tuple[str, list[float]]]:
    for idea, other, after in (("before", spot.before, False), ("after", spot.after, True)):
        if other is not None and other.notes and not other.drums:
            mine = beside.profile(figure, bar, spot.start, spot.end)
            yield idea, beside.measured(mine, beside.profile(other, bar), after=after)
