"""Where in groups of four bars a line begins its notes, and where it closes.

Phrases breathe at the ends of such groups, which no measure of single bars can see: Lerdahl and Jackendoff
(1983, "A Generative Theory of Tonal Music"), preference for symmetric groups.
"""

from arrangeboard.fit.measuring.flat import shares
from arrangeboard.fit.measuring.portrait import Portrait
from arrangeboard.fit.steps import Mask, span

_GROUP, _CELLS = 4, 8
NAMES = tuple(f"{kind}-{cell + 1}" for kind in ("onsets", "closings") for cell in range(_CELLS))


def cells(steps: int, bar: int) -> tuple[Mask, ...]:
    """The eighths, half a bar long, of all groups of four bars in a stretch of so many steps."""
    return tuple(_cell(steps, _GROUP * bar, cell) for cell in range(_CELLS))


def measured(line: Portrait, place: tuple[Mask, ...]) -> list[float]:
    """The measures of NAMES, as shares of all onsets and of all closing notes."""
    onsets, closings = line.strikes.bit_count(), line.closes.bit_count()
    return [*shares(line.strikes, place, onsets), *shares(line.closes, place, closings)]


def _cell(steps: int, group: int, cell: int) -> Mask:
    start, end = group * cell // _CELLS, group * (cell + 1) // _CELLS
    mask = 0
    for first in range(0, steps, group):
        mask |= span(first + start, min(first + end, steps))
    return mask
