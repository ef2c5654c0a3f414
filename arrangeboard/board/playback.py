"""What the board shows of playing: the playhead, the section that sounds, and the loop in the ruler.

All of it lies over the strips and the ground: x of the board, y of the view. At rest the playhead is a
fainter line under a hollow flag, so that colour does not speak alone.
"""

from collections.abc import Collection

from arrangeboard.board.colours import faded, section_ink
from arrangeboard.board.frame import Frame
from arrangeboard.board.geometry import BoardGeometry
from arrangeboard.board.headers import section_header_rect
from arrangeboard.board.items import Box, Path, Rect, Segment, Shape
from arrangeboard.board.scene import Scene
from arrangeboard.board.strip import RULER
from arrangeboard.song.ids import SlotId

PlaybackItem = Box | Shape

FLAG: Path = (
    Segment("move", (-6.5, 0.0)),
    Segment("line", (6.5, 0.0)),
    Segment("line", (0.0, 9.0)),
    Segment("close"),
)
"""The triangle on top of the playhead."""

FLAG_SIZE = (16.0, 12.0)
"""Width and height of what the flag paints, with its outline."""
LINE_WIDTH = 1.5


def playhead_x(geometry: BoardGeometry, tick: float) -> float:
    """The x at which a tick of the song is heard, with its fraction of a pixel."""
    if not geometry.slots:
        return 0.0
    slot = geometry.slot_of_tick(int(tick))
    share = (tick - geometry.starts[slot]) / max(1, geometry.slot_ticks(slot))
    return geometry.slot_left(slot) + geometry.slot_width(slot) * share


def playhead_top(frame: Frame) -> float:
    """The y of the flag's upper side."""
    return frame.strip.y - 4


def playhead_items(x: float, top: float, bottom: float, *, is_running: bool) -> list[PlaybackItem]:
    """The playhead at an x, from the strip downwards."""
    line = Rect(x - LINE_WIDTH / 2, top + 1, LINE_WIDTH, bottom - top - 1)
    if is_running:
        return [Box(line, "playhead"), Shape(FLAG, x, top, "playhead")]
    return [Box(line, faded("playhead", 42)), Shape(FLAG, x, top, "ground", faded("playhead", 80), 1.4)]


def sounding_header(scene: Scene, frame: Frame, slot: int) -> list[PlaybackItem]:
    """The header of the section that is heard, framed in its own colour; its words stay as clear as ever."""
    ink = section_ink(scene.section(slot))
    rect = section_header_rect(scene, frame, slot)
    foot = Rect(rect.x, rect.bottom - 4, rect.width, 4)
    return [Box(rect, "", ink, 6, 2), Box(foot, ink, radius=2)]


def loop_rect(geometry: BoardGeometry, frame: Frame, slots: Collection[SlotId]) -> Rect | None:
    """Where the band of a loop lies in the row of bar numbers; None where the order has none of its slots."""
    held = [geometry.slot_index[slot] for slot in slots if slot in geometry.slot_index]
    if not held:
        return None
    first, last = min(held), max(held)
    left = geometry.slot_left(first)
    right = geometry.slot_left(last) + geometry.slot_width(last)
    return Rect(left, frame.strip.y, right - left, RULER)


def loop_items(rect: Rect, *, is_ghost: bool = False) -> list[PlaybackItem]:
    """The band of a loop with both of its ends; a ghost while it is being drawn."""
    end = min(3.0, rect.width / 3)
    ink = faded("accent", 60) if is_ghost else "accent"
    fill = faded("accent", 16 if is_ghost else 26)
    return [
        Box(rect, fill, radius=3),
        Box(Rect(rect.x, rect.y, end, rect.height), ink, radius=1),
        Box(Rect(rect.right - end, rect.y, end, rect.height), ink, radius=1),
        Box(Rect(rect.x, rect.y, rect.width, 2), ink),
    ]


def place_ghost(x: float, frame: Frame) -> list[PlaybackItem]:
    """Where a click on the strip would put the playhead."""
    top = playhead_top(frame)
    line = Rect(x - 0.5, top + 4, 1, frame.sections.bottom - top - 4)
    return [Box(line, faded("accent", 75)), Shape(FLAG, x, top, faded("accent", 75))]
