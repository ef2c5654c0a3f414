"""A low score for which nothing else is to blame: which idea speaks most against the part in its place."""

from collections.abc import Iterator

from arrangeboard.fit.case import Case
from arrangeboard.fit.finding import Finding, Measure
from arrangeboard.fit.findings.severity import Limit, Limits, severity
from arrangeboard.fit.score import Reasons
from arrangeboard.fit.weights import typical

SCORE = Limits(usual=Limit(10, 0), strict=Limit(20, 0), most="mild")
"""In percent of true parts. A score names no cause, and of ten true parts one has it: never strong."""

ROLES = frozenset({"melody", "counter-melody", "harmony", "bass"})
"""Those whose scores mean something: what is only colour is measured by the figures of harmony."""

_MOSTLY = 0.5
"""With more than this share of guessed chords a score is a guess itself."""


def score_counts(case: Case) -> bool:
    """Whether a low score alone says something about the part: in a free song it does not."""
    return SCORE.of(case) is not None and case.spot.role in ROLES and not case.figure.drums


def unlikely(case: Case) -> Iterator[Finding]:
    """A part that scores lower than nine in ten true ones; to be asked where no other finding says why."""
    judgement = case.judgement
    if judgement.percentile is None or not score_counts(case):
        return
    guessed = judgement.guessed > _MOSTLY
    grave = severity(case, judgement.percentile, SCORE, guessed=guessed)
    limit = SCORE.of(case)
    if grave is not None and limit is not None:
        yield Finding(
            "unlikely",
            grave.grade,
            grave.weight,
            case.spot.start,
            case.spot.end,
            Measure("score", judgement.percentile, limit.usual, round(100 - limit.usual)),
            values={"idea": _most_against(judgement.reasons, case.spot.role)},
            guessed=guessed,
        )


def _most_against(reasons: Reasons, role: str) -> str:
    """The idea that gives a part least, beside what it gives half of the true parts of that role."""
    usual = typical(role)
    return min(reasons, key=lambda idea: (reasons[idea] - usual.get(idea, 0.0), idea))
