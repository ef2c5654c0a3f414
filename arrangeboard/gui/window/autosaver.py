"""Keeps the open song aside a few seconds after each change, in case the program or the computer stops."""

from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress

from PySide6.QtCore import QObject, QTimer, Signal

from arrangeboard.app.document import Change, Document
from arrangeboard.errors import UserError
from arrangeboard.storage.autosave import forget, keep, new_recovery_id
from arrangeboard.words import say_error


class Autosaver(QObject):
    """Watches one document until it is stopped. Writing runs beside the window's work.

    `due` comes before the song is kept: the last moment to put into it what is being typed.
    """

    due = Signal()
    failed = Signal(str)

    def __init__(self, document: Document, seconds: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._id = new_recovery_id()
        self._writer = ThreadPoolExecutor(max_workers=1, thread_name_prefix="autosave")
        self._writing: Future[None] | None = None
        self._timer = QTimer(self, singleShot=True, interval=seconds * 1000)
        self._timer.timeout.connect(self.keep_now)
        self._stop_listening = document.listen(self._follow)
        if document.is_modified:
            self._timer.start()

    def keep_now(self) -> None:
        """Keep the song as it is now, unless a file holds it so."""
        self._tell_failure()
        self.due.emit()
        if self._document.is_modified:
            song, path = self._document.song, self._document.path
            self._writing = self._writer.submit(keep, self._id, song, path)

    def wake(self) -> None:
        """Keep the song before long: something is being typed."""
        if not self._timer.isActive():
            self._timer.start()

    def stop(self) -> None:
        """Keep nothing more, and let go of what was kept: the song was saved or given up."""
        self._stop_listening()
        self._timer.stop()
        self._writer.shutdown(wait=True)
        with suppress(UserError):
            forget(self._id)

    def _follow(self, change: Change) -> None:
        if change.what == "saved" and not self._document.is_modified:
            self._timer.stop()
            self._writer.submit(forget, self._id)
        elif change.what not in {"view", "selection", "roll"} and not self._timer.isActive():
            self._timer.start()

    def _tell_failure(self) -> None:
        error = self._writing.exception() if self._writing is not None and self._writing.done() else None
        if isinstance(error, UserError):
            self.failed.emit(say_error(error))
        self._writing = None
