"""How a piece fits a place among others, as a value. `ranking` finds it, with the judge."""

from msgspec import Struct

from arrangeboard.fit.heat import NO_HEAT, Heat
from arrangeboard.song.ids import PieceId

MENDED = 6
"""So many points a mend costs a piece in the order: one that fits by itself comes first."""

STRANGE = 25
"""So many points it costs to be played by another role as yet: a pad is no first choice for a singer."""
MOST_JUDGED = 30
"""How many pieces are judged before an order is shown: more than a tray shows at once."""


class Ranked(Struct, frozen=True, gc=False):
    """A piece with how it fits a place; `can_play` is False of beats without drums, and of tunes on drums.

    One that is not `akin` is played by instruments of another role.
    """

    piece: PieceId
    heat: Heat = NO_HEAT
    can_play: bool = True
    akin: bool = True

    @property
    def rank(self) -> tuple[bool, int]:
        """Sorts the best first, what cannot be judged behind, and last what cannot be played."""
        heat = self.heat
        points = -1 if heat.as_is is None else max(heat.as_is, (heat.best or 0) - MENDED)
        return not self.can_play, -points + (0 if self.akin else STRANGE)
