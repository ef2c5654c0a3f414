"""Where a part stands, with everything that it has to get along with."""

from msgspec import Struct

from arrangeboard.fit.company import NOBODY, Company
from arrangeboard.fit.figure import Figure
from arrangeboard.fit.ground import Ground
from arrangeboard.song.values import Role


class Spot(Struct, frozen=True, gc=False):
    """A stretch of a section in a lane, from step `start` to before `end`.

    `company` is everybody else who plays there. `before` and `after` are what the lane plays in the slots
    next to it, over their whole sections, None where it plays nothing; `next_ground` is what follows.
    """

    ground: Ground
    start: int
    end: int
    role: Role = "melody"
    company: Company = NOBODY
    before: Figure | None = None
    after: Figure | None = None
    next_ground: Ground | None = None
    lowest_pitch: int = 0
    highest_pitch: int = 127
    drums: bool = False
