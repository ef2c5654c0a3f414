"""Seeks what would mend a part while nothing else is to do: a finding at a time, once the selection rests."""

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import QObject, QTimer

from arrangeboard.app.fit.repairing import Offer, offering
from arrangeboard.fit.cases import At
from arrangeboard.fit.finding import Finding
from arrangeboard.song.values import Song

REST_MS = 150
"""So long the selection rests before anything is sought."""

Found = Callable[[Finding, Sequence[Offer]], None]


class Offering(QObject):
    """Tells `found` of the offers for one finding after another; a new question ends the last one."""

    def __init__(self, parent: QObject, found: Found) -> None:
        super().__init__(parent)
        self._found = found
        self._asked: tuple[Song, At] | None = None
        self._seeking: Iterator[tuple[Finding, tuple[Offer, ...]]] | None = None
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._begin)
        self._slice = QTimer(self, interval=0)
        self._slice.timeout.connect(self._go_on)

    @property
    def is_done(self) -> bool:
        """Whether nothing is sought any more."""
        return not (self._rest.isActive() or self._slice.isActive())

    def ask(self, song: Song, at: At) -> None:
        """Seek what would mend a part, in a moment."""
        self.drop()
        self._asked = song, at
        self._rest.start()

    def drop(self) -> None:
        """Seek no more."""
        self._asked = self._seeking = None
        self._rest.stop()
        self._slice.stop()

    def _begin(self) -> None:
        if self._asked is not None:
            self._seeking = offering(*self._asked)
            self._slice.start()

    def _go_on(self) -> None:
        found = next(self._seeking, None) if self._seeking is not None else None
        if found is None:
            self.drop()
        else:
            self._found(*found)
