"""What would mend a finding: a change of the part, of its neighbour, or of the chords under it."""

from typing import Literal

from msgspec import Struct

from arrangeboard.song.edits.repairing import Change
from arrangeboard.song.ids import LaneId

Whose = Literal["own", "before"] | LaneId
"""What is changed: the part itself, what its lane plays in the slot before, or another lane beside it."""


class TailCut(Struct, frozen=True):
    """The end of what was played before, silent for the last `ticks` of its section."""

    ticks: int


class Repair(Struct, frozen=True):
    """One way to mend a finding.

    `code` and `values` make its sentence, `finding` is the code of what it would mend. `cost` is how much of
    the music becomes another by it, 0 to 1: of two repairs that mend as well, the one that changes less is
    the better.
    """

    code: str
    values: dict[str, object]
    finding: str
    change: Change | TailCut
    whose: Whose = "own"
    cost: float = 0.0
