"""The sockets of the board: found anew with every scene, painted where they show, told under the pointer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from arrangeboard.board.hit import EmptyCell, FilledCell, Target
from arrangeboard.board.items import Rect
from arrangeboard.board.overlay import OverlayItem
from arrangeboard.board.scene import Scene
from arrangeboard.board.sockets import (
    LEAST_WIDTH,
    is_on_sign,
    lit_sign,
    socket_at,
    socket_items,
    socket_rect,
    socket_words,
)
from arrangeboard.fit.missing import Missing, MissingParts
from arrangeboard.gui.board.gesture import Pointer
from arrangeboard.gui.board.motion import Moving
from arrangeboard.song.ids import LaneId, SlotId
from arrangeboard.words import say

if TYPE_CHECKING:
    from arrangeboard.gui.board.board_view import BoardView

PAINTING_SECONDS = 0.004
"""How long one painting may look for sockets where nobody has looked before."""
LATER_MS = 20


class SocketLayer:
    """What may be missing on a board, as far as it is seen."""

    def __init__(self, board: BoardView) -> None:
        self._board = board
        self._known: tuple[Scene, MissingParts] | None = None
        self._is_shown = True

    def show(self, *, on: bool) -> None:
        """Show sockets, or none."""
        if on != self._is_shown:
            self._is_shown = on
            self._board.viewport().update()

    def ground(self, cells: Moving) -> list[OverlayItem]:
        """The sockets in some cells, at their places; none while something is dragged."""
        board = self._board
        if not self._is_shown or board.hand.gesture or board.drops.is_over:
            return []
        scene, parts = board.scene, self._parts()
        geometry = scene.geometry
        wide = [slot for slot in cells.slots if geometry.slot_width(slot) >= LEAST_WIDTH]
        found = [one for slot in self._looked_at(parts, wide) for one in parts.in_slot(slot)]
        seen = [one for one in found if geometry.lane_index.get(one.lane, -1) in cells.lanes]
        return socket_items(scene, seen, board.lettering, self._lit())

    def sign(self) -> list[OverlayItem]:
        """The sign under the pointer's cell, to be painted over the ghost that lies there."""
        lit = self._lit()
        return [] if lit is None else lit_sign(self._board.scene, lit, self._board.lettering)

    def _looked_at(self, parts: MissingParts, slots: Iterable[int]) -> Iterator[int]:
        """The slots that there is time to look at now; the others are looked at in the next painting."""
        until, left = perf_counter() + PAINTING_SECONDS, False
        for slot in slots:
            if parts.is_known(slot) or perf_counter() < until:
                yield slot
            else:
                left = True
        if left:
            viewport = self._board.viewport()
            QTimer.singleShot(LATER_MS, viewport, viewport.update)

    def in_cell(self, slot: SlotId, lane: LaneId) -> list[Missing]:
        """The sockets of a cell."""
        index = self._board.scene.geometry.slot_index.get(slot)
        if index is None or not self._is_shown:
            return []
        return [one for one in self._parts().in_slot(index) if one.lane == lane]

    def under(self, target: Target) -> Missing | None:
        """The socket that the pointer is in, where it points at a place in a cell."""
        if not isinstance(target, EmptyCell | FilledCell):
            return None
        geometry = self._board.scene.geometry
        slot, lane = geometry.slot_index.get(target.slot), geometry.lane_index.get(target.lane)
        if slot is None or lane is None:
            return None
        x, y = geometry.x_in_slot(slot, target.tick) + 1, geometry.lane_top(lane) + geometry.lane_height / 2
        return socket_at(self._board.scene, self.in_cell(target.slot, target.lane), x, y)

    def tip(self, target: Target) -> str:
        """Why there is a socket at a target, in words of its own; empty where there is none."""
        found = self.under(target)
        return "" if found is None else socket_words(self._board.scene, found, say)

    def hint(self, target: Target) -> str:
        """Why there is a socket at a target, and what can be done; empty where there is none."""
        why = self.tip(target)
        return say("socket-hint", why=why) if why else ""

    def is_sign_at(self, target: Target, pointer: Pointer) -> bool:
        """Whether the pointer is on the sign of a socket in an empty place."""
        found, frame = self.under(target), self._board.frame
        if found is None or not isinstance(target, EmptyCell):
            return False
        return is_on_sign(self._board.scene, found, frame.board_x(pointer.x), frame.board_y(pointer.y))

    def stale(self, before: Scene, after: Scene) -> list[Rect]:
        """Where sockets have come or gone between two scenes, in the view."""
        known = self._known
        if known is None or known[0] is not before or not _differ(before, after):
            return []
        seen = self._board.frame.on_board(self._board.frame.ground)
        slots = [slot for slot in after.geometry.slots_between(seen.x, seen.right) if known[1].is_known(slot)]
        was = {one for slot in slots for one in known[1].in_slot(slot)}
        now = {one for slot in slots for one in self._parts().in_slot(slot)}
        rects = (socket_rect(after, one) for one in was ^ now)
        return [self._board.frame.in_view(rect.grown(8)) for rect in rects if rect is not None]

    def _parts(self) -> MissingParts:
        scene = self._board.scene
        if self._known is None or _differ(self._known[0], scene):
            self._known = scene, MissingParts(scene.song, scene.arrangement)
        elif self._known[0] is not scene:
            self._known = scene, self._known[1]
        return self._known[1]

    def _lit(self) -> Missing | None:
        return self.under(self._board.hand.hover)


def _differ(one: Scene, other: Scene) -> bool:
    """Whether anything that sockets depend on differs."""
    a, b = one.song, other.song
    same_music = a.sections is b.sections and a.lanes is b.lanes and a.pieces is b.pieces
    same_manner = a.accepted == b.accepted and a.strictness == b.strictness and a.meter == b.meter
    return not (same_music and same_manner and one.arrangement is other.arrangement)
