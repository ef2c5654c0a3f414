"""What "Import pieces…" does: asks for a file, has it read, shows its tracks. Files that are dropped, too.

Files are read in a process of their own, however small: nothing of the window waits for them.
"""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QFileDialog

from arrangeboard.errors import UserError
from arrangeboard.gui.window.actions import Handlers
from arrangeboard.storage.files import can_be_looked_into
from arrangeboard.words import say, say_error

if TYPE_CHECKING:
    from arrangeboard.app.pieces.reading import SourceReading
    from arrangeboard.exchange.sources import PieceSource
    from arrangeboard.gui.window.main_window import MainWindow

LOOK_EVERY_MS = 20
SHOW_AFTER_MS = 400
"""A reading that lasts so long shows its progress and can be cancelled; before that it would only flicker."""

Taken = Callable[["PieceSource"], object]


class Importing(QObject):
    """Handlers of what brings pieces in from files. A file being read is given up once another is wanted,
    or another song is open.
    """

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._reading: SourceReading | None = None
        self._taken: Taken = lambda _source: None
        self._listens = False
        self._look_timer = QTimer(self, interval=LOOK_EVERY_MS)
        self._look_timer.timeout.connect(self._look)
        self._show_timer = QTimer(self, interval=SHOW_AFTER_MS, singleShot=True)
        self._show_timer.timeout.connect(self._show_work)
        self._is_shown = False

    @property
    def is_busy(self) -> bool:
        """Whether a file is being read."""
        return self._reading is not None

    def handlers(self) -> Handlers:
        """What each command does."""
        return {"import-pieces": self.ask}

    def ask(self) -> None:
        """Ask for a MIDI file or a score, and show its tracks."""
        from arrangeboard.app.files.opening import (  # noqa: PLC0415  loaded with the first file
            MIDI_SUFFIXES,
            SCORE_SUFFIXES,
        )

        patterns = " ".join(f"*{one}" for one in sorted(MIDI_SUFFIXES | SCORE_SUFFIXES))
        filters = f"{say('filter-scores-and-midi')} ({patterns});;{say('filter-any')} (*)"
        last = self._window.settings.folder
        folder = last if last and can_be_looked_into(Path(last)) else str(Path.home())
        chosen, _ = QFileDialog.getOpenFileName(self._window, say("import-file-title"), folder, filters)
        if chosen:
            self.show_file(Path(chosen))

    def show_file(self, path: Path, *, as_one: bool = False) -> None:
        """Show the tracks of a file, to be cut into pieces, or at first `as_one` piece."""
        self.read(path, partial(self._show_tracks, path, as_one=as_one))

    def read(self, path: Path, taken: Taken) -> None:
        """Read a file and hand its tracks to `taken`; where it cannot be read, say why."""
        from arrangeboard.app.pieces.reading import SourceReading  # noqa: PLC0415  loaded with the first file

        self._listen()
        self.stop()
        self._taken = taken
        self._reading = SourceReading(path)
        self._window.say_hint(say("import-reading", name=path.name))
        self._look_timer.start()
        self._show_timer.start()

    def stop(self) -> None:
        """Give up the reading under way, if there is one."""
        if self._reading is not None:
            self._reading.stop()
            self._finish()

    def _listen(self) -> None:
        """Hear from now on when the reading is not wanted any more; the window was not whole before."""
        if not self._listens:
            self._listens = True
            self._window.messages.cancelled.connect(self.stop)
            self._window.session.opened.connect(self.stop)
            self._window.session.closed.connect(self.stop)

    def _show_work(self) -> None:
        if self._reading is not None:
            self._is_shown = True
            self._window.messages.show_work(self._reading.path.name)

    def _look(self) -> None:
        reading = self._reading
        if reading is None:
            return
        try:
            source = reading.answer()
        except UserError as error:
            self._finish()
            self._window.messages.refuse(say_error(error))
            return
        if self._is_shown:
            self._window.messages.show_progress(reading.progress)
        if source is not None:
            self._finish()
            self._taken(source)

    def _finish(self) -> None:
        self._look_timer.stop()
        self._show_timer.stop()
        self._reading = None
        self._window.say_hint("")
        if self._is_shown:
            self._is_shown = False
            self._window.messages.end_work()

    def _show_tracks(self, path: Path, source: "PieceSource", *, as_one: bool) -> None:
        from arrangeboard.gui.dialogs.pieces.import_dialog import ImportPiecesDialog  # noqa: PLC0415

        self._window.remember(folder=str(path.parent))
        dialog = ImportPiecesDialog(self._window.desk, source, self._window, as_one=as_one)
        dialog.taken.connect(lambda keys: self._window.workspace.tray.show_piece(keys[0]))
        dialog.open()
