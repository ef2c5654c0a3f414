"""Gestures on lane headers: reorder by dragging."""

from arrangeboard.board.headers import lane_header_rect
from arrangeboard.board.items import Box, Text
from arrangeboard.board.overlay import OverlayItem, insertion_row
from arrangeboard.gui.board.gesture import Layers, Pointer, Shown
from arrangeboard.song.edits.lanes import move_lanes
from arrangeboard.song.ids import LaneId


class DragLanes:
    """Selected lanes follow the pointer; letting go puts them where the mark is."""

    def __init__(self, board: Shown, lanes: frozenset[LaneId], pointer: Pointer) -> None:
        self._board = board
        self._lanes = lanes
        self._start = self._pointer = pointer

    def move(self, pointer: Pointer) -> None:
        """Follow the pointer."""
        self._pointer = pointer

    @property
    def _index(self) -> int:
        """Where among the lanes they would go: the nearest gap."""
        geometry = self._board.scene.geometry
        y = self._board.frame.board_y(self._pointer.y)
        return min(max(round(y / geometry.lane_step), 0), len(geometry.lanes))

    def release(self) -> None:
        """Put the lanes there."""
        lanes, index = self._lanes, self._index
        names = ", ".join(lane.name for lane in self._board.scene.song.lanes if lane.id in lanes)
        self._board.document.apply("step-move-lanes", lambda song: move_lanes(song, lanes, index), name=names)

    def layers(self) -> Layers:
        """A see-through header at the pointer, and the mark where it would go."""
        mark = insertion_row(self._board.scene, self._index)
        return Layers(ground=mark, left=[*mark, *self._carried()])

    def _carried(self) -> list[OverlayItem]:
        scene = self._board.scene
        dy = self._pointer.y - self._start.y
        items: list[OverlayItem] = []
        for lane, lane_id in enumerate(scene.geometry.lanes):
            if lane_id in self._lanes:
                rect = lane_header_rect(scene, lane).moved(4, dy)
                colour = f"{scene.colours[lane_id]}:edge"
                items.append(Box(rect, "raised@85", colour, 6, 2))
                items.append(Text(rect.moved(16, 0), scene.lane(lane).name, "text", 14, 600))
        return items

    def hint(self) -> str:
        """Where the lanes would go."""
        scene, index = self._board.scene, self._index
        if index >= len(scene.geometry.lanes):
            return self._board.lettering.say("board-hint-below-all")
        return self._board.lettering.say("board-hint-above", name=scene.lane(index).name)
