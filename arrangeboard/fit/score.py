"""How well a figure belongs in a spot, as a percentile among the true parts of real songs.

Measures of `measuring` are weighed idea by idea with `weights`; each candidate is judged alone. What the
place says is kept, and so is what each neighbour says: an edit of another lane asks the company alone.
"""

from collections.abc import Iterable
from typing import NamedTuple

from msgspec import Struct

from arrangeboard.fit.figure import Figure
from arrangeboard.fit.ground import Ground
from arrangeboard.fit.kept import Kept
from arrangeboard.fit.measuring.ideas import (
    Said,
    bar_steps,
    heard_of,
    is_neighbour,
    of_company,
    of_harmony,
    of_neighbour,
    of_time,
)
from arrangeboard.fit.measuring.portrait import portrait
from arrangeboard.fit.measuring.together import Heard
from arrangeboard.fit.spot import Spot
from arrangeboard.fit.weights import percentile, scales
from arrangeboard.song.values import Role

Reasons = dict[str, float]


class Judgement(Struct, frozen=True, gc=False):
    """`percentile` (0–99) of true parts score lower than `value`; None where nothing can be judged.

    `guessed` is the share of the judged time that rests on guessed chords, 0 to 1. `reasons` are what each
    idea (chords, key, metre, …) adds to `value`, above zero where it speaks for the part.
    """

    value: float = 0.0
    percentile: int | None = None
    guessed: float = 0.0
    reasons: Reasons = {}


_LINES: frozenset[Role] = frozenset({"melody", "counter-melody"})
"""Roles whose neighbours say something: what is known of them was learned from tunes."""

_kept = Kept(2048)
_companies = Kept(2048)


def judged(figure: Figure, spot: Spot) -> Judgement:
    """The judgement of a figure of the section's length in a spot; drums and silence are not judged.

    Where no chord is known there is a value, by key, metre and company, but no percentile; nor is there one
    for rhythm and texture.
    """
    if figure.drums or not figure.notes:
        return Judgement()
    in_company = spot.company.time > 0
    reasons, known, guessed = _by_place(figure, spot)
    if in_company:
        reasons = reasons | _by_company(figure, spot)
    if spot.role in _LINES:
        reasons = reasons | _by_neighbour(figure, spot, spot.before, after=False)
        reasons = reasons | _by_neighbour(figure, spot, spot.after, after=True)
    value = sum(reasons.values())
    if not known:
        return Judgement(value, reasons=reasons)
    return Judgement(value, percentile(value, spot.role, in_company=in_company), guessed / known, reasons)


class _Place(NamedTuple):
    """What a ground says of a figure, and for how many steps, pitch class by pitch class, it sounds over a
    known chord and over a guessed one.
    """

    reasons: Reasons
    known: int
    guessed: int


def _by_place(figure: Figure, spot: Spot) -> _Place:
    edges = spot.start, spot.end
    return _kept.get((portrait(figure), spot.ground), lambda: _placed(figure, spot.ground, *edges), *edges)


def _placed(figure: Figure, ground: Ground, start: int, end: int) -> _Place:
    def make() -> Reasons:
        return _weighed(of_time(figure, ground, start, end))

    by_time = _kept.get((portrait(figure), ground.grid), make, start, end)
    return _Place(
        _weighed(of_harmony(figure, ground)) | by_time,
        sum([(mask & ground.known).bit_count() for mask in figure.sounding]),
        sum([(mask & ground.guessed).bit_count() for mask in figure.sounding]),
    )


class _Company:
    """What a company said of a figure on its ground when it was last asked, and what was heard of it then."""

    def __init__(self) -> None:
        self.heard: Heard | None = None
        self.reasons: Reasons = {}


def _by_company(figure: Figure, spot: Spot) -> Reasons:
    """What the others say: the same as long as they sound the same where the figure itself sounds."""
    held = _companies.get((portrait(figure), spot.ground), _Company)
    heard = heard_of(figure, spot.company)
    if heard != held.heard:
        held.heard, held.reasons = heard, _weighed([of_company(figure, spot.ground, spot.company)])
    return held.reasons


def _by_neighbour(figure: Figure, spot: Spot, other: Figure | None, *, after: bool) -> Reasons:
    if not is_neighbour(other, figure):
        return {}

    def make() -> Reasons:
        return _weighed([of_neighbour(figure, other, spot, after=after)])

    return _kept.get((figure, other), make, bar_steps(spot.ground), spot.start, spot.end, after)


def _weighed(said: Iterable[Said]) -> Reasons:
    table, reasons = scales(), Reasons()
    for idea, values in said:
        reasons[idea] = table[idea].weigh(values)
    return reasons
