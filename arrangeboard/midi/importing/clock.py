"""A file's ticks turned into the song's, 960 a quarter.

Only the division and the tempo of timecode files matter here; nothing is known of notes or sections.
"""

from array import array
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from arrangeboard.song.values import TICKS_PER_QUARTER

MOST_TICKS = 384_000 * TICKS_PER_QUARTER
"""More than a day at 240 quarters a minute. What a file holds beyond it is not music any more."""

_NTSC = Fraction(30_000, 1001)
_FRAMES_A_SECOND = {24: Fraction(24), 25: Fraction(25), 29: _NTSC, 30: Fraction(30)}


@dataclass(frozen=True, slots=True)
class Clock:
    """Multiplies a file's ticks by `up` and divides them by `down`."""

    up: int
    down: int
    is_timecode: bool = False

    def at(self, tick: int) -> int:
        """The nearest tick of the song, the later of two as near."""
        return (2 * tick * self.up + self.down) // (2 * self.down)

    def all(self, ticks: Iterable[int]) -> "array[int]":
        """`at` for many ticks."""
        if self.down == 1:
            up = self.up
            return array("q", [tick * up for tick in ticks])
        double_up, down, double_down = 2 * self.up, self.down, 2 * self.down
        return array("q", [(tick * double_up + down) // double_down for tick in ticks])

    def rounded(self, ticks: Iterable[int]) -> int:
        """How many of the ticks cannot be kept exactly."""
        if self.down == 1:
            return 0
        up, down = self.up, self.down
        return sum(1 for tick in ticks if tick * up % down)


def clock_of(division: int, microseconds_per_quarter: int) -> Clock:
    """The clock of a header's division. The tempo is asked only where the division counts timecode frames."""
    if division < 0x8000:
        ratio = Fraction(TICKS_PER_QUARTER, division)
    else:
        frames = _FRAMES_A_SECOND.get(256 - (division >> 8), Fraction(30))
        ticks_a_second = frames * max(1, division & 0xFF)
        ratio = TICKS_PER_QUARTER / ticks_a_second * Fraction(1_000_000, microseconds_per_quarter)
    return Clock(ratio.numerator, ratio.denominator, is_timecode=division >= 0x8000)
