"""What the commands for files do: where to open from and save to, and what to keep for later songs."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from arrangeboard.gui.dialogs.openers import Dialogs
from arrangeboard.gui.window.actions import Handlers
from arrangeboard.gui.window.menus import Choice
from arrangeboard.gui.window.questions import ask_text
from arrangeboard.storage.files import can_be_looked_into
from arrangeboard.storage.recent import recent_songs
from arrangeboard.storage.song_file import SUFFIX
from arrangeboard.storage.templates import keep_form, keep_instrumentation
from arrangeboard.theory.forms import form_of
from arrangeboard.theory.instrumentations import instrumentation_of
from arrangeboard.words import say

if TYPE_CHECKING:
    from arrangeboard.gui.window.main_window import MainWindow


class Files:
    """Handlers of the File menu."""

    def __init__(self, window: "MainWindow", dialogs: Dialogs) -> None:
        self._window = window
        self._dialogs = dialogs
        self._asked_to_open: Path | None = None
        window.session.opened.connect(lambda _document: self._remember_opened())
        window.session.told.connect(lambda _words: self._remember_saved())
        window.session.refused.connect(lambda _words: self._forget_asked())

    def handlers(self) -> Handlers:
        """What each command does."""
        session = self._window.session
        return {
            "new": session.close,
            "open": self.ask_open,
            "open-example": session.open_example,
            "import-midi": self.ask_import,
            "save": session.save,
            "save-as": session.save_as,
            "export-midi": self._dialogs.show_export,
            "render": self._dialogs.show_render,
            "keep-form": self._keep_form,
            "keep-instrumentation": self._keep_instrumentation,
            "close-song": session.close,
            "quit": self._window.close,
        }

    def recent(self) -> list[Choice]:
        """The songs that were open lately."""
        return [(path.stem, partial(self._open, path), False) for path in recent_songs()]

    def ask_open(self) -> None:
        """Ask for a song or a MIDI file, and open it."""
        songs = f"*{SUFFIX}"
        everything = f"{say('filter-all')} ({songs} {_midi_patterns()})"
        self._ask("open-title", f"{everything};;{say('filter-songs')} ({songs})")

    def ask_import(self) -> None:
        """Ask for a MIDI file, and make a song of it."""
        self._ask("import-title", f"{say('filter-midi')} ({_midi_patterns()});;{say('filter-any')} (*)")

    def ask_save_path(self) -> Path | None:
        """Ask where to save the song; None where the user thought better of it."""
        from arrangeboard.app.files.opening import with_song_suffix  # noqa: PLC0415  loaded with the first file

        document = self._window.desk.document
        name = document.song.title.strip().replace("/", "-") or say("untitled")
        own = document.path if document.path and can_be_looked_into(document.path.parent) else None
        start = own or Path(self._folder()) / with_song_suffix(Path(name))
        chosen, _ = QFileDialog.getSaveFileName(
            self._window, say("save-title"), str(start), f"{say('filter-songs')} (*{SUFFIX})"
        )
        return with_song_suffix(Path(chosen)) if chosen else None

    def _ask(self, title: str, filters: str) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self._window, say(title), self._folder(), filters)
        if chosen:
            self._open(Path(chosen))

    def _open(self, path: Path) -> None:
        self._asked_to_open = path
        self._window.session.open_path(path)

    def _remember_opened(self) -> None:
        """A folder is remembered only once a file in it could be read or written."""
        if self._asked_to_open is not None:
            self._window.remember(folder=str(self._asked_to_open.parent))
        self._forget_asked()

    def _remember_saved(self) -> None:
        document = self._window.session.document
        if document is not None and document.path is not None:
            self._window.remember(folder=str(document.path.parent))

    def _forget_asked(self) -> None:
        self._asked_to_open = None

    def _folder(self) -> str:
        last = self._window.settings.folder
        return last if last and can_be_looked_into(Path(last)) else str(Path.home())

    def _keep_form(self) -> None:
        song = self._window.desk.document.song
        name = ask_text(self._window, say("keep-form-title"), say("keep-form-name"), song.title)
        if name is not None and self._window.desk.attempt(
            lambda: keep_form(form_of(song, song.arrangement, name))
        ):
            self._window.desk.told.emit(say("form-kept", name=name))

    def _keep_instrumentation(self) -> None:
        song = self._window.desk.document.song
        name = ask_text(self._window, say("keep-lanes-title"), say("keep-lanes-name"), song.title)
        if name is not None and self._window.desk.attempt(
            lambda: keep_instrumentation(instrumentation_of(song, name))
        ):
            self._window.desk.told.emit(say("lanes-kept", name=name))


def _midi_patterns() -> str:
    from arrangeboard.app.files.opening import MIDI_SUFFIXES  # noqa: PLC0415  loaded with the first file

    return " ".join(f"*{one}" for one in sorted(MIDI_SUFFIXES))
