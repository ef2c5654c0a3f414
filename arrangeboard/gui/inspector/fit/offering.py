"""Seeks what would mend a part, once the selection rests: in a thread, so that nothing waits for it."""

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import QObject

from arrangeboard.app.fit.better_pieces import has_better_piece
from arrangeboard.app.fit.repairing import Offer, offering
from arrangeboard.fit.cases import At
from arrangeboard.fit.finding import Finding
from arrangeboard.gui.window.seeking import Seeking
from arrangeboard.song.values import Song

REST_MS = 150
"""So long the selection rests before anything is sought."""

Found = Callable[[Finding, Sequence[Offer], bool], None]
Answer = tuple[Finding, tuple[Offer, ...], bool]


class Offering(QObject):
    """Tells `found` of the offers for one finding after another; a new question ends the last one.

    Of the first that counts, where nothing mends it, it tells too whether another piece would fit better.
    """

    def __init__(self, parent: QObject, found: Found) -> None:
        super().__init__(parent)
        self._seeking = Seeking[Answer](self, lambda answer: found(*answer), rest_ms=REST_MS)

    @property
    def is_done(self) -> bool:
        """Whether nothing is sought any more."""
        return self._seeking.is_done

    def ask(self, song: Song, at: At) -> None:
        """Seek what would mend a part, in a moment."""
        self._seeking.ask(lambda is_waiting: _answers(song, at, is_waiting))

    def drop(self) -> None:
        """Seek no more."""
        self._seeking.drop()


def _answers(song: Song, at: At, is_waiting: Callable[[], bool]) -> Iterator[Answer]:
    is_first = True
    for finding, offers in offering(song, at, is_waiting):
        is_asked = is_first and finding.counts and not offers
        is_first = is_first and not finding.counts
        yield finding, offers, is_asked and has_better_piece(song, at, is_waiting)
