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


Ask = Callable[[Finder, Case], Iterable[Finding]]


class Verdict(Struct, frozen=True, gc=False):
    """`fit` is the percentile among true parts of real songs, None where nothing can be judged.

    `findings` stand in order of weight, then what is only observed, then what is accepted. Where the score
    does not count, in a free song and for what is only colour, a low one says nothing.
    """

    fit: int | None = None
    findings: tuple[Finding, ...] = ()
    guessed: float = 0.0
    score_counts: bool = True

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
        grades = {finding.grade for finding in self.counting}
        if "strong" in grades or (self.is_unlikely and (grades or not self.is_meant)):
            return "does-not-fit"
        if grades:
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
    return Verdict(judgement.percentile, tuple(found), judgement.guessed, score_counts(case))


def _rank(finding: Finding) -> tuple[bool, bool, float, int, str]:
    return finding.accepted, finding.grade == "note", -finding.weight, finding.start, finding.code


def _as_meant(finding: Finding, case: Case) -> Finding:
    return replace(finding, accepted=True) if finding.code in case.accepted else finding
