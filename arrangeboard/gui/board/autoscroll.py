"""A drag near the edge of the board scrolls it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from arrangeboard.gui.board.gesture import Pointer

if TYPE_CHECKING:
    from arrangeboard.gui.board.board_view import BoardView

EDGE = 28
STEP = 14
BEAT_MS = 25


class Autoscroll(QObject):
    """Scrolls while the pointer of a gesture stays near an edge."""

    def __init__(self, board: BoardView) -> None:
        super().__init__(board)
        self._board = board
        self._pointer: Pointer | None = None
        self._timer = QTimer(self, interval=BEAT_MS)
        self._timer.timeout.connect(self._step)

    def follow(self, pointer: Pointer | None) -> None:
        """The gesture's pointer has moved, or (None) the gesture has ended."""
        self._pointer = pointer
        if pointer and self._pull(pointer) != (0, 0):
            if not self._timer.isActive():
                self._timer.start()
        else:
            self._timer.stop()

    def _pull(self, pointer: Pointer) -> tuple[int, int]:
        frame = self._board.frame
        ground = frame.ground
        across = (pointer.x > ground.right - EDGE) - (ground.x - EDGE < pointer.x < ground.x + EDGE)
        down = (pointer.y > ground.bottom - EDGE) - (ground.y < pointer.y < ground.y + EDGE)
        return across * STEP, down * STEP

    def _step(self) -> None:
        board, pointer = self._board, self._pointer
        if pointer is None or board.hand.gesture is None:
            self._timer.stop()
            return
        across, down = self._pull(pointer)
        board.horizontalScrollBar().setValue(board.horizontalScrollBar().value() + across)
        board.verticalScrollBar().setValue(board.verticalScrollBar().value() + down)
        board.hand.move(pointer)
