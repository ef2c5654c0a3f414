"""Where a note and its velocity stand in the view: what drawing and touching have in common."""

from arrangeboard.board.items import Rect
from arrangeboard.roll.frame import RollFrame
from arrangeboard.roll.scene import RollScene
from arrangeboard.song.values import Note

MOST_ROUND = 100
DENSE = 0.15
"""More notes than the first, and more of them for a pixel than the second, are drawn plainly."""

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


def is_dense(scene: RollScene, frame: RollFrame) -> bool:
    """Whether the notes stand so close that they are drawn plainly.

    Said by the zoom alone, so that a piece looks the same wherever it is scrolled to.
    """
    pixels = max(1.0, (scene.length_ticks + scene.pickup_ticks) * frame.pixels_per_tick)
    return len(scene.notes) > MOST_ROUND and len(scene.notes) / pixels > DENSE


def stem_x(frame: RollFrame, start_tick: int) -> float:
    """Where the stem of a note that starts at a tick stands: a little right of it, beside the bar line."""
    return frame.x(start_tick) + 2.0
