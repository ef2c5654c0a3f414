"""How often the true candidate scores highest, with 95 % intervals. It knows no engine."""

import math
from collections.abc import Sequence

from msgspec import Struct

Z = 1.96
"""Standard errors to each side of a 95 % interval."""
_EQUAL = 1e-9
"""Scores nearer than this share the point."""


class Interval(Struct, frozen=True):
    """A share or a difference of shares, with what it lies between 19 times of 20."""

    value: float
    low: float
    high: float


def point(scores: Sequence[float], answer: int) -> float:
    """1 where the true candidate alone scores highest, a part of it where others score as high, else 0."""
    best = max(scores)
    winners = [index for index, score in enumerate(scores) if score >= best - _EQUAL]
    return 1 / len(winners) if answer in winners else 0.0


def share_of(points: Sequence[float]) -> Interval:
    """The mean of points. Interval: Wilson (1927, "Probable inference, the law of succession")."""
    count, mean = len(points), sum(points) / len(points)
    slack = Z * Z / count
    middle = (mean + slack / 2) / (1 + slack)
    half = Z * math.sqrt(mean * (1 - mean) / count + slack / (4 * count)) / (1 + slack)
    return Interval(mean, middle - half, middle + half)


def gain(points: Sequence[float], others: Sequence[float]) -> Interval:
    """The mean difference from other points of the same questions, with its paired interval."""
    differences = [one - other for one, other in zip(points, others, strict=True)]
    count, mean = len(differences), sum(differences) / len(differences)
    spread = math.sqrt(sum((one - mean) ** 2 for one in differences) / max(1, count - 1))
    return Interval(mean, mean - Z * spread / math.sqrt(count), mean + Z * spread / math.sqrt(count))
