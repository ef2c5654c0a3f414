"""What "Import pieces…" does: asks for a file, reads it beside the window's own work, shows its tracks."""

from contextlib import suppress
from functools import partial
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from arrangeboard.errors import UserError
from arrangeboard.gui.window.actions import Handlers
from arrangeboard.storage.files import can_be_looked_into
from arrangeboard.words import say, say_error

if TYPE_CHECKING:
    from arrangeboard.exchange.sources import PieceSource
    from arrangeboard.gui.window.main_window import MainWindow


class Importing(QObject):
    """Handlers of what brings pieces in from files. A file that is read no longer matters once another is."""

    _read = Signal(object, object)

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._wanted: tuple[Path, bool] | None = None
        self._read.connect(self._take)

    def handlers(self) -> Handlers:
        """What each command does."""
        return {"import-pieces": self.ask}

    def ask(self) -> None:
        """Ask for a MIDI file or a score, and show its tracks."""
        from arrangeboard.app.opening import MIDI_SUFFIXES  # noqa: PLC0415  loaded with the first file
        from arrangeboard.app.piece_import import SCORE_SUFFIXES  # noqa: PLC0415

        patterns = " ".join(f"*{one}" for one in sorted(MIDI_SUFFIXES | SCORE_SUFFIXES))
        filters = f"{say('filter-scores-and-midi')} ({patterns});;{say('filter-any')} (*)"
        last = self._window.settings.folder
        folder = last if last and can_be_looked_into(Path(last)) else str(Path.home())
        chosen, _ = QFileDialog.getOpenFileName(self._window, say("import-file-title"), folder, filters)
        if chosen:
            self.show_file(Path(chosen))

    def show_file(self, path: Path, *, as_one: bool = False) -> None:
        """Show the tracks of a file, to be cut into pieces, or at first `as_one` piece."""
        self._wanted = (path, as_one)
        self._window.say_hint(say("import-reading", name=path.name))
        Thread(target=partial(self._read_file, path), name="import-pieces", daemon=True).start()

    def _read_file(self, path: Path) -> None:
        """Read in a thread of its own; the answer comes back through the window's events."""
        from arrangeboard.app.piece_import import read_source  # noqa: PLC0415

        try:
            answer: PieceSource | UserError = read_source(path)
        except UserError as error:
            answer = error
        with suppress(RuntimeError):  # the window may be gone by now
            self._read.emit(path, answer)

    def _take(self, path: Path, answer: "PieceSource | UserError") -> None:
        if self._wanted is None or self._wanted[0] != path or self._window.session.document is None:
            return
        as_one, self._wanted = self._wanted[1], None
        self._window.say_hint("")
        if isinstance(answer, UserError):
            self._window.messages.refuse(say_error(answer))
            return
        from arrangeboard.gui.dialogs.import_pieces_dialog import ImportPiecesDialog  # noqa: PLC0415

        self._window.remember(folder=str(path.parent))
        ImportPiecesDialog(self._window.desk, answer, self._window, as_one=as_one).open()
