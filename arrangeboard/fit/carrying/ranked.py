"""How a piece fits a place among others, as a value. `ranking` finds it, with the judge."""

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from arrangeboard.fit.carrying.heat import NO_HEAT, Heat
from arrangeboard.song.ids import PieceId

MENDED = 6
"""So many points a mend costs a piece in the order: one that fits by itself comes first."""

STRANGE = 25
"""So many points it costs to be played by another role as yet: a pad is no first choice for a singer."""
MOST_JUDGED = 24
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


def together(ranks: Sequence[Ranked]) -> Ranked:
    """How a piece fits several places: as in the worst of them, where one mend would serve all with it."""
    worst = max(ranks, key=lambda one: one.rank)
    heats = [one.heat for one in ranks]
    if len(ranks) == 1 or worst.heat.as_is is None or all(heat.mend == heats[0].mend for heat in heats):
        return worst
    plain = min(heats, key=lambda heat: -1 if heat.as_is is None else heat.as_is)
    return replace(worst, heat=Heat(plain.as_is, plain.as_is, guessed=plain.guessed))
