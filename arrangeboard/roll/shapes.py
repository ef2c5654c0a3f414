"""Where a note and its velocity stand in the view: what drawing and touching have in common."""

from arrangeboard.board.items import Rect
from arrangeboard.roll.frame import RollFrame
from arrangeboard.roll.scene import RollScene
from arrangeboard.song.values import Note

LEAST_WIDTH = 3.0
"""However short a note is, so wide is it drawn, so that it is seen and can be touched."""


def note_rect(scene: RollScene, frame: RollFrame, note: Note) -> Rect | None:
    """The rectangle of a note; None where the scene has no row for its pitch."""
    row = scene.row_of.get(note.pitch)
    if row is None:
        return None
    left = frame.x(note.start_tick)
    width = max(note.length_ticks * frame.pixels_per_tick, LEAST_WIDTH)
    return Rect(left, frame.y(row), width, frame.row_height)


def stem_x(frame: RollFrame, start_tick: int) -> float:
    """Where the stem of a note that starts at a tick stands: a little right of it, beside the bar line."""
    return frame.x(start_tick) + 2.0
