"""Which of the tried repairs are worth offering, and which of them comes first."""

from collections.abc import Callable, Iterable, Iterator

from msgspec import Struct

from arrangeboard.fit.finding import Finding
from arrangeboard.fit.repairs.bystanders import CLEARLY
from arrangeboard.fit.repairs.repair import Repair
from arrangeboard.fit.repairs.spreading import Spread
from arrangeboard.fit.repairs.trying import Trial, still_found
from arrangeboard.fit.verdict import DOES_NOT_FIT, Verdict
from arrangeboard.song.values import Song

MOST_OFFERS = 4

_LEAST_RELIEF = 0.1
"""What must go of the weight of all findings for a repair of a part that has no fit."""

_COST_POINTS = 60
"""How many points of fit a repair must gain more, for changing all the music rather than none."""

_USUAL, _BEYOND = 50, 0.3
"""What fits as well as half of all true parts belongs; going further is worth only so much of each point.
Otherwise moving every note onto a chord tone would beat finding the right key."""

_LEAST_OF_BEST, _MUCH = 0.25, 15
"""A repair that gains less than this share of what the best one does is no alternative, unless that is little
itself and the finding is gone: octaves and lengths mend without making much fit better."""

_RELIEF_POINTS = 20


class Attempt(Struct, frozen=True):
    """A repair done to the part; `spread` does it to the others that need it too, where that makes sense.

    `harm` says by how many points those around it would fit less well in a song, all added up.
    """

    repair: Repair
    here: Trial
    spread: Callable[[], Spread | None]
    harm: Callable[[Song], int]


class Tried(Struct, frozen=True):
    """A repair with what came of it: how much it gains, and its rank, less what it costs the music.

    Where one repair makes the part fit, another after which it `fits` no better is no alternative.
    """

    attempt: Attempt
    mended: bool
    fits: bool
    gain: float
    rank: float


def best_of(finding: Finding, now: Verdict, attempts: Iterable[Attempt]) -> tuple[Tried, ...]:
    """The repairs that help, the best first, at most four; no two that lead to the same song."""
    weighed = (_weighed(finding, now, one) for one in attempts)
    helping = [one for one in weighed if one is not None]
    helping.sort(key=lambda one: (not one.mended, -one.rank))
    best = max((one.gain for one in helping), default=0.0)
    fits = any(one.fits for one in helping)
    worth = [one for one in helping if _is_alternative(one, best) and (one.fits or not fits)]
    return tuple(_distinct(worth))[:MOST_OFFERS]


def _is_alternative(one: Tried, best: float) -> bool:
    return one.gain >= _LEAST_OF_BEST * best or (one.mended and best < _MUCH)


def _weighed(finding: Finding, now: Verdict, one: Attempt) -> Tried | None:
    """What an attempt is worth: by what it does here, else by what it does to all parts of the piece.

    A part that is like its neighbours loses where it alone is mended, and all of them gain together.
    """
    here = _weighed_trial(finding, now, one, one.here)
    everywhere = one.spread() if here is None else None
    return here if everywhere is None else _weighed_trial(finding, now, one, everywhere.trial)


def _weighed_trial(finding: Finding, now: Verdict, one: Attempt, trial: Trial) -> Tried | None:
    after, cost = trial.verdict, _COST_POINTS * one.repair.cost
    if after is None:
        return Tried(one, mended=True, fits=True, gain=0.0, rank=-cost)
    mended = not still_found(finding, after)
    points = (after.fit - now.fit) if after.fit is not None and now.fit is not None else 0
    relief = burden(now) - burden(after)
    if not _helps(now, after, relief, mended=mended) or _is_worse(now, after):
        return None
    if finding.grade == "note" and not _answers_a_note(now, points, mended=mended):
        return None
    if one.harm(trial.song) >= max(points, CLEARLY):
        return None
    gain = _worth(after.fit) - _worth(now.fit) + _RELIEF_POINTS * relief
    fits = after.fit is None or after.fit >= DOES_NOT_FIT
    return Tried(one, mended, fits, gain, gain - cost)


def _helps(now: Verdict, after: Verdict, relief: float, *, mended: bool) -> bool:
    """Whether the part fits clearly better, or the finding is gone and the part belongs nevertheless.

    A part that does not fit with the finding nor without it is not mended by that.
    """
    if now.fit is None or after.fit is None:
        return mended or relief >= _LEAST_RELIEF
    points = after.fit - now.fit
    if points >= CLEARLY:
        return mended or relief >= 0
    belongs = after.judged is None or after.judged >= DOES_NOT_FIT
    return mended and belongs and points > -CLEARLY


def _answers_a_note(now: Verdict, points: int, *, mended: bool) -> bool:
    """Whether a repair is worth offering for what is only observed: that is gone then, and it costs nothing.

    Where the whole part does not fit, an end that closes is no help unless it makes the part fit better.
    """
    does_not_fit = now.fit is not None and now.fit < DOES_NOT_FIT
    return mended and (points >= CLEARLY if does_not_fit else points > -CLEARLY)


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
    first, second = one.attempt, other.attempt
    same_words = (first.repair.code, first.repair.values) == (second.repair.code, second.repair.values)
    return same_words or first.here.song == second.here.song
