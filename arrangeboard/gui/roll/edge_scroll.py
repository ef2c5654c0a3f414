"""A note dragged to the edge of the roll scrolls it, for as long as it is held there."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from arrangeboard.gui.board.gesture import Pointer
from arrangeboard.gui.roll.roll_view import RollView

EDGE = 20
STEP = 14
BEAT_MS = 25


class EdgeScroll(QObject):
    """Scrolls a view, and lets the gesture go on from where the pointer then is in the music."""

    def __init__(self, view: RollView, go_on: Callable[[Pointer], object]) -> None:
        super().__init__(view)
        self._view = view
        self._go_on = go_on
        self._pointer: Pointer | None = None
        self._begun_y = 0.0
        self._timer = QTimer(self, interval=BEAT_MS)
        self._timer.timeout.connect(self._step)

    def follow(self, pointer: Pointer | None) -> None:
        """The pointer of a gesture has moved, or (None) the gesture has ended."""
        if self._pointer is None and pointer is not None:
            self._begun_y = pointer.y
        self._pointer = pointer
        if pointer is None or self._pull(pointer) == (0, 0):
            self._timer.stop()
        elif not self._timer.isActive():
            self._timer.start()

    def _pull(self, pointer: Pointer) -> tuple[int, int]:
        area = self._view.frame.notes
        across = (pointer.x > area.right - EDGE) - (pointer.x < area.x + EDGE)
        # What is done in the lane of velocities scrolls sideways alone.
        is_below = self._begun_y > area.bottom
        down = 0 if is_below else (pointer.y > area.bottom - EDGE / 2) - (pointer.y < area.y + EDGE / 2)
        return across * STEP, down * STEP

    def _step(self) -> None:
        if self._pointer is None:
            self._timer.stop()
            return
        across, down = self._pull(self._pointer)
        bars = self._view.horizontalScrollBar(), self._view.verticalScrollBar()
        for bar, by in zip(bars, (across, down), strict=True):
            bar.setValue(bar.value() + by)
        self._go_on(self._pointer)
