"""What a verdict comes to in a sentence: how well a part fits among real ones, or why that is not said."""

from collections.abc import Iterable

from arrangeboard.fit.ground import section_ground
from arrangeboard.fit.verdict import DOES_NOT_FIT, Verdict
from arrangeboard.song import find
from arrangeboard.song.ids import LaneId, SectionId
from arrangeboard.song.values import Song
from arrangeboard.words import say

MOSTLY = 0.5
"""From this share of guessed chords on a score is said to rest on a guess."""


def summed_up(verdict: Verdict) -> str:
    """How well a judged part fits, for a musician; empty where it is not judged."""
    if verdict.fit is None:
        return ""
    if verdict.fit < DOES_NOT_FIT:
        code = "fit-does-not-as-meant" if verdict.standing == "as-meant" else "fit-does-not"
        return say(code, better=100 - max(1, verdict.fit))
    return say("fit-does", fit=verdict.fit)


def why_unjudged(song: Song, section: SectionId, lane: LaneId) -> str:
    """The code of the reason why a part that plays something has no score."""
    if find.lane(song, lane).sound.drums:
        return "fit-unjudged-drums"
    if not section_ground(song, song.sections[section]).known:
        return "fit-unjudged-chords"
    return "fit-unjudged-silence"


def standings(verdicts: Iterable[Verdict]) -> str:
    """How many parts fit, rub, and do not fit, those of each kind counted."""
    count: dict[str, int] = {}
    for verdict in verdicts:
        count[verdict.standing] = count.get(verdict.standing, 0) + 1
    kinds = ("does-not-fit", "rubs", "as-meant", "fits", "not-judged")
    return " ".join(say(f"standing-{one}", count=count[one]) for one in kinds if one in count)
