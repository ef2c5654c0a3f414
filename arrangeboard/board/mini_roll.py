"""Notes as small bars inside a part: from ticks and pitches to rectangles."""

from collections.abc import Callable, Iterable

from msgspec import Struct

from arrangeboard.board.items import Rect
from arrangeboard.song.values import Note


class Across(Struct, frozen=True, gc=False):
    """From ticks of the section to x of the part: `left` to `right`, the pickup up to `tongue` before that.

    With `dots` every note is as wide as a drum's sound.
    """

    start_tick: int
    left: float
    right: float
    pixels_per_tick: float
    tongue: float = 0.0
    tongue_pixels_per_tick: float = 0.0
    dots: bool = False

    def x(self, tick: int) -> float:
        """Where a tick lies, held inside the tongue on its left."""
        ticks = tick - self.start_tick
        if ticks >= 0:
            return self.left + ticks * self.pixels_per_tick
        return self.left + max(ticks * self.tongue_pixels_per_tick, -self.tongue)


def bars(notes: Iterable[Note], across: Across, top_of: Callable[[int], int], thick: float) -> list[Rect]:
    """The notes as bars `thick` high; what falls on the same pixels is drawn once."""
    tops: dict[int, int] = {}
    seen: dict[tuple[int, int], Rect] = {}
    scale, right, dots = across.pixels_per_tick, across.right, across.dots
    origin = across.left - across.start_tick * scale
    for note in notes:
        if note.pitch not in tops:
            tops[note.pitch] = top_of(note.pitch)
        if note.start_tick < across.start_tick:
            left, long = _in_pickup(note, across)
        else:
            left, long = origin + note.start_tick * scale, note.length_ticks * scale - 1
        width = 2.0 if dots else max(2.0, min(long, right - left))
        key = (int(left), tops[note.pitch])
        if key not in seen or seen[key].width < width:
            seen[key] = Rect(round(left, 1), tops[note.pitch], round(width, 1), thick)
    return [*seen.values()]


def _in_pickup(note: Note, across: Across) -> tuple[float, float]:
    left = across.x(note.start_tick)
    return left, across.x(note.start_tick + note.length_ticks) - left - 1
