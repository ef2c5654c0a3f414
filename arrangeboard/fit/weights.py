"""What the judge has learned: how much each measure counts, and how true parts of real songs score.

One table, `resources/fit.json`, says also how it was obtained. Nothing here knows what a measure means.
"""

from functools import lru_cache
from itertools import pairwise
from math import isnan
from operator import mul, sub

from msgspec import Struct, json

from arrangeboard.resources import resource


class Weighted(Struct, frozen=True, array_like=True):
    """A measure's usual value, which speaks neither for nor against, and the weight of each unit above it."""

    usual: float
    weight: float


Anchors = tuple[tuple[float, float], ...]
"""Scores in rising order, each with the percentage of true parts that score lower."""


class Learned(Struct, frozen=True):
    """The whole table: weights by idea and measure, and anchors by role, for parts in company and alone.

    `typical` is by role what each idea adds to the score of half of the true parts, or less.
    """

    obtained: str
    source: str
    ideas: dict[str, dict[str, Weighted]]
    company: dict[str, Anchors]
    alone: dict[str, Anchors]
    typical: dict[str, dict[str, float]] = {}


class Scale(Struct, frozen=True, gc=False):
    """An idea's weights ready to be counted with."""

    weights: tuple[float, ...]
    usual: tuple[float, ...]
    balance: float

    def weigh(self, values: list[float]) -> float:
        """The sum of what the measures say; what is unsaid counts as usual."""
        total = sum(map(mul, self.weights, values)) - self.balance
        return self._weigh_the_said(values) if isnan(total) else total

    def _weigh_the_said(self, values: list[float]) -> float:
        said = [usual if isnan(value) else value for value, usual in zip(values, self.usual, strict=True)]
        total: float = sum(map(mul, self.weights, map(sub, said, self.usual)))
        return total


@lru_cache(maxsize=1)
def learned() -> Learned:
    """The table, read once."""
    return json.decode(resource("fit.json").read_bytes(), type=Learned)


@lru_cache(maxsize=1)
def scales() -> dict[str, Scale]:
    """The scale of each idea."""
    return {idea: _scale(table) for idea, table in learned().ideas.items()}


def _scale(table: dict[str, Weighted]) -> Scale:
    weights = tuple(one.weight for one in table.values())
    usual = tuple(one.usual for one in table.values())
    return Scale(weights, usual, sum(map(mul, weights, usual)))


_LIKE = {"counter-melody": "melody"}
"""Roles that no figures are known of, as the nearest one."""


def percentile(value: float, role: str, *, in_company: bool) -> int | None:
    """How many of a hundred true parts of that role score lower, 0 to 99.

    None for a role whose true parts nothing is known of: rhythm and texture go their own ways.
    """
    anchors = (learned().company if in_company else learned().alone).get(_LIKE.get(role, role))
    return None if anchors is None else percentile_of(value, anchors)


def typical(role: str) -> dict[str, float]:
    """What each idea adds to half of the true parts of that role, or less; what is not there adds nothing."""
    return learned().typical.get(_LIKE.get(role, role), {})


def percentile_of(value: float, anchors: Anchors) -> int:
    """The percentage at a value, on straight lines from anchor to anchor."""
    if value <= anchors[0][0]:
        return 0
    for (low, below), (high, above) in pairwise(anchors):
        if value <= high:
            return min(99, int(below + (above - below) * (value - low) / (high - low)))
    return 99
