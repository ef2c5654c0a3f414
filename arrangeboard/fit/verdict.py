"""What the judge says about a part: how well it fits, and everything found."""

from collections.abc import Callable, Iterable
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from arrangeboard.fit.case import Case
from arrangeboard.fit.finding import Finding
from arrangeboard.fit.findings import FINDERS, Finder

Standing = Literal["fits", "rubs", "does-not-fit", "as-meant", "not-judged"]

DOES_NOT_FIT = 10
"""Percentile among true parts below which a part does not fit."""


Ask = Callable[[Finder, Case], Iterable[Finding]]


class Verdict(Struct, frozen=True, gc=False):
    """`fit` is the percentile among true parts of real songs, None where nothing can be judged.

    `findings` stand in order of weight, accepted ones last.
    """

    fit: int | None = None
    findings: tuple[Finding, ...] = ()
    guessed: float = 0.0

    @property
    def counting(self) -> tuple[Finding, ...]:
        """The findings that nobody has accepted, observations left out."""
        return tuple(finding for finding in self.findings if finding.counts)

    @property
    def is_meant(self) -> bool:
        """Whether something that would count was accepted; of an observation that says nothing."""
        return any(finding.accepted and finding.grade != "note" for finding in self.findings)

    @property
    def standing(self) -> Standing:
        """The verdict in a word."""
        grades = {finding.grade for finding in self.counting}
        if "strong" in grades:
            return "does-not-fit"
        if grades:
            return "rubs"
        if self.is_meant:
            return "as-meant"
        return "not-judged" if self.fit is None else "fits"


def _ask(finder: Finder, case: Case) -> Iterable[Finding]:
    return finder(case)


def verdict(case: Case, ask: Ask = _ask) -> Verdict:
    """Everything there is to say about a part in its place; `ask` may know what a finder would answer."""
    found = [_as_meant(finding, case) for finder in FINDERS for finding in ask(finder, case)]
    found.sort(key=lambda finding: (finding.accepted, -finding.weight, finding.start, finding.code))
    return Verdict(case.judgement.percentile, tuple(found), case.judgement.guessed)


def _as_meant(finding: Finding, case: Case) -> Finding:
    return replace(finding, accepted=True) if finding.code in case.accepted else finding
