"""What comes into sight when a roll is scrolled: strips, each with a frame of its own that shows no more.

So the display lists need not know of scrolling: they list what a frame shows, however narrow it is.
"""

from msgspec import Struct
from msgspec.structs import replace

from arrangeboard.board.items import Rect
from arrangeboard.roll.frame import TOP, RollFrame

_AROUND = 6
"""How far what is drawn of a note reaches out of it: a strip lists so much more than it shows."""


class Strip(Struct, frozen=True, gc=False):
    """A part of the view, and the frame to list it by, drawn so many pixels further `down`."""

    area: Rect
    frame: RollFrame
    down: float


def moves(before: RollFrame, after: RollFrame) -> tuple[float, float]:
    """How far what is seen moves to the right and down."""
    return float(before.scroll_x - after.scroll_x), float(before.scroll_y - after.scroll_y)


def exposed(before: RollFrame, after: RollFrame) -> list[Strip]:
    """The strips to draw anew; none where nothing of what was seen stays in sight."""
    dx, dy = moves(before, after)
    notes = after.notes
    if abs(dx) >= notes.width or abs(dy) >= notes.height or not (dx or dy):
        return []
    strips = []
    if dx:
        left = notes.x if dx > 0 else notes.right + dx
        area = Rect(left, notes.y, abs(dx), after.velocity.bottom - notes.y)
        strips.append(Strip(area, _beside(after, area), 0))
    if dy:
        top = notes.y if dy > 0 else notes.bottom + dy
        area = Rect(notes.x, top, notes.width, abs(dy))
        strips.append(Strip(area, _under(after, area), area.y - _AROUND - TOP))
    return strips


def _beside(frame: RollFrame, area: Rect) -> RollFrame:
    """The frame that shows an upright strip: everything at the same x, nothing left or right of it."""
    left, right = round(area.x) - _AROUND, round(area.right) + _AROUND
    return replace(frame, keys_width=left, width=right, scroll_x=frame.scroll_x + left - frame.keys_width)


def _under(frame: RollFrame, area: Rect) -> RollFrame:
    """The frame that shows a level strip, at its top; without velocities."""
    top = area.y - _AROUND
    return replace(
        frame,
        height=TOP + round(area.height) + 2 * _AROUND,
        velocity_height=0,
        scroll_y=frame.scroll_y + top - TOP,
    )
