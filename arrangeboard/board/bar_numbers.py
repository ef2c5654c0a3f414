"""The ruler: the number of each section's first bar and, as far as there is room, of bars within it."""

from collections.abc import Iterator

from arrangeboard.board.headers import HeaderItem
from arrangeboard.board.items import Box, Rect, Text
from arrangeboard.board.scene import Scene
from arrangeboard.song.bars import section_grid

LEAST_SLOT = 30
LEAST_STEP = 48.0
"""Least pixels between two numbers."""

_WIDTH = 40


def bar_numbers(scene: Scene, ruler: Rect, slot: int, across: Rect) -> Iterator[HeaderItem]:
    """The numbers of one slot, counted from 1 through the song, that show between the edges of `across`."""
    geometry = scene.geometry
    width, first = geometry.slot_width(slot), geometry.bars[slot]
    if width <= LEAST_SLOT:
        return
    yield _number(ruler, geometry.slot_left(slot), first)
    section = scene.section(slot)
    further = range(0, section.bars, _step(section.bars, width))[1:]
    starts = section_grid(scene.song, section).starts if further else ()
    end = geometry.slot_left(slot) + width
    for bar in further:
        x = geometry.x_in_slot(slot, starts[bar])
        if across.x - _WIDTH < x < min(across.right, end - LEAST_SLOT):
            yield Box(Rect(x, ruler.y + 4, 1, 10), fill="line")
            yield _number(ruler, x, first + bar, weight=400)


def _step(bars: int, width: int) -> int:
    """Every how many bars there is a number: 1, 2, 4, 8, …"""
    step = 1
    while step < bars and width * step < LEAST_STEP * bars:
        step *= 2
    return step


def _number(ruler: Rect, x: float, bar: int, weight: int = 500) -> Text:
    return Text(Rect(x + 6, ruler.y + 2, _WIDTH, 14), str(bar + 1), "dim", 11, weight)
