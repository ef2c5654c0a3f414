"""The take that grows on a board while it is recorded, painted again only where it has grown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from arrangeboard.board.items import Rect
from arrangeboard.board.recording import (
    TakeOnBoard,
    band_items,
    cell_items,
    dot_items,
    take_band,
    take_cells,
)
from arrangeboard.gui.board.surface import OverItem

if TYPE_CHECKING:
    from arrangeboard.gui.board.scrolled import ScrolledBoard

AROUND = 24.0
"""So far around its end, in pixels, a take that grows is painted again."""


class RecordingMark:
    """Without a take there is nothing to see."""

    def __init__(self, board: ScrolledBoard) -> None:
        self._board = board
        self.take: TakeOnBoard | None = None
        self.chooses_cells = False
        """While one plays on keys or records, a click on an empty cell says where, and adds nothing."""

    def show(self, take: TakeOnBoard | None) -> None:
        """Show how far a take has come; None when it is over."""
        before, self.take = self.take, take
        if before == take:
            return
        if before is None or take is None:
            self._board.viewport().update()
        else:
            self._update(before, take)

    def top(self) -> list[OverItem]:
        """What lies over the strip: x of the board, y of the view."""
        board = self._board
        if self.take is None or not board.scene.geometry.slots:
            return []
        return [*band_items(take_band(board.scene.geometry, board.frame, self.take), board.lettering)]

    def ground(self) -> list[OverItem]:
        """What lies over the cells."""
        return [*cell_items(self._board.scene, self.take)] if self.take is not None else []

    def left(self) -> list[OverItem]:
        """What lies over the lane headers."""
        return [*dot_items(self._board.scene, self.take)] if self.take is not None else []

    def _update(self, before: TakeOnBoard, after: TakeOnBoard) -> None:
        board = self._board
        old, new = take_cells(board.scene.geometry, before), take_cells(board.scene.geometry, after)
        if old is None or new is None or old.x != new.x or new.right < old.right:
            board.viewport().update()
            return
        is_round = before.end_tick == after.end_tick
        left = new.x if is_round else max(new.x, self._first_grown(after, old.right) - AROUND)
        grown = Rect(left - AROUND, new.y, new.right - left + 2 * AROUND, new.height)
        board.update_board(grown)
        if not is_round:
            strip = board.frame.strip
            board.update_view(Rect(board.frame.view_x(grown.x), strip.y, grown.width, strip.height))

    def _first_grown(self, take: TakeOnBoard, x: float) -> float:
        """How far to the left the notes have changed: those that are held end where the take does."""
        board = self._board
        held = [note for note in take.notes if note.start_tick + note.length_ticks >= take.end_tick - 1]
        if not held:
            return x
        first = TakeOnBoard(take.lane, min(note.start_tick for note in held), take.end_tick)
        cells = take_cells(board.scene.geometry, first)
        return x if cells is None else min(x, cells.x)
