"""What a cell says while a piece hangs over the board: a small plate in the corner where badges stand.

Rising bars for the eye, figures and the mend's sign where there is room for them beside the part's name.
"""

from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from arrangeboard.board.colours import faded
from arrangeboard.board.heat_words import change_words, number_words, sign_words
from arrangeboard.board.items import Box, Ink, Rect, Text
from arrangeboard.board.lettering import Lettering
from arrangeboard.fit.carrying.heat import Heat

Strength = Literal["aimed", "akin", "other"]

STEPS = (10, 30, 55, 80)
"""From where on each next ink of the scale is used; below the first a piece does not fit."""
HEIGHT, SIZE, EDGE, SIDE = 20.0, 12, 4.0, 6.0
LOW = 30
"""In cells lower than this there is room for bars alone."""
BARS, BAR, BETWEEN = 4, 3.0, 1.5
BARS_WIDTH = BARS * BAR + (BARS - 1) * BETWEEN
GROUND: dict[Strength, int] = {"aimed": 96, "akin": 90, "other": 86}
BARS_SHOWN: dict[Strength, int] = {"aimed": 100, "akin": 90, "other": 60}


class Corner(Struct, frozen=True, gc=False):
    """A cell, and from which x on nothing is written in its upper edge."""

    cell: Rect
    free_from: float


def heat_level(fit: int) -> int:
    """Which of the five inks stands for a fit."""
    return sum(fit >= step for step in STEPS)


def heat_ink(fit: int) -> Ink:
    """The ink of a fit."""
    return f"heat-{heat_level(fit)}"


def has_room(corner: Corner, strength: Strength) -> bool:
    """Whether there is room for a plate, be it with bars alone."""
    return _room(corner, strength) >= BARS_WIDTH + 2 * SIDE


def heat_plate(heat: Heat, corner: Corner, strength: Strength, lettering: Lettering) -> Iterator[Box | Text]:
    """The plate of a heat that was judged, with as much on it as there is room for.

    In the lane that is aimed at figures may take the room of a name.
    """
    words, sign = _shown(heat, corner, strength, lettering)
    first = BARS_WIDTH + (SIDE + lettering.measure(words, SIZE, 600) if words else 0) + 2 * SIDE
    second = lettering.measure(sign, SIZE, 600) + 2 * SIDE if sign else 0.0
    plate = _plate(corner.cell, first + second)
    yield _ground(plate, strength)
    yield from _bars(plate, heat.as_is or 0, BARS_SHOWN[strength])
    if words:
        ink = "dim" if strength == "other" else "text"
        room = Rect(plate.x + SIDE + BARS_WIDTH, plate.y, first - SIDE - BARS_WIDTH, plate.height)
        yield Text(room, words, ink, SIZE, 600, "centre")
    if sign:
        chip = Rect(plate.x + first, plate.y, second, plate.height)
        yield Box(chip, faded("accent", 88 if strength == "aimed" else 62), radius=plate.height / 2)
        yield Text(chip, sign, "on-accent", SIZE, 600, "centre")


def word_plate(words: str, corner: Corner, strength: Strength, lettering: Lettering) -> Iterator[Box | Text]:
    """A plate with a word where nothing was judged; nothing where there is no room for it."""
    width = lettering.measure(words, SIZE, 500) + 2 * SIDE
    if width <= _room(corner, strength) and corner.cell.height >= LOW:
        plate = _plate(corner.cell, width)
        yield _ground(plate, strength)
        yield Text(plate, words, "dim", SIZE, 500, "centre")


def _shown(heat: Heat, corner: Corner, strength: Strength, lettering: Lettering) -> tuple[str, str]:
    """Figures and sign for which there is room; empty for bars alone."""
    if corner.cell.height < LOW:
        return "", ""
    change, sign = change_words(heat, lettering.say), sign_words(heat.mend, lettering.say)
    number = number_words(heat, lettering.say)
    # That there is a mend is worth more room than by how much it lifts.
    likings = ((change, sign), (number, sign), ("", sign)) if sign else ((number, ""),)
    for words, shown in (*likings, (number, "")):
        width = BARS_WIDTH + 2 * SIDE + (SIDE + lettering.measure(words, SIZE, 600) if words else 0)
        width += lettering.measure(shown, SIZE, 600) + 2 * SIDE if shown else 0
        if width <= _room(corner, strength):
            return words, shown
    return "", ""


def _room(corner: Corner, strength: Strength) -> float:
    left = corner.cell.x if strength == "aimed" else min(corner.free_from, corner.cell.right)
    return corner.cell.right - left - 2 * EDGE


def _plate(cell: Rect, width: float) -> Rect:
    height = min(HEIGHT, cell.height - 4)
    below = min(EDGE, (cell.height - height) / 2)
    return Rect(max(cell.x + 1, cell.right - EDGE - width), cell.y + below, width, height)


def _ground(plate: Rect, strength: Strength) -> Box:
    return Box(plate, faded("panel", GROUND[strength]), faded("edge", 70), radius=plate.height / 2)


def _bars(plate: Rect, fit: int, percent: int) -> Iterator[Box]:
    """Four bars, each higher than the one before; as many are inked as the fit has reached."""
    tall, foot = plate.height - 8, plate.bottom - 4
    for at in range(BARS):
        height = tall * (0.4 + 0.2 * at)
        left = plate.x + SIDE + at * (BAR + BETWEEN)
        ink = faded(heat_ink(fit), percent) if at < heat_level(fit) else faded("text", 28 * percent // 100)
        yield Box(Rect(left, foot - height, BAR, height), ink, radius=1)
