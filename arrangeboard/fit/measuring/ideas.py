"""All measures of a figure in its spot, idea by idea; an idea that nothing can be said by is left out.

They come in three parts that can be kept apart: what the place says, what everybody else there says, and
what a neighbour says. Another lane's edit touches the second alone.
"""

from collections.abc import Iterator
from typing import TypeGuard

from arrangeboard.fit.company import Company
from arrangeboard.fit.figure import Figure
from arrangeboard.fit.ground import Ground
from arrangeboard.fit.measuring import beside, chords, keys, metre, phrases, repetition, together
from arrangeboard.fit.measuring.crowd import crowd
from arrangeboard.fit.measuring.portrait import portrait
from arrangeboard.fit.measuring.terrain import terrain
from arrangeboard.fit.spot import Spot

NAMES: dict[str, tuple[str, ...]] = {
    "chords": chords.NAMES,
    "key": keys.NAMES,
    "metre": metre.NAMES,
    "phrases": phrases.NAMES,
    "repetition": repetition.NAMES,
    "company": together.NAMES,
    "before": beside.NAMES,
    "after": beside.NAMES,
}
"""The measures of each idea, in order."""

Said = tuple[str, list[float]]
"""An idea and its measures."""


def measures(figure: Figure, spot: Spot) -> Iterator[Said]:
    """What is said by each idea of a figure that has notes, as long as the spot's section."""
    yield from of_harmony(figure, spot.ground)
    yield from of_time(figure, spot.ground, spot.start, spot.end)
    if spot.company.time:
        yield of_company(figure, spot.ground, spot.company)
    for other, after in ((spot.before, False), (spot.after, True)):
        if is_neighbour(other, figure):
            yield of_neighbour(figure, other, spot, after=after)


def of_harmony(figure: Figure, ground: Ground) -> Iterator[Said]:
    """What chords, key and repetition say of a figure."""
    line, place = portrait(figure), terrain(ground)
    if ground.known:
        yield "chords", chords.measured(line, place)
        yield "repetition", repetition.measured(line, place)
    if ground.keys:
        yield "key", keys.measured(line, place)


def of_time(figure: Figure, ground: Ground, start: int, end: int) -> Iterator[Said]:
    """What the bars say of a figure between two steps, whatever the chords."""
    line, place = portrait(figure), terrain(ground)
    yield "metre", metre.measured(line, place, start, end)
    yield "phrases", phrases.measured(line, place.cells)


def of_company(figure: Figure, ground: Ground, company: Company) -> Said:
    """What everybody else who sounds says of a figure."""
    return "company", together.measured(portrait(figure), terrain(ground), crowd(company))


def heard_of(figure: Figure, company: Company) -> together.Heard:
    """All of a company that `of_company` looks at."""
    return together.heard(portrait(figure), crowd(company))


def is_neighbour(other: Figure | None, figure: Figure) -> TypeGuard[Figure]:
    """Whether there is something to compare with: a line, and not the very same once more.

    A part that is played twice running would otherwise vouch for itself, wherever it stood.
    """
    return other is not None and bool(other.notes) and not other.drums and other.notes != figure.notes


def bar_steps(ground: Ground) -> int:
    """How long the bars are by which neighbours are compared: all that a ground has to do with it."""
    return terrain(ground).bar


def of_neighbour(figure: Figure, other: Figure, spot: Spot, *, after: bool) -> Said:
    """What the lane's part before or after says of a figure."""
    bar = bar_steps(spot.ground)
    mine = beside.profile(figure, bar, spot.start, spot.end)
    values = beside.measured(mine, beside.profile(other, bar), after=after)
    return "after" if after else "before", values
