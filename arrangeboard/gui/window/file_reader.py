"""Reads a file beside the window's own work: small files at once, others in a process of their own.

What reads files, above all MIDI, is loaded with the first file: the start page must stand at once.
"""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from arrangeboard.errors import UserError

if TYPE_CHECKING:
    from arrangeboard.app.files.opening import Opened
    from arrangeboard.app.files.reading import Reading

LOOK_EVERY_MS = 30

Taken = Callable[["Opened"], object]


class FileReader(QObject):
    """One file at a time. `failed` carries the error; nothing of the window has been touched then."""

    started = Signal(str)
    progressed = Signal(float)
    ended = Signal()
    failed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reading: Reading | None = None
        self._taken: Taken = lambda _opened: None
        self._timer = QTimer(self, interval=LOOK_EVERY_MS)
        self._timer.timeout.connect(self._look)

    @property
    def is_busy(self) -> bool:
        """Whether a file is being read."""
        return self._reading is not None

    def read(self, path: Path, taken: Taken) -> None:
        """Read a file and hand what it holds to `taken`; a reading under way is given up for it."""
        from arrangeboard.app.files.opening import open_file  # noqa: PLC0415  see above
        from arrangeboard.app.files.reading import Reading, is_small  # noqa: PLC0415

        self.stop()
        if is_small(path):
            self._take(lambda: open_file(path), taken)
            return
        self._taken = taken
        self._reading = Reading(path)
        self._timer.start()
        self.started.emit(path.name)

    def stop(self) -> None:
        """Give up the reading under way, if there is one."""
        if self._reading is not None:
            self._reading.stop()
            self._finish()

    def _look(self) -> None:
        reading = self._reading
        if reading is None:
            return
        try:
            opened = reading.answer()
        except UserError as error:
            self._finish()
            self.failed.emit(error)
            return
        self.progressed.emit(reading.progress)
        if opened is not None:
            self._finish()
            self._taken(opened)

    def _finish(self) -> None:
        self._timer.stop()
        self._reading = None
        self.ended.emit()

    def _take(self, read: Callable[[], "Opened"], taken: Taken) -> None:
        try:
            opened = read()
        except UserError as error:
            self.failed.emit(error)
        else:
            taken(opened)
