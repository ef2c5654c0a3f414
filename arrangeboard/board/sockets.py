"""Where something may be missing: dashed outlines of pieces that are not there, quieter than planned parts.

Each has a sign to click, which says what may be missing and leads to the pieces that would fit.
"""

from collections.abc import Iterable

from arrangeboard.board.colours import faded
from arrangeboard.board.items import Box, Rect, Shape, Text
from arrangeboard.board.jigsaw import Outline, knob_radius, outline
from arrangeboard.board.lettering import Lettering, Say
from arrangeboard.board.overlay import OverlayItem
from arrangeboard.board.scene import Scene
from arrangeboard.fit.missing import Missing

INSET = 3.0
LEAST_WIDTH, LEAST_HEIGHT = 18, 14
"""Smaller than this a socket would only be litter."""
SIGN = 18
SIGN_SIZE = 12
SIGN_GAP = 6
MOST_NAMES = 3
_LINE, _LIT_LINE = 80, 100


def socket_rect(scene: Scene, one: Missing) -> Rect | None:
    """Where a socket stands; None where it is not shown, too small, or over a part, which has its badge."""
    geometry = scene.geometry
    slot, lane = geometry.slot_index.get(one.slot), geometry.lane_index.get(one.lane)
    if slot is None or lane is None or _is_covered(scene, slot, lane, one):
        return None
    left, right = geometry.x_in_slot(slot, one.start_tick), geometry.x_in_slot(slot, one.end_tick)
    rect = Rect(left, geometry.lane_top(lane), right - left, geometry.lane_height).grown(-INSET)
    return rect if rect.width >= LEAST_WIDTH and rect.height >= LEAST_HEIGHT else None


def _is_covered(scene: Scene, slot: int, lane: int, one: Missing) -> bool:
    """Whether a part stands in its stretch: silent bars inside a part are no hole to fill."""
    return any(
        part.start_tick < one.end_tick and scene.ends_at(slot, part) > one.start_tick
        for part in scene.parts(slot, lane)
    )


def sign_rect(rect: Rect) -> Rect:
    """Where the sign of a socket stands: in its upper right corner, out of the way of a click that adds."""
    size = min(SIGN, rect.height - 2)
    beside = SIGN_GAP if rect.width >= 2 * SIGN else (rect.width - size) / 2
    below = min(SIGN_GAP, (rect.height - size) / 2)
    return Rect(rect.right - size - beside, rect.y + below, size, size)


def socket_items(
    scene: Scene, found: Iterable[Missing], lettering: Lettering, lit: Missing | None = None
) -> list[OverlayItem]:
    """Sockets as they are drawn; the one under the pointer `lit`."""
    items: list[OverlayItem] = []
    for one in found:
        rect = socket_rect(scene, one)
        if rect is not None:
            items += _socket(rect, lettering, lit=one == lit)
    return items


def _socket(rect: Rect, lettering: Lettering, *, lit: bool) -> list[OverlayItem]:
    knob = knob_radius(rect.width, rect.height)
    middle = rect.height / 2 if knob else None
    path = outline(Outline(rect.width, rect.height, middle, middle, knob, tab_offset=knob * 0.8))
    ink = faded("accent" if lit else "edge", _LIT_LINE if lit else _LINE)
    fill = faded("accent", 8) if lit else ""
    socket = Shape(path, rect.x, rect.y, fill, ink, 1.3, dashed=True)
    return [socket, *_sign(rect, lettering, lit=lit)]


def _sign(rect: Rect, lettering: Lettering, *, lit: bool) -> list[OverlayItem]:
    sign = sign_rect(rect)
    ground = Box(sign, "accent" if lit else faded("raised", 90), radius=sign.height / 2)
    letter = Text(
        sign,
        lettering.say("socket-sign"),
        "on-accent" if lit else "dim",
        min(SIGN_SIZE, round(sign.height - 4)),
        600,
        "centre",
    )
    return [ground, letter]


def lit_sign(scene: Scene, one: Missing, lettering: Lettering) -> list[OverlayItem]:
    """The sign of the socket under the pointer, to lie over what a click beside it would add."""
    rect = socket_rect(scene, one)
    return [] if rect is None else _sign(rect, lettering, lit=True)


def socket_at(scene: Scene, found: Iterable[Missing], x: float, y: float) -> Missing | None:
    """The socket at a point of the board."""
    for one in found:
        rect = socket_rect(scene, one)
        if rect is not None and rect.contains(x, y):
            return one
    return None


def is_on_sign(scene: Scene, one: Missing, x: float, y: float) -> bool:
    """Whether a point of the board is on a socket's sign."""
    rect = socket_rect(scene, one)
    return rect is not None and sign_rect(rect).grown(2).contains(x, y)


def socket_words(scene: Scene, one: Missing, say: Say) -> str:
    """Why there is a socket, in a sentence."""
    lane = scene.lane(scene.geometry.lane_index[one.lane]).name or say(f"board-role-{one.role}")
    names = [scene.names[slot] for slot in one.others if slot in scene.names]
    if one.why == "absent":
        role = say(f"board-role-{one.role}")
        if len(names) > MOST_NAMES:
            return say("socket-absent-many", role=role, count=len(names), first=names[0])
        if len(names) == 1:
            return say("socket-absent-one", role=role, name=names[0])
        return say("socket-absent", role=role, names=", ".join(names[:-1]), last=names[-1])
    return say(f"socket-{one.why}", lane=lane)
