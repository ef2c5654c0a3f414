"""The badges of fit on a board: kept by part, painted over the ground, again only where one has changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from arrangeboard.app.selection import PartRef
from arrangeboard.board.badges import Badge, BadgeItem, badge_items_of, badge_rect
from arrangeboard.board.items import Rect
from arrangeboard.board.overlay import PartKey
from arrangeboard.board.reach import cell_reach
from arrangeboard.gui.board.cells import part_key
from arrangeboard.gui.board.motion import Moving

if TYPE_CHECKING:
    from arrangeboard.fit.cases import At
    from arrangeboard.fit.verdict import Verdict
    from arrangeboard.gui.board.gesture import Pointer
    from arrangeboard.gui.board.scrolled import ScrolledBoard


class BadgeMarks:
    """Which parts have a badge. None has before it is told."""

    def __init__(self, board: ScrolledBoard) -> None:
        self._board = board
        self._badges: dict[PartKey, Badge] = {}
        self._is_shown = True
        self.verdict: Callable[[At], Verdict | None] = lambda _at: None
        """The verdict on a part, as far as there is one."""

    @property
    def shown(self) -> Mapping[PartKey, Badge]:
        """The badges that are painted."""
        return self._badges if self._is_shown else {}

    def show(self, *, on: bool) -> None:
        """Paint badges, or none."""
        if on != self._is_shown:
            self._is_shown = on
            self._board.viewport().update()

    def change(self, badges: Mapping[PartKey, Badge | None]) -> None:
        """Parts have got other badges, or lost theirs."""
        differing = [key for key, badge in badges.items() if self._badges.get(key) != badge]
        for key in differing:
            badge = badges[key]
            if badge is None:
                del self._badges[key]
            else:
                self._badges[key] = badge
        if self._is_shown:
            self._board.update_rects([rect for key in differing for rect in self._cell(key)])

    def ground(self, cells: Moving) -> list[BadgeItem]:
        """The badges in some cells, at their places: what slides is painted elsewhere by who paints it."""
        if not self.shown:
            return []
        return badge_items_of(
            self._board.scene, self.shown, (cells.slots, cells.lanes), self._board.lettering
        )

    def is_at(self, ref: PartRef, pointer: Pointer) -> bool:
        """Whether the badge of a part is under the pointer."""
        key, frame = part_key(ref), self._board.frame
        rect = badge_rect(self._board.scene, key) if key in self.shown else None
        return rect is not None and rect.contains(frame.board_x(pointer.x), frame.board_y(pointer.y))

    def _cell(self, key: PartKey) -> list[Rect]:
        """Where the cell of a part paints, in the view."""
        scene = self._board.scene
        slot, lane = scene.geometry.slot_index.get(key[0]), scene.geometry.lane_index.get(key[1])
        if slot is None or lane is None:
            return []
        return [self._board.frame.in_view(cell_reach(scene, slot, lane))]
