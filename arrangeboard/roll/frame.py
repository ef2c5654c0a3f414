"""The window onto the piano roll: what stays fixed at its edges, and where ticks and rows are seen.

View space is what the widget paints in: x and y from its upper left corner. Nothing here knows which pitch
a row stands for.
"""

from math import floor

from msgspec import Struct

from arrangeboard.board.items import Rect
from arrangeboard.song.values import TICKS_PER_QUARTER

RULER_HEIGHT = 26
CHORDS_HEIGHT = 20
TOP = RULER_HEIGHT + CHORDS_HEIGHT
KEYS_WIDTH = 72
DRUM_KEYS_WIDTH = 132
_HEAD_ROOM, _FOOT_ROOM = 12, 6


class RollFrame(Struct, frozen=True, gc=False):
    """A window of `width` × `height` pixels onto a roll.

    `scroll_x` is how many pixels of music lie left of the notes' area: negative where time before bar 1 is
    seen. `scroll_y` is how far the rows are scrolled down. A `velocity_height` of 0 hides that lane.
    """

    width: int
    height: int
    pixels_per_quarter: float
    row_height: float
    scroll_x: float = 0.0
    scroll_y: float = 0.0
    velocity_height: int = 88
    keys_width: int = KEYS_WIDTH

    @property
    def corner(self) -> Rect:
        """The upper left corner, beside ruler and chords."""
        return Rect(0, 0, self.keys_width, TOP)

    @property
    def ruler(self) -> Rect:
        """The row of bar numbers, with the handle of the piece's end."""
        return Rect(self.keys_width, 0, self._across, RULER_HEIGHT)

    @property
    def chords(self) -> Rect:
        """The strip of chords under the ruler."""
        return Rect(self.keys_width, RULER_HEIGHT, self._across, CHORDS_HEIGHT)

    @property
    def keys(self) -> Rect:
        """The keyboard, or the names of a kit's sounds."""
        return Rect(0, TOP, self.keys_width, self._down)

    @property
    def notes(self) -> Rect:
        """Where the notes are."""
        return Rect(self.keys_width, TOP, self._across, self._down)

    @property
    def velocity(self) -> Rect:
        """The lane of velocities; of no height where it is hidden."""
        top = TOP + self._down
        return Rect(self.keys_width, top, self._across, max(0, self.height - top))

    @property
    def velocity_label(self) -> Rect:
        """What stands left of the lane of velocities."""
        lane = self.velocity
        return Rect(0, lane.y, self.keys_width, lane.height)

    @property
    def pixels_per_tick(self) -> float:
        """How wide a tick is."""
        return self.pixels_per_quarter / TICKS_PER_QUARTER

    def x(self, tick: float) -> float:
        """Where a tick is seen."""
        return self.keys_width + tick * self.pixels_per_quarter / TICKS_PER_QUARTER - self.scroll_x

    def tick(self, x: float) -> int:
        """The tick nearest to an x."""
        return round((x - self.keys_width + self.scroll_x) * TICKS_PER_QUARTER / self.pixels_per_quarter)

    def y(self, row: int) -> float:
        """Where a row's upper side is seen."""
        return TOP + row * self.row_height - self.scroll_y

    def row(self, y: float) -> int:
        """The row at a y, whether there is one so high or low or not."""
        return floor((y - TOP + self.scroll_y) / self.row_height)

    def velocity_y(self, velocity: float) -> float:
        """Where the head of a velocity is seen."""
        lane = self.velocity
        return lane.bottom - _FOOT_ROOM - velocity / 127 * self._velocity_reach

    def velocity_at(self, y: float) -> int:
        """The velocity at a y, held between 1 and 127."""
        share = (self.velocity.bottom - _FOOT_ROOM - y) / max(1.0, self._velocity_reach)
        return min(max(round(share * 127), 1), 127)

    @property
    def _velocity_reach(self) -> float:
        return self.velocity.height - _HEAD_ROOM - _FOOT_ROOM

    @property
    def _across(self) -> int:
        return max(0, self.width - self.keys_width)

    @property
    def _down(self) -> int:
        return max(0, self.height - TOP - self.velocity_height)
