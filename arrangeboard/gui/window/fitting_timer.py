"""Lets the analysis of the open song advance while the window has nothing better to do.

In slices that end well before a frame does, first for what is seen, and never while a hand is on the mouse.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication

from arrangeboard.app.document import Change
from arrangeboard.gui.window.desk import Desk
from arrangeboard.song.ids import SlotId

if TYPE_CHECKING:
    from arrangeboard.gui.window.workspace import Workspace

SLICE_S = 0.006
SOON_MS, PAUSE_MS, REST_MS = 150, 2, 60
"""How long it waits: for a new song to be painted, between two slices, and for a hand to let go."""


def hand_is_down() -> bool:
    """Whether a button of the mouse is held, as while something is dragged."""
    return QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton


class FittingTimer(QObject):
    """Runs as long as work is left. While the user `is_busy` it waits."""

    def __init__(
        self, desk: Desk, workspace: "Workspace", is_busy: Callable[[], bool] = hand_is_down
    ) -> None:
        super().__init__(workspace)
        self._fitting, self._board, self._is_busy = desk.fitting, workspace.board, is_busy
        self._fitting.seen = self._seen
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._advance)
        workspace.destroyed.connect(self._fitting.close)
        desk.listen(workspace, self._follow)
        self._timer.start(SOON_MS)

    @property
    def is_waiting(self) -> bool:
        """Whether it will go on by itself."""
        return self._timer.isActive()

    def _follow(self, change: Change) -> None:
        if change.what == "opened":
            self._timer.start(SOON_MS)
        elif not self._fitting.is_settled and not self._timer.isActive():
            self._timer.start(0)

    def _advance(self) -> None:
        if self._is_busy():
            self._timer.start(REST_MS)
        elif self._fitting.advance(SLICE_S):
            self._timer.start(PAUSE_MS)

    def _seen(self) -> list[SlotId]:
        """The slots that the board shows."""
        frame, scene = self._board.frame, self._board.scene
        width = self._board.viewport().width()
        shown = scene.geometry.slots_between(frame.board_x(0), frame.board_x(width))
        return [scene.arrangement.order[at].id for at in shown if at < len(scene.arrangement.order)]
