"""Which song is open, where it is kept, and that nothing of it is lost: open, save, close, recover."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from arrangeboard.app.document import Document
from arrangeboard.errors import UserError
from arrangeboard.gui.window.autosaver import Autosaver
from arrangeboard.gui.window.file_reader import FileReader
from arrangeboard.gui.window.questions import Unsaved
from arrangeboard.gui.window.typed import give_typed, holds_typed
from arrangeboard.resources import resource
from arrangeboard.song.values import Song
from arrangeboard.storage.autosave import Recovered, forget
from arrangeboard.storage.settings import Settings
from arrangeboard.words import say, say_error

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from arrangeboard.app.files.opening import Opened

AskUnsaved = Callable[[str], Unsaved]
AskPath = Callable[[], Path | None]


class Session(QObject):
    """At most one open document. Whatever replaces it asks first what becomes of unsaved changes.

    `about_to_leave` comes before anybody is asked: what is not in the song yet goes there now. `opened`
    carries the document, `closed` nothing; `imported` the sentences of what an import set aside.
    """

    about_to_leave = Signal()
    opened = Signal(object)
    closed = Signal()
    imported = Signal(list)
    refused = Signal(str)
    told = Signal(str)

    def __init__(self, settings: Settings, ask_unsaved: AskUnsaved, ask_path: AskPath) -> None:
        super().__init__()
        self.document: Document | None = None
        self.reader = FileReader(self)
        self.reader.failed.connect(self._refuse)
        self._settings = settings
        self.ask_unsaved = ask_unsaved
        self.ask_path = ask_path
        self.autosaver: Autosaver | None = None
        self.field: Callable[[], QWidget | None] = lambda: None
        """Where somebody may be typing; what stands there belongs to the song before it goes anywhere."""

    @property
    def is_modified(self) -> bool:
        """Whether closing would lose anything: an unsaved change, or words that are being typed."""
        return self.document is not None and (self.document.is_modified or holds_typed(self.field()))

    def take_typed(self, *, is_done: bool = True) -> None:
        """Put into the song what somebody is typing."""
        if self.document is not None:
            give_typed(self.field(), is_done=is_done)

    def tell_typed(self) -> None:
        """Something is being typed: it is kept aside before long."""
        if self.autosaver is not None and self.is_modified:
            self.autosaver.wake()

    def open_path(self, path: Path) -> None:
        """Open a song file or a MIDI file. Where that fails, the open song stays as it is."""
        if self.may_leave():
            self._read(path, self._show)

    def open_new(self, song: Song) -> None:
        """Open a song that no file holds yet, and of which nothing would be lost."""
        if self.may_leave():
            self._begin_anew(song)

    def open_example(self) -> None:
        """Open the example song, as one that is saved elsewhere."""
        try:
            path = resource("examples/paper-lanterns.arrange")
        except FileNotFoundError:
            self.refused.emit(say("no-example"))
            return
        if self.may_leave():
            self._read(path, lambda opened: self._begin_anew(opened.song))

    def recover(self, recovered: Recovered) -> None:
        """Open what a program that stopped had not saved, as unsaved changes to its file."""
        if not self.may_leave():
            return
        document = self._document(recovered.song, recovered.path)
        document.open(recovered.song, recovered.path)
        document.mark_unsaved()
        self._begin()
        forget(recovered.recovery_id)

    def save(self) -> bool:
        """Save the song to its file, or ask for one. Whether it is saved."""
        self.take_typed()
        path = self.document.path if self.document else None
        return self._save_to(path) if path else self.save_as()

    def save_as(self) -> bool:
        """Ask for a file and save the song there. Whether it is saved."""
        self.take_typed()
        path = self.ask_path()
        return path is not None and self._save_to(path)

    def close(self) -> bool:
        """Close the song. Whether the user agreed."""
        self.reader.stop()
        if self.document is None:
            return True
        if not self.may_leave():
            return False
        self._stop_autosaver()
        self.document = None
        self.closed.emit()
        return True

    def may_leave(self) -> bool:
        """Whether the open song may be left: it is saved, or the user said what becomes of it."""
        self.about_to_leave.emit()
        self.take_typed()
        if self.document is None or not self.document.is_modified:
            return True
        answer = self.ask_unsaved(self.document.song.title or say("untitled"))
        return answer == "discard" or (answer == "save" and self.save())

    def _read(self, path: Path, show: Callable[["Opened"], object]) -> None:
        """Read a file that may be shown. What happened to the open song meanwhile is asked for once more."""
        left = self.document.song if self.document else None
        self.reader.read(
            path, lambda opened: show(opened) if self._is_as_left(left) or self.may_leave() else None
        )

    def _is_as_left(self, left: Song | None) -> bool:
        self.about_to_leave.emit()
        if self.document is None or left is None:
            return self.document is None
        song = self.document.song
        return replace(left, view=song.view) == song

    def _show(self, opened: "Opened") -> None:
        from arrangeboard.app.files.opening import loss_sentences, show_opened  # noqa: PLC0415  as in FileReader

        show_opened(self._document(opened.song, opened.path), opened)
        self._begin()
        if opened.losses:
            self.imported.emit(list(loss_sentences(opened.losses)))

    def _begin_anew(self, song: Song) -> None:
        self._document(song, None).open(song)
        self._begin()

    def _document(self, song: Song, path: Path | None) -> Document:
        """The document that the song goes into: the open one, or a new one."""
        self._stop_autosaver()
        if self.document is None:
            self.document = Document(song, path)
        return self.document

    def _begin(self) -> None:
        """A song has been put into the document: watch over it, and show it."""
        if self.document is None:
            return
        self.autosaver = Autosaver(self.document, self._settings.autosave_seconds, self)
        self.autosaver.due.connect(lambda: self.take_typed(is_done=False))
        self.autosaver.failed.connect(lambda reason: self.refused.emit(say("autosave-failed", reason=reason)))
        self.opened.emit(self.document)

    def _save_to(self, path: Path) -> bool:
        from arrangeboard.app.files.opening import save_document  # noqa: PLC0415  as in FileReader

        if self.document is None:
            return False
        try:
            save_document(self.document, path)
        except UserError as error:
            self._refuse(error)
            return False
        self.told.emit(say("saved", name=path.name))
        return True

    def _refuse(self, error: UserError) -> None:
        self.refused.emit(say_error(error))

    def _stop_autosaver(self) -> None:
        if self.autosaver is not None:
            self.autosaver.stop()
            self.autosaver.deleteLater()
            self.autosaver = None
