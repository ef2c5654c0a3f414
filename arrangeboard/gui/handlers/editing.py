"""Undo, the clipboard, and what acts on whatever is selected."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from arrangeboard.app import clipboard
from arrangeboard.app.clipping import Clipping, clip, decode_clipping, encode_clipping
from arrangeboard.app.document import Document
from arrangeboard.app.removing import delete_selection
from arrangeboard.app.repeating import duplicate_selection
from arrangeboard.app.selecting import select_all
from arrangeboard.app.selection import Selection
from arrangeboard.gui.dialogs.openers import Dialogs
from arrangeboard.gui.window.actions import Handlers
from arrangeboard.words import say

if TYPE_CHECKING:
    from arrangeboard.gui.window.main_window import MainWindow

CLIPPING_MIME = "application/x-arrangeboard-clipping"


class Editing:
    """Handlers of the Edit menu."""

    def __init__(self, window: "MainWindow", dialogs: Dialogs) -> None:
        self._window = window
        self._dialogs = dialogs

    def handlers(self) -> Handlers:
        """What each command does."""
        act = self._window.act
        return {
            "undo": lambda: act(Document.undo),
            "redo": lambda: act(Document.redo),
            "cut": self.cut,
            "copy": self.copy,
            "paste": self.paste,
            "duplicate": lambda: act(duplicate_selection),
            "delete": lambda: act(delete_selection),
            "rename": self._rename,
            "select-all": lambda: act(select_all),
            "deselect": lambda: act(lambda document: document.select(Selection())),
            "paint": self._paint,
            "palette": self._dialogs.show_palette,
        }

    def copy(self) -> None:
        """Put what is selected on the system's clipboard, for this song or another window's."""
        clipping = clip(self._window.desk.document)
        if clipping is not None:
            self._keep(clipping)

    def cut(self) -> None:
        """Copy, then remove."""
        self._window.desk.attempt(lambda: self._keep(clipboard.cut(self._window.desk.document)))

    def paste(self) -> None:
        """Put what the clipboard holds at the selection; say so where it holds nothing of ours."""
        data = QGuiApplication.clipboard().mimeData()
        if not data.hasFormat(CLIPPING_MIME):
            self._window.desk.refused.emit(say("nothing-to-paste"))
            return
        raw = data.data(CLIPPING_MIME).data()
        document = self._window.desk.document
        self._window.desk.attempt(lambda: clipboard.paste(document, decode_clipping(bytes(raw))))

    def _keep(self, clipping: Clipping | None) -> None:
        if clipping is None:
            return
        data = QMimeData()
        data.setData(CLIPPING_MIME, encode_clipping(clipping))
        QGuiApplication.clipboard().setMimeData(data)

    def _paint(self) -> None:
        board = self._window.board
        board.set_painting(on=not board.is_painting)

    def _rename(self) -> None:
        self._window.board.rename()
