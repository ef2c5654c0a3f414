"""The heat of a piece that hangs over the board: how well it would fit in every cell, drawn over them.

Never by colour alone: a bar along the foot of a cell is as long as the piece fits well, with a paler end for
what its mend would add, and a number says it where there is room. From afar the bar stands upright. The lane
under the pointer is strongest, others of its role are clear, and the rest are faint.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import Literal

from msgspec import Struct

from arrangeboard.board.colours import faded
from arrangeboard.board.heat_words import change_words, number_words, sign_words
from arrangeboard.board.items import Box, Boxes, Ink, Rect, Text
from arrangeboard.board.lettering import Lettering
from arrangeboard.board.overlay import OverlayItem
from arrangeboard.board.scene import Scene
from arrangeboard.fit.heat import Heat

Found = Callable[[int, int], Heat | None]
"""The heat of a slot and lane by index, as far as it is known."""

Strength = Literal["aimed", "akin", "other"]

STEPS = (10, 30, 55, 80)
"""From where on each next ink of the scale is used; below the first a piece does not fit."""
LEAST_WIDTH, LEAST_HEIGHT = 26, 10
"""The least size of a cell in which a bar lies along its foot."""
TALL = 40
"""In cells as high as this there is room for numbers."""
TINT: dict[Strength, int] = {"aimed": 24, "akin": 13, "other": 0}
TINT_OF_PARTS: dict[Strength, int] = {"aimed": 9, "akin": 0, "other": 0}
"""Parts keep their own colour."""
BAR: dict[Strength, int] = {"aimed": 100, "akin": 85, "other": 38}
BAR_HEIGHT, LABEL_HEIGHT, LABEL_SIZE = 4, 20, 12
EDGE = 5


class Aim(Struct, frozen=True, gc=False):
    """The lane that is aimed at, and its slot, which shows what letting go there would do instead."""

    lane: int
    slot: int


def heat_level(fit: int) -> int:
    """Which of the five inks stands for a fit."""
    return sum(fit >= step for step in STEPS)


def heat_ink(fit: int) -> Ink:
    """The ink of a fit."""
    return f"heat-{heat_level(fit)}"


def strength_of(scene: Scene, aim: Aim, lane: int) -> Strength:
    """How strongly a lane's heat is drawn."""
    if lane == aim.lane:
        return "aimed"
    return "akin" if scene.lane(lane).role == scene.lane(aim.lane).role else "other"


def heat_marks(
    scene: Scene, found: Found, aim: Aim, lettering: Lettering, visible: Rect
) -> list[OverlayItem]:
    """The heats of all cells that show, as far as they are known."""
    geometry = scene.geometry
    slots = geometry.slots_between(visible.x, visible.right)
    rows = geometry.lanes_between(visible.y, visible.bottom)
    far: dict[Ink, list[Rect]] = defaultdict(list)
    near: list[OverlayItem] = []
    for lane in rows:
        strength = strength_of(scene, aim, lane)
        for slot in slots:
            heat, cell = found(slot, lane), geometry.cell(slot, lane)
            if heat is None or heat.as_is is None:
                continue
            if cell.width < LEAST_WIDTH or cell.height < LEAST_HEIGHT:
                _add_far(far, heat.as_is, cell, strength)
            elif (slot, lane) != (aim.slot, aim.lane):
                tint = (TINT_OF_PARTS if scene.parts(slot, lane) else TINT)[strength]
                near += [Box(cell, faded(heat_ink(heat.as_is), tint), radius=5)] if tint else []
                near += _cell_marks(heat, cell, strength, lettering)
    return [*(Boxes(ink, tuple(rects)) for ink, rects in far.items()), *near]


def _add_far(far: dict[Ink, list[Rect]], fit: int, cell: Rect, strength: Strength) -> None:
    """From afar a bar stands in the cell, the higher the better."""
    if strength == "other":
        return
    height = max(2, round(cell.height * (fit + 1) / 100))
    bar = Rect(cell.x, cell.bottom - height, max(1, cell.width), height)
    far[faded(heat_ink(fit), 92 if strength == "aimed" else 62)].append(bar)


def _cell_marks(heat: Heat, cell: Rect, strength: Strength, lettering: Lettering) -> Iterator[OverlayItem]:
    yield from _bar(heat, cell, BAR[strength])
    if strength != "other" and cell.height >= TALL:
        yield from _label(heat, cell, strength, lettering)


def _bar(heat: Heat, cell: Rect, percent: int) -> Iterator[OverlayItem]:
    """Along the foot of the cell: as long as it fits, on a faint ground, with what a mend would add."""
    fit, best = heat.as_is or 0, heat.best or 0
    room = cell.width - 2 * EDGE
    below = 3 if cell.height >= TALL else 1
    foot = Rect(cell.x + EDGE, cell.bottom - BAR_HEIGHT - below, room, BAR_HEIGHT)
    yield Box(foot, faded("ground", percent * 7 // 10), radius=2)
    if best > fit:
        yield Box(_share(foot, best), faded(heat_ink(best), percent * 4 // 10), radius=2)
    yield Box(_share(foot, fit), faded(heat_ink(fit), percent), radius=2)


def _share(foot: Rect, fit: int) -> Rect:
    return Rect(foot.x, foot.y, max(3, round(foot.width * (fit + 1) / 100)), foot.height)


def _label(heat: Heat, cell: Rect, strength: Strength, lettering: Lettering) -> Iterator[OverlayItem]:
    """The number with its change and the mend's sign, as much of it as there is room for."""
    sign = sign_words(heat.mend, lettering.say)
    for words, shown in (
        (change_words(heat, lettering.say), sign),
        (change_words(heat, lettering.say), ""),
        (number_words(heat, lettering.say), ""),
    ):
        first = lettering.measure(words, LABEL_SIZE, 600) + 12
        second = lettering.measure(shown, LABEL_SIZE, 600) + 12 if shown else 0
        if first + second + 2 * EDGE <= cell.width:
            break
    else:
        return
    left, top = cell.right - first - second - EDGE, cell.y + EDGE - 1
    pill = Rect(left, top, first + second, LABEL_HEIGHT)
    yield Box(pill, faded("panel", 94 if strength == "aimed" else 84), faded("edge", 70), radius=10)
    yield Text(Rect(left, top, first, LABEL_HEIGHT), words, "text", LABEL_SIZE, 600, "centre")
    if shown:
        chip = Rect(left + first, top, second, LABEL_HEIGHT)
        yield Box(chip, faded("accent", 88 if strength == "aimed" else 62), radius=10)
        yield Text(chip, shown, "on-accent", LABEL_SIZE, 600, "centre")
