"""The verdicts on every part of an arrangement."""

from msgspec import Struct

from arrangeboard.fit.cases import At, case_at, places
from arrangeboard.fit.verdict import Verdict, verdict
from arrangeboard.song.values import Arrangement, Song


class Report(Struct, frozen=True):
    """A verdict for every part that plays something."""

    verdicts: dict[At, Verdict] = {}


def report(song: Song, arrangement: Arrangement) -> Report:
    """The full report, from nothing."""
    verdicts = {}
    for at, slot, lane, part in places(song, arrangement):
        case = case_at(song, arrangement, slot, lane, part)
        if case is not None:
            verdicts[at] = verdict(case)
    return Report(verdicts)
