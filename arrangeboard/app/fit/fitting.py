"""The verdicts on the open song, kept up to date: at once what an edit touched, the rest bit by bit.

Begins with the first `advance`, so that opening a song costs nothing; what judges is loaded then. Knows no
timer: the window lets it advance, tests let it settle. A fault of the judge's never stops an edit, nor keeps
others from hearing of it: it is reported as any fault in a window is, and the part goes without a verdict.
"""

import sys
from collections.abc import Callable, Collection
from time import perf_counter
from typing import TYPE_CHECKING

from arrangeboard.app.document import Change, Document
from arrangeboard.song.ids import SlotId

if TYPE_CHECKING:
    from arrangeboard.fit.analysing.analysis import Analysis
    from arrangeboard.fit.cases import At
    from arrangeboard.fit.report import Report
    from arrangeboard.fit.verdict import Verdict

AT_ONCE_S = 0.005
"""So long an edit is analysed before anything else hears of it."""

Heard = Callable[[frozenset["At"]], None]


class Fitting:
    """Follows a document and judges the parts of the arrangement shown. To be made before what shows it.

    `seen` says which slots come first. Who listens is told by `advance` alone, never amid a change: by then
    everything that shows the song has heard of it.
    """

    def __init__(self, document: Document) -> None:
        self.seen: Callable[[], Collection[SlotId]] = tuple
        self._document = document
        self._analysis: Analysis | None = None
        self._listeners: list[Heard] = []
        self._news: set[At] = set()
        self._stop = document.listen(self._follow)

    @property
    def report(self) -> "Report":
        """The verdicts so far; what is not yet analysed is missing."""
        from arrangeboard.fit.report import Report  # noqa: PLC0415  comes with the first analysis

        return Report() if self._analysis is None else Report(self._analysis.verdicts())

    def verdict(self, at: "At") -> "Verdict | None":
        """The verdict on a part; None where there is none, or none yet."""
        return None if self._analysis is None else self._analysis.verdict(at)

    @property
    def is_settled(self) -> bool:
        """Whether everything is analysed, and told to whoever listens."""
        return self._analysis is not None and self._analysis.is_settled and not self._news

    def listen(self, heard: Heard) -> Callable[[], None]:
        """Be told of the places with another verdict than before; the answer ends it."""
        self._listeners.append(heard)
        return lambda: self._listeners.remove(heard)

    def advance(self, seconds: float) -> bool:
        """Work off what waits for about so long, and tell what came of it; whether work is left."""
        if self._analysis is None:
            self._begin()
        self._work(seconds)
        news, self._news = frozenset(self._news), set()
        if news:
            for heard in tuple(self._listeners):
                heard(news)
        return not self.is_settled

    def settle(self) -> None:
        """Work everything off."""
        while self.advance(1.0):
            pass

    def close(self) -> None:
        """Follow the document no longer."""
        self._stop()

    def _begin(self) -> None:
        from arrangeboard.fit.analysing.analysis import Analysis  # noqa: PLC0415  not needed before the first paint

        self._analysis = Analysis(_report_fault)
        self._look()

    def _follow(self, change: Change) -> None:
        if self._analysis is None or change.before is change.after:
            return
        if change.what == "opened":
            self._analysis = None
            return
        self._look()
        self._work(AT_ONCE_S)

    def _look(self) -> None:
        song = self._document.song
        if self._analysis is not None:
            self._analysis.follow(song, song.arrangement)

    def _work(self, seconds: float) -> None:
        if self._analysis is None:
            return
        end = perf_counter() + seconds
        for _ in self._analysis.work(self._first()):
            if perf_counter() >= end:
                break
        self._news |= self._analysis.news()

    def _first(self) -> list[SlotId]:
        """The slots to look at first: those with what is selected, then those that are seen."""
        chosen = self._document.selection
        return list(dict.fromkeys((*(ref.slot for ref in chosen.parts), *chosen.slots, *self.seen())))


def _report_fault(fault: Exception) -> None:
    sys.excepthook(type(fault), fault, fault.__traceback__)
