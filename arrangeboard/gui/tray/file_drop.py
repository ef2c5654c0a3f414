"""Files with melodies dropped on the tray: one piece, pieces to choose from, or a song of their own.

The one place of the tray that asks the window for something: only the window reads files.
"""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QMenu, QWidget

from arrangeboard.app.files.opening import is_score
from arrangeboard.app.pieces.importing import loop_of, take_pieces
from arrangeboard.exchange.sources import PieceSource
from arrangeboard.gui.window.desk import Desk
from arrangeboard.words import say

if TYPE_CHECKING:
    from arrangeboard.gui.window.main_window import MainWindow


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
