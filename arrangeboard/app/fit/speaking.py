"""A part's fit in the few words of a screen reader or a status line."""

from typing import TYPE_CHECKING

from arrangeboard.words import say

if TYPE_CHECKING:
    # Comes with the first analysis, not with the board.
    from arrangeboard.fit.verdict import Verdict


def findings_counted(count: int) -> str:
    """So many findings, in words; empty for none."""
    if not count:
        return ""
    return say("fit-one-finding") if count == 1 else say("fit-findings", count=count)


def spoken_verdict(verdict: "Verdict | None") -> str:
    """What a screen reader says of a part's fit: "fits 92, one finding". Empty where there is nothing."""
    if verdict is None:
        return ""
    score = "" if verdict.fit is None else say(_score_code(verdict), fit=verdict.fit)
    found = findings_counted(len(verdict.counting))
    meant = say("fit-speak-as-meant") if not found and verdict.is_meant else ""
    return ", ".join(words for words in (score, found, meant) if words)


def _score_code(verdict: "Verdict") -> str:
    """Nothing is said to fit whose badge says that it does not."""
    if verdict.standing == "does-not-fit":
        return "fit-speak-does-not"
    return "fit-speak-low" if verdict.is_low else "fit-speak-score"
