"""The outline of a puzzle piece: a socket where the music enters, a tab where it leaves.

Tab and socket stand at the heights of the entry and the exit pitch, so that two neighbours that join on
one pitch are seen to join. All in pixels from the part's upper left corner.
"""

from collections.abc import Iterator
from math import acos, cos, pi, sin, tan

from msgspec import Struct

from arrangeboard.board.items import Path, Segment

CORNER = 5.0
TAB_OFFSET = 4.5
SOCKET_OFFSET = 0.8


class Outline(Struct, frozen=True, gc=False):
    """The size of a part and the y of its socket and tab; None: that side is straight."""

    width: float
    height: float
    socket_y: float | None
    tab_y: float | None
    knob: float


def knob_radius(width: float, height: float) -> float:
    """The radius of tab and socket on a part of this size; 0 where it is too small for them."""
    return 0.0 if width < 26 or height < 26 else min(6.5, height / 8, width / 6)


def knob_y(height: float, knob: float, y: float) -> float:
    """`y` held where tab and socket leave the corners whole."""
    spare = CORNER + knob + 0.5
    return min(max(y, spare), height - spare)


def outline(shape: Outline) -> Path:
    """The path around a part, clockwise from its upper left corner."""
    width, height = shape.width, shape.height
    corner = min(CORNER, width / 3, height / 3)
    path = [Segment("move", (corner, 0.0)), Segment("line", (width - corner, 0.0))]
    path += _corner(width, 0.0, (width, corner))
    if shape.tab_y is not None and shape.knob:
        path += _bump(width, shape.tab_y, shape.knob, TAB_OFFSET, downwards=True)
    path.append(Segment("line", (width, height - corner)))
    path += _corner(width, height, (width - corner, height))
    path.append(Segment("line", (corner, height)))
    path += _corner(0.0, height, (0.0, height - corner))
    if shape.socket_y is not None and shape.knob:
        path += _bump(0.0, shape.socket_y, shape.knob, SOCKET_OFFSET, downwards=False)
    path.append(Segment("line", (0.0, corner)))
    path += _corner(0.0, 0.0, (corner, 0.0))
    return (*path, Segment("close"))


def _corner(x: float, y: float, end: tuple[float, float]) -> list[Segment]:
    return [Segment("curve", (x, y, x, y, *end))]


def _bump(x: float, y: float, radius: float, offset: float, *, downwards: bool) -> list[Segment]:
    """Most of a circle that bulges to the right of the edge at `x`, entered from above or from below."""
    shift = min(offset, radius * 0.75)
    half = acos(-shift / radius)
    start, turn = (-half, 2 * half) if downwards else (half, -2 * half)
    centre = (x + shift, y)
    first = (round(centre[0] + radius * cos(start), 2), round(centre[1] + radius * sin(start), 2))
    return [Segment("line", first), *_arc(centre, radius, start, turn)]


def _arc(centre: tuple[float, float], radius: float, start: float, turn: float) -> Iterator[Segment]:
    """An arc as cubic curves of at most a quarter turn each."""
    pieces = max(1, int(abs(turn) / (pi / 2) + 0.999))
    step = turn / pieces
    pull = radius * 4 / 3 * tan(step / 4)
    for index in range(pieces):
        a, b = start + index * step, start + (index + 1) * step
        from_x, from_y = centre[0] + radius * cos(a), centre[1] + radius * sin(a)
        to_x, to_y = centre[0] + radius * cos(b), centre[1] + radius * sin(b)
        ahead = (from_x - pull * sin(a), from_y + pull * cos(a))
        back = (to_x + pull * sin(b), to_y - pull * cos(b))
        yield Segment("curve", tuple(round(value, 2) for value in (*ahead, *back, to_x, to_y)))
