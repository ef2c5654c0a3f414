"""Which of the tried repairs are worth offering, and which of them comes first."""

from collections.abc import Iterable, Iterator

from msgspec import Struct

from arrangeboard.fit.finding import Finding
from arrangeboard.fit.repairs.repair import Repair
from arrangeboard.fit.repairs.trying import Trial, still_found
from arrangeboard.fit.verdict import Verdict

MOST_OFFERS = 4

_LEAST_GAIN = 3
"""Percentile points; less is not heard."""

_LEAST_RELIEF = 0.1
"""What must go of the weight of all findings for a repair that raises no fit."""

_MOST_LOSS = 15
"""A repair that mends its finding may cost so many points of fit, no more."""

_COST_POINTS = 60
"""How many points of fit a repair must gain more, for changing all the music rather than none."""

_USUAL, _BEYOND = 50, 0.3
"""What fits as well as half of all true parts belongs; going further is worth only so much of each point.
Otherwise moving every note onto a chord tone would beat finding the right key."""

_LEAST_OF_BEST = 0.25
"""A repair that leaves its finding and gains less than this share of the best one's is no alternative."""

_RELIEF_POINTS = 20


class Tried(Struct, frozen=True):
    """A repair with what came of it."""

    repair: Repair
    trial: Trial
    mended: bool
    gain: float
    rank: float


def best_of(finding: Finding, now: Verdict, trials: Iterable[tuple[Repair, Trial]]) -> tuple[Tried, ...]:
    """The repairs that help, the best first, at most four; no two that lead to the same song."""
    helping = [one for repair, trial in trials if (one := _weighed(finding, now, repair, trial)) is not None]
    helping.sort(key=lambda one: (not one.mended, -one.rank))
    best = max((one.gain for one in helping), default=0.0)
    worth = [one for one in helping if one.mended or one.gain >= _LEAST_OF_BEST * best]
    return tuple(_distinct(worth))[:MOST_OFFERS]


def _weighed(finding: Finding, now: Verdict, repair: Repair, trial: Trial) -> Tried | None:
    after, cost = trial.verdict, _COST_POINTS * repair.cost
    if after is None:
        return Tried(repair, trial, mended=True, gain=0.0, rank=-cost)
    mended = not still_found(finding, after)
    points = (after.fit - now.fit) if after.fit is not None and now.fit is not None else 0
    relief = burden(now) - burden(after)
    if not (mended or _helps(points, relief)) or points < -_MOST_LOSS or _is_worse(now, after):
        return None
    gain = _worth(after.fit) - _worth(now.fit) + _RELIEF_POINTS * relief
    return Tried(repair, trial, mended, gain, gain - cost)


def _helps(points: int, relief: float) -> bool:
    """Whether a repair that leaves its finding is worth it nevertheless."""
    return (points >= _LEAST_GAIN and relief >= 0) or (relief >= _LEAST_RELIEF and points >= 0)


def _worth(fit: int | None) -> float:
    """What a fit is worth when repairs are compared."""
    held = fit or 0
    return min(held, _USUAL) + _BEYOND * max(0, held - _USUAL)


def burden(one: Verdict) -> float:
    """The weight of all that counts against a part."""
    return sum(finding.weight for finding in one.counting)


def _is_worse(now: Verdict, after: Verdict) -> bool:
    """Whether a strong finding has come that was not there, for which no other has gone."""
    strong_before = sum(one.grade == "strong" for one in now.counting)
    strong_after = sum(one.grade == "strong" for one in after.counting)
    return strong_after > strong_before


def _distinct(ranked: list[Tried]) -> Iterator[Tried]:
    """Neither two that lead to the same song nor two that read alike."""
    seen: list[Tried] = []
    for one in ranked:
        if not any(_alike(one, other) for other in seen):
            seen.append(one)
            yield one


def _alike(one: Tried, other: Tried) -> bool:
    same_words = (one.repair.code, one.repair.values) == (other.repair.code, other.repair.values)
    return same_words or one.trial.song == other.trial.song
