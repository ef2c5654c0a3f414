"""Files with melodies dropped on the tray: one piece, pieces to choose from, or a song of their own.

The one place of the tray that asks the window for something: only the window reads files.
"""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QMenu, QWidget

from arrangeboard.app.files.opening import MIDI_SUFFIXES
from arrangeboard.app.pieces.importing import is_score, loop_of, take_pieces
from arrangeboard.exchange.sources import PieceSource
from arrangeboard.gui.window.desk import Desk
from arrangeboard.gui.window.dropping import dropped_path
from arrangeboard.words import say

if TYPE_CHECKING:
    from arrangeboard.gui.window.main_window import MainWindow


def melody_path(data: QMimeData) -> Path | None:
    """The MIDI file or score that is dropped, if one is."""
    path = dropped_path(data)
    known = path is not None and (path.suffix.casefold() in MIDI_SUFFIXES or is_score(path))
    return path if known else None


def file_menu(tray: QWidget, desk: Desk, path: Path) -> QMenu:
    """What a dropped file can become."""
    window = cast("MainWindow", tray.window())
    menu = QMenu(tray)
    menu.addAction(say("drop-as-piece"), lambda: window.deeds.importing.read(path, partial(_take, desk)))
    menu.addAction(say("drop-import-pieces"), lambda: window.deeds.importing.show_file(path))
    if not is_score(path):
        menu.addSeparator()
        menu.addAction(say("drop-as-song"), lambda: window.session.open_path(path))
    return menu


def _take(desk: Desk, source: PieceSource) -> None:
    desk.act(lambda document: take_pieces(document, [loop_of(source)]))
