"""The verdicts on every part of an arrangement."""

from msgspec import Struct

from arrangeboard.fit.analysing.analysis import Analysis
from arrangeboard.fit.cases import At
from arrangeboard.fit.verdict import Verdict
from arrangeboard.song.values import Arrangement, Song


class Report(Struct, frozen=True):
    """A verdict for every part that plays something and has been judged."""

    verdicts: dict[At, Verdict] = {}


def report(song: Song, arrangement: Arrangement) -> Report:
    """The full report, from nothing."""
    analysis = Analysis()
    analysis.update(song, arrangement)
    return Report(analysis.verdicts())
