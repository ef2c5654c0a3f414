"""How loud each lane is: where its meter stands, how it moves, and what is drawn of it.

Peaks come in now and then; between them, and when no more come, a meter falls by itself. Nothing here knows
who measures them, or what time it is.
"""

from functools import lru_cache
from math import log10

from msgspec import Struct

from arrangeboard.board.headers import lane_header_rect
from arrangeboard.board.items import Ink, Rect
from arrangeboard.board.scene import Scene

LOWEST_DECIBELS = -48.0
CAUTION_DECIBELS = -12.0
CLASH_DECIBELS = -3.0
FALL_A_SECOND = 20.0
"""How many decibels a meter falls in a second."""
HOLD_SECONDS = 1.2
"""How long the highest peak stays marked."""

WIDTH = 4
INSET = 181
"""From a lane header's left side to its meter, in the room beside the solo button."""

_ZONES: tuple[tuple[float, Ink], ...] = (
    (CAUTION_DECIBELS, "good"),
    (CLASH_DECIBELS, "caution"),
    (0.0, "clash"),
)
"""Up to which level the bar is painted with which ink."""


class Bar(Struct, frozen=True, gc=False):
    """A meter in whole pixels from its foot: how high the bar is, and where the peak's mark lies."""

    height: int = 0
    peak: int = 0


class Meter:
    """One meter, in decibels: it rises at once, falls slowly, and marks its peak for a moment."""

    def __init__(self) -> None:
        self.level = self.peak = LOWEST_DECIBELS
        self._held_seconds = 0.0

    @property
    def is_at_rest(self) -> bool:
        """Whether there is nothing to be seen of it."""
        return self.peak <= LOWEST_DECIBELS

    def hear(self, amplitude: float) -> None:
        """Take a peak that was just heard, 1 for full scale."""
        heard = decibels(amplitude)
        self.level = max(self.level, heard)
        if heard >= self.peak:
            self.peak, self._held_seconds = heard, 0.0

    def fall(self, seconds: float) -> None:
        """Let so much time pass."""
        self.level = max(LOWEST_DECIBELS, self.level - FALL_A_SECOND * seconds)
        self._held_seconds += seconds
        over = min(seconds, self._held_seconds - HOLD_SECONDS)
        if over > 0:
            self.peak = max(self.level, self.peak - FALL_A_SECOND * over)

    def bar(self, pixels: int) -> Bar:
        """The meter on a track of so many pixels."""
        return Bar(round(share(self.level) * pixels), round(share(self.peak) * pixels))


def decibels(amplitude: float) -> float:
    """An amplitude in decibels below full scale, held within what a meter shows."""
    if amplitude <= 0:
        return LOWEST_DECIBELS
    return min(0.0, max(LOWEST_DECIBELS, 20 * log10(amplitude)))


def share(level_decibels: float) -> float:
    """How much of its track a level fills, 0–1."""
    return min(1.0, max(0.0, 1 - level_decibels / LOWEST_DECIBELS))


def level_rect(scene: Scene, lane: int) -> Rect:
    """The track of a lane's meter: x of the view, y of the board."""
    header = lane_header_rect(scene, lane)
    margin = 6 if header.height >= 28 else 2
    return Rect(header.x + INSET, header.y + margin, WIDTH, header.height - 2 * margin)


@lru_cache(maxsize=8192)
def pieces(bar: Bar, pixels: int) -> tuple[tuple[int, int, Ink], ...]:
    """What is painted on a track of so many pixels: first and last pixel from its foot, and the ink."""
    painted: list[tuple[int, int, Ink]] = []
    foot = 0
    for upper, ink in _ZONES:
        top = min(bar.height, round(share(upper) * pixels))
        if top > foot:
            painted.append((foot, top, ink))
            foot = top
    if bar.peak > max(2, bar.height):
        painted.append((bar.peak - 2, bar.peak, _ink_at(bar.peak, pixels)))
    return tuple(painted)


def _ink_at(pixel: int, pixels: int) -> Ink:
    return next(ink for upper, ink in _ZONES if pixel <= max(1, round(share(upper) * pixels)))
