"""How far a cell is painted: its tabs to the right, and the tongues of its parts to the left."""

from arrangeboard.board.ground import REACH
from arrangeboard.board.items import Rect
from arrangeboard.board.picture import part_tongue
from arrangeboard.board.scene import Scene
from arrangeboard.song.values import Part


def cell_reach(scene: Scene, slot: int, lane: int) -> Rect:
    """The rectangle of the board that a cell, by indices, may paint in."""
    rect = scene.geometry.cell(slot, lane).grown(REACH + 2)
    for part in scene.parts(slot, lane)[:1]:
        tongue = tongue_rect(scene, slot, lane, part)
        rect = rect.joined(tongue.grown(2)) if tongue else rect
    return rect


def tongue_rect(scene: Scene, slot: int, lane: int, part: Part) -> Rect | None:
    """The rectangle of a part's tongue on the board, if it shows one."""
    piece = scene.song.pieces[part.piece] if part.piece is not None else None
    if piece is None or not piece.pickup_ticks:
        return None
    tongue = part_tongue(scene.look(slot, lane, part, ""))
    if tongue is None:
        return None
    left, _ = scene.part_span(slot, part)
    top = scene.geometry.lane_top(lane) + tongue.top
    return Rect(left - tongue.reach, top, tongue.reach, tongue.bottom - tongue.top)
