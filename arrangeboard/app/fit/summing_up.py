"""What a verdict comes to in a sentence: how well a part fits among real ones, or why that is not said."""

from collections.abc import Iterable, Mapping

from arrangeboard.fit.bounds import is_beyond_judging, is_long
from arrangeboard.fit.ground import section_ground
from arrangeboard.fit.verdict import Standing, Verdict
from arrangeboard.performance.performing import performed_parts
from arrangeboard.song import find
from arrangeboard.song.bars import section_length
from arrangeboard.song.ids import LaneId, SectionId
from arrangeboard.song.values import Song
from arrangeboard.words import say

MOSTLY = 0.5
"""From this share of guessed chords on a score is said to rest on a guess."""


_IN_ORDER: tuple[Standing, ...] = ("fits", "rubs", "does-not-fit", "as-meant", "not-judged")

_LOW: dict[Standing, str] = {
    "does-not-fit": "fit-does-not",
    "as-meant": "fit-does-not-as-meant",
    "rubs": "fit-low-uncounted",
    "not-judged": "fit-low-uncounted",
}
"""What a low score comes to: in a free song, and for what is only colour, to nothing."""


def summed_up(verdict: Verdict) -> str:
    """How well a judged part fits, for a musician; empty where it is not judged."""
    if verdict.fit is None:
        return ""
    if verdict.is_low or verdict.standing == "does-not-fit":
        return say(_LOW[verdict.standing], better=100 - max(1, verdict.fit))
    return say("fit-does", fit=verdict.fit)


def why_unjudged(song: Song, section: SectionId, lane: LaneId) -> str:
    """The code of the reason why a part that plays something has no score."""
    held, whose = song.sections[section], find.lane(song, lane)
    parts = held.parts.get(lane, ())
    played = zip(parts, performed_parts(song, held, whose, parts), strict=True)
    if whose.sound.drums:
        return "fit-unjudged-drums"
    if is_long(section_length(song, held)):
        return "fit-unjudged-long-section"
    if any(is_beyond_judging(*one, section_length(song, held)) for one in played):
        return "fit-unjudged-many-notes"
    if not section_ground(song, held).known:
        return "fit-unjudged-chords"
    return "fit-unjudged-silence"


def standings(verdicts: Iterable[Verdict]) -> str:
    """How many parts fit, rub, and do not fit, those of each kind counted."""
    count: dict[Standing, int] = {}
    for verdict in verdicts:
        count[verdict.standing] = count.get(verdict.standing, 0) + 1
    return counted_standings(count)


def counted_standings(count: Mapping[Standing, int]) -> str:
    """A sentence of it: "28 parts: 16 fit, 6 rub, 6 are not judged."; empty for none."""
    parts = sum(count.values())
    if not parts:
        return ""
    kinds = ", ".join(_counted(f"standing-{one}", count[one]) for one in _IN_ORDER if count.get(one))
    return _counted("standings", parts, kinds=kinds)


def _counted(code: str, count: int, **values: object) -> str:
    return say(code if count > 1 else f"{code}-one", count=count, **values)
