"""What the judge says about a part: how well it fits, and everything found."""

from collections.abc import Callable, Iterable
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from arrangeboard.fit.case import Case
from arrangeboard.fit.finding import Finding
from arrangeboard.fit.findings import FINDERS, Finder
from arrangeboard.fit.findings.unlikely import SCORE, score_counts, unlikely

Standing = Literal["fits", "rubs", "does-not-fit", "as-meant", "not-judged"]

DOES_NOT_FIT = SCORE.usual.usual
"""Percentile among true parts below which a part does not fit."""

RARITY = ((1.0, 1), (0.8, 2), (0.6, 3), (0.4, 6), (0.3, 9), (0.2, 12), (0.0, 16))
"""Of 100 real parts so many have findings of that weight in all, asked at "usual": of 722 parts of imported
songs with confirmed chords (`tests/bench/alarms.py`). Of 1000 parts of other songs there were 8 at most."""

_STRONG = 2
"""Of 100 real parts so many have a strong finding: 1.2 in the imported songs, 2.3 in the others."""

Ask = Callable[[Finder, Case], Iterable[Finding]]


class Verdict(Struct, frozen=True, gc=False):
    """`fit` is the percentile among true parts of real songs, None where nothing can be judged.

    It is the score's, `judged`, unless what counts against the part is rarer still: `among_real_parts`.

    `findings` stand in order of weight, then what is only observed, then what is accepted. Where the score
    does not count, in a free song and for what is only colour, a low one says nothing.
    """

    fit: int | None = None
    findings: tuple[Finding, ...] = ()
    guessed: float = 0.0
    score_counts: bool = True
    judged: int | None = None

    @property
    def counting(self) -> tuple[Finding, ...]:
        """The findings that nobody has accepted, observations left out."""
        return tuple(finding for finding in self.findings if finding.counts)

    @property
    def is_meant(self) -> bool:
        """Whether something that would count was accepted; of an observation that says nothing."""
        return any(finding.accepted and finding.grade != "note" for finding in self.findings)

    @property
    def is_low(self) -> bool:
        """Whether nine in ten true parts and more score better."""
        return self.fit is not None and self.fit < DOES_NOT_FIT

    @property
    def is_unlikely(self) -> bool:
        """Whether the score alone speaks against the part, and nobody has accepted that."""
        accepted = any(one.accepted and one.code == "unlikely" for one in self.findings)
        return self.is_low and self.score_counts and not accepted

    @property
    def standing(self) -> Standing:
        """The verdict in a word."""
        counting = self.counting
        if is_grave(counting) or (self.is_unlikely and (counting or not self.is_meant)):
            return "does-not-fit"
        if counting:
            return "rubs"
        if self.is_meant:
            return "as-meant"
        return "not-judged" if self.fit is None or self.is_low else "fits"


def _ask(finder: Finder, case: Case) -> Iterable[Finding]:
    return finder(case)


def verdict(case: Case, ask: Ask = _ask) -> Verdict:
    """Everything there is to say about a part in its place; `ask` may know what a finder would answer."""
    found = [_as_meant(finding, case) for finder in FINDERS for finding in ask(finder, case)]
    if all(finding.grade == "note" for finding in found):
        found += [_as_meant(finding, case) for finding in ask(unlikely, case)]
    found.sort(key=_rank)
    judgement = case.judgement
    fit = among_real_parts(judgement.percentile, found)
    return Verdict(fit, tuple(found), judgement.guessed, score_counts(case), judgement.percentile)


def among_real_parts(percentile: int | None, findings: Iterable[Finding]) -> int | None:
    """A score's percentile, or how few real parts have as much against them, whichever is less.

    So a part with a strong finding scores as one that does not fit, and one that only rubs stays above that;
    what is accepted or only observed lowers nothing.
    """
    counting = [one for one in findings if one.counts and one.code != "unlikely"]
    if percentile is None or not counting:
        return percentile
    weight = sum(one.weight for one in counting)
    rarity = next(share for least, share in RARITY if weight >= least)
    return min(percentile, min(rarity, _STRONG) if is_grave(counting) else max(rarity, round(DOES_NOT_FIT)))


def is_grave(counting: Iterable[Finding]) -> bool:
    """Whether a strong finding is among them that rests on no guess."""
    return any(one.grade == "strong" and not one.guessed for one in counting)


def _rank(finding: Finding) -> tuple[bool, bool, float, int, str]:
    return finding.accepted, finding.grade == "note", -finding.weight, finding.start, finding.code


def _as_meant(finding: Finding, case: Case) -> Finding:
    return replace(finding, accepted=True) if finding.code in case.accepted else finding
