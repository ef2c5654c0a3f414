"""Where a piece is made from a rule: the stretch of a section that it fills, and the instrument it is for."""

from msgspec import Struct

from arrangeboard.song.bars import BarGrid
from arrangeboard.song.values import Chord, SectionKind


class Place(Struct, frozen=True, gc=False):
    """Ticks count from the start of the section, whose bars are `grid`, with its chords and its key.

    Pitches are the ends of the instrument's range. `swing_percent` is where the second of two eighths falls
    in its beat: 50 is straight, 67 a triplet.
    """

    chords: tuple[Chord, ...]
    grid: BarGrid
    key: str
    start_tick: int
    end_tick: int
    lowest_pitch: int = 0
    highest_pitch: int = 127
    drums: bool = False
    kind: SectionKind = "custom"
    swing_percent: int = 50
