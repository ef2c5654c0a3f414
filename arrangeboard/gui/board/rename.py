"""A name edited where it stands: a small line over a section's or a lane's header."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from arrangeboard.board.headers import lane_header_rect, section_header_rect
from arrangeboard.board.items import Rect
from arrangeboard.song.edits.lanes import rename_lane
from arrangeboard.song.edits.sections import rename_section
from arrangeboard.song.ids import LaneId, SlotId
from arrangeboard.words import say

if TYPE_CHECKING:
    from arrangeboard.gui.board_view import BoardView

LEAST_WIDTH = 120


class NameEdit(QLineEdit):
    """Takes a new name with Enter or when the focus leaves, and drops it with Escape."""

    def __init__(self, board: BoardView, rect: Rect, name: str, take: Callable[[str], None]) -> None:
        super().__init__(name, board.viewport())
        self._board = board
        self._before = name
        self._take = take
        self._is_done = False
        scale = board.theme.scale
        width = max(rect.width, LEAST_WIDTH)
        self.setGeometry(*(round(value * scale) for value in (rect.x, rect.y, width, rect.height)))
        self.setFont(board.theme.font(14, 600))
        self.setMaxLength(200)
        self.editingFinished.connect(self._finish)
        self.selectAll()
        self.show()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    @classmethod
    def of_section(cls, board: BoardView, slot: SlotId) -> NameEdit:
        """Edit the bare name of a slot's section."""
        index = board.scene.geometry.slot_index[slot]
        section = board.scene.section(index)
        rect = section_header_rect(board.scene, board.frame, index).moved(board.frame.view_x(0), 0)
        line = Rect(rect.x + 6, rect.y + 3, rect.width - 12, 26)

        def take(name: str) -> None:
            board.document.apply(
                "step-rename-section", lambda song: rename_section(song, section.id, name), name=name
            )

        made = cls(board, line, section.name, take)
        made.setAccessibleName(say("board-rename-section"))
        return made

    @classmethod
    def of_lane(cls, board: BoardView, lane: LaneId) -> NameEdit:
        """Edit the name of a lane."""
        index = board.scene.geometry.lane_index[lane]
        rect = lane_header_rect(board.scene, index).moved(0, board.frame.view_y(0))
        line = Rect(rect.x + 10, rect.y + max(0, (rect.height - 28) / 2), rect.width - 16, 28)

        def take(name: str) -> None:
            board.document.apply("step-rename-lane", lambda song: rename_lane(song, lane, name), name=name)

        made = cls(board, line, board.scene.lane(index).name, take)
        made.setAccessibleName(say("board-rename-lane"))
        return made

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape keeps the old name."""
        if event.key() == Qt.Key.Key_Escape:
            self._close()
        else:
            super().keyPressEvent(event)

    def _finish(self) -> None:
        name = self.text().strip()
        if not self._is_done and name and name != self._before:
            self._close()
            self._board.attempt(lambda: self._take(name))
        else:
            self._close()

    def _close(self) -> None:
        if not self._is_done:
            self._is_done = True
            self.hide()
            self._board.setFocus(Qt.FocusReason.OtherFocusReason)
            self.deleteLater()
