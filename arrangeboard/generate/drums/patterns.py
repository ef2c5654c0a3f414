"""Drum grooves as they are written: which drum strikes on which sixteenth of the bar, and how hard.

X is an accent, x a plain stroke, o a soft one, g a ghost note that the seed may leave out, ? a stroke that
the seed may put in. Two bars stand behind each other where they differ. Nothing here knows of chords.
"""

from msgspec import Struct

from arrangeboard.generate.patterns import BETWEEN, STRONG, WEAK

Drums = tuple[int, ...]
"""Keys of a kit that can play a line, the best first."""

KICK: Drums = (36, 35)
SNARE: Drums = (38, 40)
CROSS_STICK: Drums = (37, 31, 38)
CLAP: Drums = (39, 38, 40)
CLOSED_HAT: Drums = (42, 44)
PEDAL_HAT: Drums = (44, 42)
OPEN_HAT: Drums = (46, 42)
RIDE: Drums = (51, 59, 42)
HIGH_TOM: Drums = (50, 48, 47)
MIDDLE_TOM: Drums = (47, 48, 45)
FLOOR_TOM: Drums = (43, 41, 45)
CRASH: Drums = (49, 57, 51)
SHAKER: Drums = (82, 70, 69, 54, 42)
TAMBOURINE: Drums = (54, 82, 70, 42)


class Line(Struct, frozen=True):
    """What a drum plays in 4/4, and `elsewhere` in other meters; `between` is the middle of three beats.

    In a chorus it goes to the drums `lifted`, if there are any. A line of two bars that `turns` begins with
    the second of them for half of the seeds: a clave of three and two becomes one of two and three.
    """

    drums: Drums
    steps: str
    elsewhere: str = ""
    between: int = BETWEEN
    lifted: Drums = ()
    turns: bool = False


class Groove(Struct, frozen=True):
    """The lines of a beat, how far its eighths swing in percent, and what happens at the ends of phrases."""

    lines: tuple[Line, ...]
    swing_percent: int = 50
    fills: bool = True
    fill_louder: int = 0
    opens: bool = False


ROCK = Groove(
    (
        Line(KICK, "X.....?.x.x..?.." + "X.....?.x.x...?."),
        Line(SNARE, "....X..g....X..." + "....X..g.g..X..g"),
        Line(CLOSED_HAT, "X.o.x.o.X.o.x.o.", between=WEAK, lifted=RIDE),
    ),
    opens=True,
)
HALF_TIME = Groove(
    (
        Line(KICK, "X.....?....?..x." + "X..x......?...?.", elsewhere="X.....?.x.....?."),
        Line(SNARE, "....g...X......g" + "....g...X....g..", elsewhere="....g.......X..g"),
        Line(CLOSED_HAT, "X.o.x.o.X.o.x.o.", between=WEAK, lifted=RIDE),
    ),
    opens=True,
)
FOUR_ON_THE_FLOOR = Groove(
    (
        Line(KICK, "X...X...X...X..?", between=WEAK),
        Line(CLAP, "....x.......x..."),
        Line(OPEN_HAT, "..X...X...X...X.", between=WEAK),
        Line(CLOSED_HAT, "o..go..go..go..g", between=WEAK),
    )
)
SHUFFLE = Groove(
    (
        Line(KICK, "X.....?.X.x....." + "X.....?.X.....x."),
        Line(SNARE, "....X.g.....X.g." + "..g.X.g...g.X.g."),
        Line(CLOSED_HAT, "X.o.x.o.X.o.x.o.", between=WEAK, lifted=RIDE),
    ),
    swing_percent=67,
    opens=True,
)
BOSSA = Groove(
    (
        Line(KICK, "x.....o.x.....o.", between=BETWEEN),
        Line(CROSS_STICK, "x.....x.....x..." + "....x.....x.....", elsewhere="x.....o.....x...", turns=True),
        Line(CLOSED_HAT, "x.o.o.o.x.o.o.o.", between=WEAK),
    ),
    fill_louder=-18,
)
BALLAD = Groove(
    (
        Line(KICK, "x.......o.....?." + "x.......o.x....."),
        Line(CROSS_STICK, "....x.......x...", lifted=SNARE),
        Line(CLOSED_HAT, "o.g.o.g.o.g.o.g.", between=WEAK, lifted=RIDE),
    ),
    fill_louder=-22,
)
BREAKBEAT = Groove(
    (
        Line(KICK, "X.x.......x..?.." + "X.x.......xx....", elsewhere="X..x......x....."),
        Line(SNARE, "....X..g.g..X..g" + "....X..g.g....X.", elsewhere="....X..g.g..X..g"),
        Line(CLOSED_HAT, "x.x.x.x.x.x.x.x.", between=WEAK),
    ),
    opens=True,
)
TOMS = Groove(
    (
        Line(KICK, "X.......x.......", between=BETWEEN),
        Line(FLOOR_TOM, "X..x..x.X..x..o.", between=STRONG),
        Line(MIDDLE_TOM, "....x.......x.x.", between=WEAK),
        Line(HIGH_TOM, "............?.?o" + "............o.ox"),
        Line(PEDAL_HAT, "o...o...o...o...", between=WEAK),
    )
)
SIXTEENTHS = Groove(
    (
        Line(SHAKER, "xoooXooo" * 2, between=WEAK),
        Line(TAMBOURINE, "....?.......?..."),
    ),
    fills=False,
)
