"""What the roll's display list is made of, besides what the board's is: rectangles hatched, or framed."""

from math import floor

from msgspec import Struct

from arrangeboard.board.items import Box, Boxes, Ink, Line, Rect, Shape, Text


class Hatch(Struct, frozen=True, tag="hatch", gc=False):
    """Rectangles filled with slanting lines: out of range, or not to be written in."""

    rects: tuple[Rect, ...]
    ink: Ink


class Frames(Struct, frozen=True, tag="frames", gc=False):
    """Many plain rectangles with a line of one pixel inside their edges; their `fill` has a `cover`."""

    fill: Ink
    line: Ink
    rects: tuple[Rect, ...]
    cover: Ink = ""


HALF = 0.5004
"""What rounds to the nearest pixel: more than half, so that sums agree that differ in a last digit."""

RollItem = Box | Boxes | Text | Shape | Line | Hatch | Frames


def pixel(place: float) -> int:
    """The whole pixel nearest to a place, rounded alike wherever it is, so that nothing jitters."""
    return floor(place + HALF)


def crisp(rect: Rect) -> Rect:
    """The rectangle on whole pixels, one wide and high at least."""
    x, y = pixel(rect.x), pixel(rect.y)
    return Rect(x, y, max(1, pixel(rect.right) - x), max(1, pixel(rect.bottom) - y))


def shared(one: Rect, other: Rect) -> Rect | None:
    """The rectangle that both share, if they do."""
    if not one.meets(other):
        return None
    x, y = max(one.x, other.x), max(one.y, other.y)
    return Rect(x, y, min(one.right, other.right) - x, min(one.bottom, other.bottom) - y)
