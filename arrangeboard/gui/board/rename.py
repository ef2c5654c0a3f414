"""A name edited where it stands: a small line over a section's or a lane's header.

Enter takes the name, Escape drops it; Tab takes it and goes on to the next name, Shift+Tab to the one before.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from arrangeboard.app.renaming import neighbouring_lane, neighbouring_slot, rename_lane, rename_section
from arrangeboard.app.selection import Selection
from arrangeboard.board.headers import lane_header_rect, section_header_rect
from arrangeboard.board.hit import LaneHeader, SectionHeader, Target
from arrangeboard.board.items import Rect
from arrangeboard.gui.board.keys import focused_target
from arrangeboard.gui.fields.name_line import NameLine
from arrangeboard.song.ids import LaneId, SlotId
from arrangeboard.words import say

if TYPE_CHECKING:
    from arrangeboard.gui.board.board_view import BoardView

LEAST_WIDTH = 120


class NameEdit(NameLine):
    """Takes a new name with Enter, Tab, or when the focus leaves; those who inherit say whose name it is."""

    def __init__(self, board: BoardView, name: str) -> None:
        super().__init__(board.viewport(), board, board.theme.font(14, 600), name)
        self._board = board
        for moved in (board.horizontalScrollBar().valueChanged, board.verticalScrollBar().valueChanged):
            moved.connect(self.stay)
        board.zoom_changed.connect(self.stay)
        self.stay()
        self.begin()

    def line(self) -> Rect | None:
        """Where the name stands in the view; None where it is there no more."""
        raise NotImplementedError

    def give(self, name: str) -> None:
        """Give the name. Raises UserError where it cannot be given."""
        raise NotImplementedError

    def take(self, name: str) -> None:
        """Give the name, and tell where it cannot be given."""
        self._board.attempt(lambda: self.give(name))

    def go(self, step: int) -> None:
        """Open the name before (-1) or after (1), if there is one."""
        raise NotImplementedError

    def stay(self) -> None:
        """Stay where the name stands, or go with it."""
        line = self.line()
        if line is None:
            self.give_up()
            return
        width = max(line.width, LEAST_WIDTH)
        left = max(0.0, min(line.x, self._board.frame.width - width))
        scale = self._board.theme.scale
        self.setGeometry(*(round(value * scale) for value in (left, line.y, width, line.height)))

    def focusNextPrevChild(self, forth: bool) -> bool:  # noqa: FBT001  Qt's own signature
        """Take the name and go on to the next, or back to the one before."""
        self.finish()
        self.go(1 if forth else -1)
        return True


class SectionNameEdit(NameEdit):
    """The bare name of a slot's section."""

    def __init__(self, board: BoardView, slot: SlotId) -> None:
        self._slot = slot
        self._section = board.scene.section(board.scene.geometry.slot_index[slot])
        super().__init__(board, self._section.name)
        self.setAccessibleName(say("board-rename-section"))

    def line(self) -> Rect | None:
        """The upper line of the section's header."""
        board = self._board
        index = board.scene.geometry.slot_index.get(self._slot)
        if index is None:
            return None
        rect = section_header_rect(board.scene, board.frame, index).moved(board.frame.view_x(0), 0)
        return Rect(rect.x + 6, rect.y + 3, rect.width - 12, 26)

    def give(self, name: str) -> None:
        """Name the section, and make it what the name says."""
        rename_section(self._board.document, self._section.id, name)

    def go(self, step: int) -> None:
        """Open the neighbouring section's name."""
        slot = neighbouring_slot(self._board.document.song, self._slot, step)
        if slot is not None:
            self._board.naming.of_section(slot)


class LaneNameEdit(NameEdit):
    """The name of a lane."""

    def __init__(self, board: BoardView, lane: LaneId) -> None:
        self._lane = lane
        super().__init__(board, board.scene.lane(board.scene.geometry.lane_index[lane]).name)
        self.setAccessibleName(say("board-rename-lane"))

    def line(self) -> Rect | None:
        """The middle of the lane's header."""
        board = self._board
        index = board.scene.geometry.lane_index.get(self._lane)
        if index is None:
            return None
        rect = lane_header_rect(board.scene, index).moved(0, board.frame.view_y(0))
        return Rect(rect.x + 10, rect.y + max(0, (rect.height - 28) / 2), rect.width - 16, 28)

    def give(self, name: str) -> None:
        """Name the lane."""
        rename_lane(self._board.document, self._lane, name)

    def go(self, step: int) -> None:
        """Open the neighbouring lane's name."""
        lane = neighbouring_lane(self._board.document.song, self._lane, step)
        if lane is not None:
            self._board.naming.of_lane(lane)


class Naming:
    """Which name of the board is edited, if one is."""

    def __init__(self, board: BoardView) -> None:
        self._board = board
        self._editor: NameEdit | None = None

    def begin(self) -> None:
        """Edit the name of what is selected; the window is asked about the piece of a part."""
        match named_target(self._board):
            case SectionHeader(slot):
                self.of_section(slot)
            case LaneHeader(lane):
                self.of_lane(lane)
            case None:
                pass
            case target:
                self._board.rename_requested.emit(target)

    def of_section(self, slot: SlotId) -> None:
        """Select a section and edit its name in its header."""
        self._board.document.select(Selection(slots=frozenset({slot})))
        self._board.reveal_column(slot)
        self._show(SectionNameEdit(self._board, slot))

    def of_lane(self, lane: LaneId) -> None:
        """Select an instrument and edit its name in its header."""
        self._board.document.select(Selection(lanes=frozenset({lane})))
        self._board.reveal_row(lane)
        self._show(LaneNameEdit(self._board, lane))

    def stay(self) -> None:
        """The board has changed: go with the name."""
        if self._editor is not None:
            self._editor.stay()

    def give_up(self) -> None:
        """Another song is on the board: keep the old name."""
        if self._editor is not None:
            self._editor.give_up()

    def _show(self, editor: NameEdit) -> None:
        self._editor = editor
        editor.closed.connect(lambda: self._forget(editor))

    def _forget(self, editor: NameEdit) -> None:
        if self._editor is editor:
            self._editor = None


def named_target(board: BoardView) -> Target | None:
    """What a new name is for: what is selected; an empty cell's section; with nothing selected, the first."""
    chosen = board.document.selection
    order = [slot.id for slot in board.document.song.arrangement.order]
    lanes = [lane.id for lane in board.document.song.lanes if lane.id in chosen.lanes]
    if lanes:
        return LaneHeader(lanes[0])
    if not chosen.slots and (target := focused_target(board)) is not None:
        return target
    wanted = chosen.slots or {cell.slot for cell in chosen.cells}
    slots = [slot for slot in order if slot in wanted] or order
    return SectionHeader(slots[0]) if slots else None
