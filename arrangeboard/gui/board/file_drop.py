"""A file with a melody that hangs over the board: let go, it asks what it shall become.

The one place of the board that asks the window for something: only the window reads whole files.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtWidgets import QMenu

from arrangeboard.app.files.opening import is_score
from arrangeboard.app.pieces.placing import place_loop
from arrangeboard.app.selection import Cell
from arrangeboard.board.hit import EmptyCell, FilledCell, hit
from arrangeboard.board.items import Rect
from arrangeboard.board.landing import snapped_tick
from arrangeboard.board.overlay import OverlayItem, drop_place
from arrangeboard.gui.board.cells import cell_key
from arrangeboard.gui.board.gesture import Pointer
from arrangeboard.words import say

if TYPE_CHECKING:
    from arrangeboard.exchange.sources import PieceSource
    from arrangeboard.gui.board.board_view import BoardView
    from arrangeboard.gui.window.main_window import MainWindow


class FileDrop:
    """One file on its way over the board; over a cell it may become a piece there."""

    def __init__(self, board: BoardView, path: Path) -> None:
        self._board = board
        self._path = path
        self._at = Pointer(0, 0)
        self._cell: Cell | None = None
        self._tick = 0

    @property
    def _window(self) -> MainWindow:
        return cast("MainWindow", self._board.window())

    @property
    def place(self) -> object:
        """Equal while nothing that is shown differs."""
        return self._cell, self._tick

    def move(self, pointer: Pointer) -> bool:
        """It hangs at a pointer: anywhere, since it need not become a piece."""
        self._at, self._cell, self._tick = pointer, None, 0
        scene, frame = self._board.scene, self._board.frame
        target, x = hit(scene, frame, pointer.x, pointer.y), frame.board_x(pointer.x)
        slot = scene.geometry.slot_at(x)
        if slot is not None and isinstance(target, EmptyCell | FilledCell):
            self._cell = Cell(scene.geometry.slots[slot], target.lane)
            self._tick = snapped_tick(scene, slot, x, finer=pointer.ctrl)
        return True

    def drop(self) -> None:
        """Ask what the file shall become, once the drag has ended."""
        menu = self.menu()
        scale = self._board.theme.scale
        at = QPoint(round(self._at.x * scale), round(self._at.y * scale))
        QTimer.singleShot(0, menu, partial(menu.popup, self._board.viewport().mapToGlobal(at)))

    def menu(self) -> QMenu:
        """What the file can become; a piece of the cell first, where it hangs over one."""
        board, path, cell, window = self._board, self._path, self._cell, self._window
        menu = QMenu(board)
        menu.aboutToHide.connect(menu.deleteLater)
        if cell is not None:
            menu.addAction(say("board-file-here"), partial(self._put, cell))
        menu.addAction(say("drop-import-pieces"), lambda: window.deeds.importing.show_file(path))
        if not is_score(path):
            menu.addSeparator()
            menu.addAction(say("drop-as-song"), lambda: window.session.open_path(path))
        return menu

    def marks(self, visible: Rect) -> list[OverlayItem]:  # noqa: ARG002  as a piece has it
        """The cell that it may become a piece of."""
        return [] if self._cell is None else drop_place(self._board.scene, cell_key(self._cell))

    def hint(self) -> str:
        """That a choice follows."""
        return say("board-hint-file", name=self._path.name)

    def _put(self, cell: Cell) -> None:
        """Have the file read, and lay its loop where it was let go."""
        once, tick, board = self._at.alt, self._tick, self._board

        def lay(source: PieceSource) -> None:
            from arrangeboard.app.pieces.importing import loop_of  # noqa: PLC0415  loaded with the first file

            piece = loop_of(source)
            board.attempt(lambda: place_loop(board.document, cell, piece, start_tick=tick, once=once))

        self._window.deeds.importing.read(self._path, lay)
