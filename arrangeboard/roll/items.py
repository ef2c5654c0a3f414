"""What the roll's display list is made of, besides what the board's is: hatched rectangles."""

from msgspec import Struct

from arrangeboard.board.items import Box, Boxes, Ink, Line, Rect, Shape, Text


class Hatch(Struct, frozen=True, tag="hatch", gc=False):
    """Rectangles filled with slanting lines: out of range, or not to be written in."""

    rects: tuple[Rect, ...]
    ink: Ink


RollItem = Box | Boxes | Text | Shape | Line | Hatch


def crisp(rect: Rect) -> Rect:
    """The rectangle on whole pixels, one wide and high at least."""
    x, y = round(rect.x), round(rect.y)
    return Rect(x, y, max(1, round(rect.right) - x), max(1, round(rect.bottom) - y))


def shared(one: Rect, other: Rect) -> Rect | None:
    """The rectangle that both share, if they do."""
    if not one.meets(other):
        return None
    x, y = max(one.x, other.x), max(one.y, other.y)
    return Rect(x, y, min(one.right, other.right) - x, min(one.bottom, other.bottom) - y)
