"""Paints what lies over the board: selection, focus, the ghost under the pointer, and the gesture."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtGui import QPainter

from arrangeboard.app.adding import likeliest_piece
from arrangeboard.app.selection import Selection
from arrangeboard.board.colours import faded
from arrangeboard.board.ground import add_lane_rect, add_section_rect
from arrangeboard.board.headers import lane_header_rect, mute_rect, section_header_rect, solo_rect
from arrangeboard.board.hit import (
    AddLane,
    AddSection,
    EmptyCell,
    FilledCell,
    LaneHeader,
    LaneMute,
    LaneSolo,
    SectionEdge,
    SectionHeader,
    Strip,
)
from arrangeboard.board.items import Box, Rect
from arrangeboard.board.overlay import (
    Marks,
    OverlayItem,
    around_part,
    cell_rect,
    find_part,
    ghost,
    marked,
    marked_headers,
    marked_lane_headers,
)
from arrangeboard.board.playback import loop_items, loop_rect, place_ghost, playhead_x
from arrangeboard.board.scene import Scene
from arrangeboard.gui.board.cells import cell_key, part_key
from arrangeboard.gui.board.motion import moving
from arrangeboard.gui.board.surface import OverItem, overlap
from arrangeboard.song.ids import PartId
from arrangeboard.song.values import Part

if TYPE_CHECKING:
    from arrangeboard.gui.board.board_view import BoardView

BEYOND = 12
"""How far, in pixels, the outline of a socket may reach beyond its cell."""


def paint_over(board: BoardView, painter: QPainter, dirty: Rect) -> None:
    """Paint all of it that shows in `dirty` (view space)."""
    frame, layers = board.frame, board.hand.layers()
    marks = marks_of(board.document.selection, focused=board.hasFocus())
    dropped = board.drops.layers()
    ground = overlap(frame.ground, dirty)
    if ground:
        visible = frame.on_board(frame.ground)
        _paint_marks(board, painter, ground)
        items = [
            *hovered(board),
            *marked(board.scene, marks, visible),
            *board.preview.ground(),
            *board.recording.ground(),
            *layers.ground,
            *dropped.ground,
        ]
        _paint(board, painter, ground, (frame.view_x(0), frame.view_y(0)), items)
    above = overlap(frame.above, dirty)
    if above:
        headers = marked_headers(board.scene, frame, marks.slots)
        top = [*looped(board), *board.recording.top(), *headers, *_lit_top(board), *layers.top, *dropped.top]
        _paint(board, painter, above, (frame.view_x(0), 0.0), top)
    left = overlap(frame.lane_headers, dirty)
    if left:
        marked_lanes = marked_lane_headers(board.scene, marks.lanes)
        side = [*marked_lanes, *board.recording.left(), *_lit_left(board), *layers.left]
        _paint(board, painter, left, (0.0, frame.view_y(0)), side)


def _paint_marks(board: BoardView, painter: QPainter, area: Rect) -> None:
    """Paint badges and sockets where their cells are, also while these slide to their places."""
    frame = board.frame
    visible = frame.on_board(area).grown(BEYOND)
    for cells in moving(board.scene.geometry, board.slide.now, visible):
        # What hangs over the board has its figures where the badges are.
        badges = [] if board.warmth.is_followed else board.badges.ground(cells)
        items = [*badges, *board.sockets.ground(cells)]
        _paint(board, painter, area, (frame.view_x(0) + cells.dx, frame.view_y(0) + cells.dy), items)


def marks_of(chosen: Selection, *, focused: bool) -> Marks:
    """What is selected and, where the board has the focus, what the keyboard points at."""
    # A single thing selected is its own focus: two outlines around it would only be louder.
    alone = len(chosen.parts) + len(chosen.cells) == 1
    ringed = chosen.focus if focused and not alone else None
    return Marks(
        cells=[cell_key(cell) for cell in chosen.cells],
        parts=[part_key(ref) for ref in chosen.parts],
        slots=chosen.slots,
        lanes=chosen.lanes,
        focus=cell_key(ringed) if ringed else None,
    )


def _paint(
    board: BoardView,
    painter: QPainter,
    area: Rect,
    origin: tuple[float, float],
    items: Iterable[OverItem],
) -> None:
    board.surface.paint_over(painter, area, origin, items)


def hovered(board: BoardView) -> list[OverlayItem]:
    """The mark of the cell under the pointer: around a part, or the ghost of what a click adds."""
    target = board.hand.hover
    if board.hand.gesture or board.drops.is_over:
        return []
    if isinstance(target, FilledCell):
        return _hovered_part(board, target)
    if isinstance(target, EmptyCell) and not board.recording.chooses_cells:
        return _offered_part(board, target)
    return []


def _hovered_part(board: BoardView, target: FilledCell) -> list[OverlayItem]:
    if cell_rect(board.scene, (target.slot, target.lane)) is None:
        return []
    part = find_part(board.scene, target.slot, target.lane, target.part)
    if part is None:
        return []
    return [around_part(board.scene, (target.slot, target.lane), part, faded("selection", 45), 1.6)]


def _offered_part(board: BoardView, target: EmptyCell) -> list[OverlayItem]:
    """What a click would add, seen through, in the gap that it would fill."""
    scene, geometry = board.scene, board.scene.geometry
    if target.slot not in geometry.slot_index or target.lane not in geometry.lane_index:
        return []
    slot, lane = geometry.slot_index[target.slot], geometry.lane_index[target.lane]
    start, end = _gap(scene, slot, lane, target.tick)
    left, right = geometry.x_in_slot(slot, start), geometry.x_in_slot(slot, end)
    lit = Box(Rect(left, geometry.lane_top(lane), right - left, geometry.lane_height), "cell-hover", radius=5)
    piece = likeliest_piece(scene.song, scene.section(slot).id, target.lane)
    part = Part(PartId(0), piece, start, end - start)
    label = board.lettering.say("board-planned")
    shown = ghost(scene, (target.slot, target.lane), part, label, 0.5)
    return [lit, *shown, *board.sockets.sign()]


def _gap(scene: Scene, slot: int, lane: int, tick: int) -> tuple[int, int]:
    """Where the free stretch of a cell around a tick begins and ends."""
    parts = scene.parts(slot, lane)
    ends = [scene.ends_at(slot, part) for part in parts if part.start_tick <= tick]
    starts = [part.start_tick for part in parts if part.start_tick > tick]
    return max(ends, default=0), min(starts, default=scene.geometry.slot_ticks(slot))


def _lit_top(board: BoardView) -> list[OverlayItem]:
    scene, frame, target = board.scene, board.frame, board.hand.hover
    if board.hand.gesture:
        return []
    index = scene.geometry.slot_index
    if isinstance(target, SectionHeader) and target.slot in index:
        return [Box(section_header_rect(scene, frame, index[target.slot]), faded("text", 7), radius=6)]
    if isinstance(target, SectionEdge) and target.slot in index:
        rect = section_header_rect(scene, frame, index[target.slot])
        return [Box(Rect(rect.right - 3, rect.y + 8, 3, rect.height - 16), "accent", radius=1.5)]
    if isinstance(target, Strip) and scene.geometry.slots:
        return [*place_ghost(playhead_x(scene.geometry, target.tick), frame)]
    if isinstance(target, AddSection):
        return [
            Box(add_section_rect(scene).moved(0, frame.sections.y), faded("text", 7), "edge", 6, dashed=True)
        ]
    return []


def looped(board: BoardView) -> list[OverlayItem]:
    """The band over the sections that are repeated."""
    rect = loop_rect(board.scene.geometry, board.frame, board.loop)
    return [*loop_items(rect)] if rect else []


def _lit_left(board: BoardView) -> list[OverlayItem]:
    scene, target = board.scene, board.hand.hover
    if board.hand.gesture:
        return []
    if isinstance(target, AddLane):
        return [Box(add_lane_rect(scene), faded("text", 7), "edge", 6, dashed=True)]
    if isinstance(target, LaneHeader | LaneMute | LaneSolo) and target.lane in scene.geometry.lane_index:
        lane = scene.geometry.lane_index[target.lane]
        places = {LaneHeader: lane_header_rect, LaneMute: mute_rect, LaneSolo: solo_rect}
        return [Box(places[type(target)](scene, lane), faded("text", 7), radius=6)]
    return []
