"""The outline of a puzzle piece: a socket where the music enters, a tab where it leaves.

Tab and socket stand at the heights of the entry and the exit pitch, so that two neighbours that join on
one pitch are seen to join: the tab's circle then lies exactly on the socket's. All in pixels from the part's
upper left corner.
"""

from collections.abc import Iterator
from math import acos, cos, pi, sin, sqrt, tan

from msgspec import Struct

from arrangeboard.board.items import Path, Segment

CORNER = 5.0
SOCKET_OFFSET = 0.8
"""How far inside the left edge a socket's centre lies."""
LARGEST_KNOB = 6.5
NECK = 0.64
"""Half the width of a tab's neck, as a share of its radius."""
NOTCH = 3.5
"""Depth of the notches where a tile ends and the next begins."""
TEAR = 3.0
"""Depth of the teeth of a torn edge."""
LEAST_SOCKETED_TONGUE = 26.0
"""A shorter tongue has no room for a socket beside its notes."""
TONGUE_CORNER = 4.0


class Tongue(Struct, frozen=True, gc=False):
    """How far a pickup reaches to the left of its part, between which y."""

    reach: float
    top: float
    bottom: float


class Outline(Struct, frozen=True, gc=False):
    """The size of a part and the y of its socket and tab; None: that side is straight.

    The tab's centre stands `tab_offset` beyond the right edge; notches stand at `notches` above and below.
    """

    width: float
    height: float
    socket_y: float | None
    tab_y: float | None
    knob: float
    tab_offset: float = 6.3
    tongue: Tongue | None = None
    notches: tuple[float, ...] = ()
    torn: bool = False


def knob_radius(width: float, height: float) -> float:
    """The radius of tab and socket on a part of this size; 0 where it is too small for them.

    Parts of one lane that have any have equal ones, whatever their widths: they are made to meet.
    """
    return 0.0 if width < 26 or height < 26 else min(LARGEST_KNOB, height / 8)


def knob_y(height: float, knob: float, y: float) -> float:
    """`y` held where tab and socket leave the corners whole."""
    spare = CORNER + knob + 0.5
    return min(max(y, spare), height - spare)


def outline(shape: Outline) -> Path:
    """The path around a part, clockwise from its upper left corner."""
    width, height = shape.width, shape.height
    corner = min(CORNER, width / 3, height / 3)
    notches = [x for x in shape.notches if corner + NOTCH < x < width - corner - NOTCH]
    depth = min(NOTCH, height / 12)
    path = [Segment("move", (corner, 0.0)), *_notched(notches, 0.0, depth)]
    path.append(Segment("line", (width - corner, 0.0)))
    path += _corner(width, 0.0, (width, corner))
    path += _right_side(shape, corner)
    path.append(Segment("line", (width, height - corner)))
    path += _corner(width, height, (width - corner, height))
    path += _notched(notches[::-1], height, -depth)
    path.append(Segment("line", (corner, height)))
    path += _corner(0.0, height, (0.0, height - corner))
    path += _left_side(shape)
    path.append(Segment("line", (0.0, corner)))
    path += _corner(0.0, 0.0, (corner, 0.0))
    return (*path, Segment("close"))


def _corner(x: float, y: float, end: tuple[float, float]) -> list[Segment]:
    return [Segment("curve", (x, y, x, y, *end))]


def _notched(notches: list[float], y: float, depth: float) -> Iterator[Segment]:
    """Small wedges cut into the upper or lower edge, in the order of the path."""
    half = depth * 0.8
    for x in notches:
        for point in ((x - half, y), (x, y + depth), (x + half, y)):
            yield Segment("line", (round(point[0], 2), round(point[1], 2)))


def _right_side(shape: Outline, corner: float) -> list[Segment]:
    if shape.torn:
        return [*_teeth(shape.width, corner, shape.height - corner)]
    if shape.tab_y is None or not shape.knob:
        return []
    return [*_tab(shape.width, shape.tab_y, shape.knob, shape.tab_offset)]


def _teeth(x: float, top: float, bottom: float) -> Iterator[Segment]:
    """A torn edge from top to bottom: teeth of about twice their depth."""
    count = max(2, round((bottom - top) / (2 * TEAR)))
    step = (bottom - top) / count
    for index in range(count):
        y = top + index * step
        yield Segment("line", (round(x, 2), round(y, 2)))
        yield Segment("line", (round(x - TEAR, 2), round(y + step / 2, 2)))
    yield Segment("line", (round(x, 2), round(bottom, 2)))


def _left_side(shape: Outline) -> list[Segment]:
    """From the lower left corner up: straight, with a socket, or out around the tongue and back."""
    tongue, socket = shape.tongue, shape.socket_y if shape.knob else None
    if tongue is None:
        return [] if socket is None else [*_socket(0.0, socket, shape.knob)]
    left, top, bottom = -tongue.reach, tongue.top, tongue.bottom
    if tongue.reach < LEAST_SOCKETED_TONGUE:
        socket = None
    room = (bottom - top) / 2 if socket is None else min(socket - top, bottom - socket) - shape.knob
    corner = max(0.0, min(TONGUE_CORNER, room, tongue.reach / 2))
    path = [Segment("line", (0.0, bottom)), Segment("line", (left + corner, bottom))]
    path += _corner(left, bottom, (left, bottom - corner))
    path += [] if socket is None else _socket(left, socket, shape.knob)
    path.append(Segment("line", (left, top + corner)))
    path += _corner(left, top, (left + corner, top))
    return [*path, Segment("line", (0.0, top))]


def _tab(x: float, y: float, radius: float, offset: float) -> Iterator[Segment]:
    """A circle on a neck to the right of the edge at `x`, entered from above."""
    half = NECK * radius if offset > sqrt(1 - NECK * NECK) * radius else sqrt(radius**2 - offset**2)
    meets = offset - sqrt(radius**2 - half**2)
    opening = acos(-(offset - meets) / radius)
    yield Segment("line", (round(x, 2), round(y - half, 2)))
    yield Segment("line", (round(x + meets, 2), round(y - half, 2)))
    yield from _arc((x + offset, y), radius, -opening, 2 * opening)
    yield Segment("line", (round(x, 2), round(y + half, 2)))


def _socket(x: float, y: float, radius: float) -> Iterator[Segment]:
    """Most of a circle cut into the edge at `x`, entered from below."""
    half = acos(-SOCKET_OFFSET / radius)
    centre = (x + SOCKET_OFFSET, y)
    first = (centre[0] + radius * cos(half), centre[1] + radius * sin(half))
    yield Segment("line", (round(first[0], 2), round(first[1], 2)))
    yield from _arc(centre, radius, half, -2 * half)


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
