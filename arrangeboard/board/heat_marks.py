"""The heat of a piece that hangs over the board: how well it would fit in every cell, drawn over them.

Never by colour alone: a plate in the corner of a cell has rising bars, and figures where there is room. In
small cells a bar lies along the foot, as long as the piece fits well, with a paler end for what its mend
would add; from afar it stands upright. The lane under the pointer is strongest, others of its role are
clear, and the rest are fainter. Where the judge says nothing, a word tells what else can be told.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator

from msgspec import Struct

from arrangeboard.board.colours import faded
from arrangeboard.board.fits import Fits
from arrangeboard.board.heat_plates import Corner, Strength, has_room, heat_ink, heat_plate, word_plate
from arrangeboard.board.heat_words import unjudged_words
from arrangeboard.board.items import Box, Boxes, Ink, Rect
from arrangeboard.board.lettering import Lettering
from arrangeboard.board.overlay import OverlayItem
from arrangeboard.board.picture import LABEL_SIZE, SIDE, SIGN_WIDTH, detail_of
from arrangeboard.board.scene import Scene
from arrangeboard.fit.carrying.heat import Heat

Found = Callable[[int, int], Heat | None]
"""The heat of a slot and lane by index, as far as it is known."""

LEAST_WIDTH, LEAST_HEIGHT = 26, 10
"""The least size of a cell in which a bar lies along its foot."""
PLATE_HEIGHT = 18
"""The least height of a cell with a plate."""
TINT: dict[Strength, int] = {"aimed": 24, "akin": 13, "other": 5}
TINT_OF_PARTS: dict[Strength, int] = {"aimed": 9, "akin": 0, "other": 0}
"""Parts keep their own colour."""
BAR: dict[Strength, int] = {"aimed": 100, "akin": 85, "other": 55}
FAR: dict[Strength, int] = {"aimed": 92, "akin": 62, "other": 30}
BAR_HEIGHT, BAR_EDGE = 4, 5


class Aim(Struct, frozen=True, gc=False):
    """The lane that is aimed at, and its slot, which shows what letting go there would do instead."""

    lane: int
    slot: int


def strength_of(scene: Scene, aim: Aim, lane: int) -> Strength:
    """How strongly a lane's heat is drawn."""
    if lane == aim.lane:
        return "aimed"
    return "akin" if scene.lane(lane).role == scene.lane(aim.lane).role else "other"


def heat_marks(
    scene: Scene, found: Found, aim: Aim, lettering: Lettering, visible: Rect, *, fits: Fits | None = None
) -> list[OverlayItem]:
    """The heats of all cells that show, as far as they are known; where there are none, lengths by `fits`."""
    geometry = scene.geometry
    slots = geometry.slots_between(visible.x, visible.right)
    far: dict[Ink, list[Rect]] = defaultdict(list)
    near: list[OverlayItem] = []
    for lane in geometry.lanes_between(visible.y, visible.bottom):
        strength = strength_of(scene, aim, lane)
        for slot in slots:
            heat, cell = found(slot, lane), geometry.cell(slot, lane)
            if heat is None or (slot, lane) == (aim.slot, aim.lane):
                continue
            if heat.as_is is None:
                words = unjudged_words((fits or {}).get((slot, lane)), scene.lane(lane), lettering.say)
                near += word_plate(words, _corner(scene, slot, lane, lettering), strength, lettering)
            elif cell.width < LEAST_WIDTH or cell.height < LEAST_HEIGHT:
                _add_far(far, heat.as_is, cell, strength)
            else:
                near += _near(scene, (slot, lane), heat, strength, lettering)
    return [*(Boxes(ink, tuple(rects)) for ink, rects in far.items()), *near]


def _add_far(far: dict[Ink, list[Rect]], fit: int, cell: Rect, strength: Strength) -> None:
    """From afar a bar stands in the cell, the higher the better."""
    height = max(2, round(cell.height * (fit + 1) / 100))
    bar = Rect(cell.x, cell.bottom - height, max(1, cell.width), height)
    far[faded(heat_ink(fit), FAR[strength])].append(bar)


def _near(
    scene: Scene, place: tuple[int, int], heat: Heat, strength: Strength, lettering: Lettering
) -> Iterator[OverlayItem]:
    cell = scene.geometry.cell(*place)
    tint = (TINT_OF_PARTS if scene.parts(*place) else TINT)[strength]
    if tint:
        yield Box(cell, faded(heat_ink(heat.as_is or 0), tint), radius=5)
    corner = _corner(scene, *place, lettering)
    if cell.height >= PLATE_HEIGHT and has_room(corner, strength):
        yield from heat_plate(heat, corner, strength, lettering)
    else:
        yield from _bar(heat, cell, BAR[strength])


def _corner(scene: Scene, slot: int, lane: int, lettering: Lettering) -> Corner:
    """The cell, and where the name of its last part ends; small parts show none, planned ones amidst."""
    cell, parts = scene.geometry.cell(slot, lane), scene.parts(slot, lane)
    if not parts:
        return Corner(cell, cell.x)
    start, end = scene.part_span(slot, parts[-1])
    if detail_of(end - start, cell.height) != "full":
        return Corner(cell, cell.x)
    piece = scene.song.pieces.get(parts[-1].piece) if parts[-1].piece is not None else None
    if piece is None:
        planned = lettering.measure(lettering.say("board-planned"), LABEL_SIZE, 500)
        return Corner(cell, (start + end + planned) / 2)
    sign = SIGN_WIDTH if piece.is_generated else 0.0
    return Corner(cell, start + SIDE + sign + lettering.measure(piece.name, LABEL_SIZE, 600))


def _bar(heat: Heat, cell: Rect, percent: int) -> Iterator[OverlayItem]:
    """Along the foot of the cell: as long as it fits, on a faint ground, with what a mend would add."""
    fit, best = heat.as_is or 0, heat.best or 0
    room = cell.width - 2 * BAR_EDGE
    foot = Rect(cell.x + BAR_EDGE, cell.bottom - BAR_HEIGHT - 1, room, BAR_HEIGHT)
    yield Box(foot, faded("ground", percent * 7 // 10), radius=2)
    if best > fit:
        yield Box(_share(foot, best), faded(heat_ink(best), percent * 4 // 10), radius=2)
    yield Box(_share(foot, fit), faded(heat_ink(fit), percent), radius=2)


def _share(foot: Rect, fit: int) -> Rect:
    return Rect(foot.x, foot.y, max(3, round(foot.width * (fit + 1) / 100)), foot.height)
