"""Seeks what would mend a part, once the selection rests: in a thread, so that nothing waits for it.

The song is a value; a thread may read it without a lock. What it finds is taken where the widgets live.
"""

from collections.abc import Callable, Sequence
from contextlib import suppress

from msgspec import Struct
from PySide6.QtCore import QObject, QThreadPool, QTimer, Signal

from arrangeboard.app.fit.repairing import Offer, offering
from arrangeboard.fit.cases import At
from arrangeboard.fit.finding import Finding
from arrangeboard.song.values import Song

REST_MS = 150
"""So long the selection rests before anything is sought."""

Found = Callable[[Finding, Sequence[Offer]], None]


class _Question(Struct, eq=False):
    """What would mend this part. Nobody `is_waiting` for the answer any more once another is asked."""

    song: Song
    at: At
    is_waiting: bool = True


class Offering(QObject):
    """Tells `found` of the offers for one finding after another; a new question ends the last one."""

    _came = Signal(object, object, object)

    def __init__(self, parent: QObject, found: Found) -> None:
        super().__init__(parent)
        self._found = found
        self._question: _Question | None = None
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._begin)
        self._came.connect(self._take)

    @property
    def is_done(self) -> bool:
        """Whether nothing is sought any more."""
        return self._question is None

    def ask(self, song: Song, at: At) -> None:
        """Seek what would mend a part, in a moment."""
        self.drop()
        self._question = _Question(song, at)
        self._rest.start()

    def drop(self) -> None:
        """Seek no more."""
        self._rest.stop()
        if self._question is not None:
            self._question.is_waiting = False
            self._question = None

    def _begin(self) -> None:
        question = self._question
        if question is not None:
            QThreadPool.globalInstance().start(lambda: self._seek(question))

    def _seek(self, question: _Question) -> None:
        """In a thread: tell of each finding, then that there is none left."""
        with suppress(RuntimeError):  # Qt's, where the window has gone meanwhile
            for finding, offers in offering(question.song, question.at):
                if not question.is_waiting:
                    return
                self._came.emit(question, finding, offers)
            self._came.emit(question, None, ())

    def _take(self, question: _Question, finding: Finding | None, offers: Sequence[Offer]) -> None:
        if question is not self._question:
            return
        if finding is None:
            self._question = None
        else:
            self._found(finding, offers)
