"""Work that takes longer than a frame, done in a thread: its answers are taken where the widgets live.

What is asked about are values; a thread may read them without a lock.
"""

from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import Generic, TypeVar

from msgspec import Struct
from PySide6.QtCore import QObject, QThreadPool, QTimer, Signal

Answer = TypeVar("Answer")
IsWaiting = Callable[[], bool]


class _Question(Struct, eq=False):
    """What is sought. Nobody `is_waiting` for the answers any more once another is asked."""

    seek: Callable[[IsWaiting], Iterable[object]]
    is_waiting: bool = True


class Seeking(QObject, Generic[Answer]):
    """Hands one answer after the other to `take`, then calls `end`; a new question ends the last one.

    A question that is dropped is never ended. With `rest_ms` it is begun only after nothing else has been
    asked for so long.
    """

    _came = Signal(object, object)
    _ended = Signal(object)

    def __init__(
        self,
        parent: QObject,
        take: Callable[[Answer], object],
        end: Callable[[], object] = lambda: None,
        *,
        rest_ms: int = 0,
    ) -> None:
        super().__init__(parent)
        self._hand_over, self._tell_end = take, end
        self._question: _Question | None = None
        self._rest = QTimer(self, singleShot=True, interval=rest_ms)
        self._rest.timeout.connect(self._begin)
        self._came.connect(self._take)
        self._ended.connect(self._end)

    @property
    def is_done(self) -> bool:
        """Whether nothing is sought any more."""
        return self._question is None

    def ask(self, seek: Callable[[IsWaiting], Iterable[Answer]]) -> None:
        """Seek, in a moment. `seek` runs in a thread and may ask whether anybody is still waiting."""
        self.drop()
        self._question = _Question(seek)
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
        """In a thread: tell of each answer, then that there is none left."""
        with suppress(RuntimeError):  # Qt's, where the window has gone meanwhile
            try:
                for answer in question.seek(lambda: question.is_waiting):
                    if not question.is_waiting:
                        return
                    self._came.emit(question, answer)
            finally:
                self._ended.emit(question)

    def _take(self, question: _Question, answer: Answer) -> None:
        if question is self._question:
            self._hand_over(answer)

    def _end(self, question: _Question) -> None:
        if question is self._question:
            self._question = None
            self._tell_end()
