"""What a repair would make of the board, and the place that a finding is about: shown, never done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from arrangeboard.board.overlay import PartKey
from arrangeboard.board.preview import Cells, differing_cells, lit_place, preview_items
from arrangeboard.board.reach import cell_reach
from arrangeboard.board.scene import Scene, make_scene
from arrangeboard.gui.board.surface import OverItem
from arrangeboard.song.values import Song

if TYPE_CHECKING:
    from arrangeboard.gui.board.scrolled import ScrolledBoard

LIT_MS = 2200
"""How long a place stays lit."""


class Preview(QObject):
    """Another song over the board's own, until it is told otherwise or the song changes."""

    def __init__(self, board: ScrolledBoard) -> None:
        super().__init__(board)
        self._board = board
        self._shown: tuple[Song, Scene, Cells] | None = None
        self._lit: tuple[PartKey, int, int] | None = None
        self._dim = QTimer(self, singleShot=True, interval=LIT_MS)
        self._dim.timeout.connect(lambda: self.light(None))

    @property
    def song(self) -> Song | None:
        """The song that is previewed."""
        return self._shown[0] if self._shown is not None else None

    def show(self, song: Song | None) -> None:
        """Show what another song plays where the two differ; None to show the song itself again."""
        if song is self.song:
            return
        before, self._shown = self._cells, None
        if song is not None:
            scene = self._board.scene
            geometry = scene.geometry
            other = make_scene(song, geometry.zoom, geometry.lane_height, scene)
            self._shown = song, other, differing_cells(scene, other)
        for cell in {*before, *self._cells}:
            self._board.update_board(cell_reach(self._board.scene, *cell))

    def light(self, place: tuple[PartKey, int, int] | None) -> None:
        """Light a stretch of a part for a while, in ticks of its section, and scroll to it; None ends it."""
        self._lit = place
        self._dim.stop()
        if place is not None:
            self._dim.start()
        self._board.viewport().update()

    def ground(self) -> list[OverItem]:
        """What lies over the cells."""
        board, items = self._board, list[OverItem]()
        if self._shown is not None:
            _, other, cells = self._shown
            if other.geometry is board.scene.geometry:
                items += preview_items(board.scene, other, cells, board.lettering)
        if self._lit is not None:
            items += lit_place(board.scene, *self._lit)
        return items

    @property
    def _cells(self) -> Cells:
        slots = len(self._board.scene.geometry.slots)
        lanes = len(self._board.scene.geometry.lanes)
        shown = self._shown[2] if self._shown is not None else ()
        return tuple((slot, lane) for slot, lane in shown if slot < slots and lane < lanes)
