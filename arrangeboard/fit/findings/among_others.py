"""What a part sounds among the other lanes: on their notes, or a semitone beside them; without any chords."""

from msgspec import Struct

from arrangeboard.fit.case import Case
from arrangeboard.fit.measuring.crowd import crowd
from arrangeboard.fit.measuring.flat import in_all, raised
from arrangeboard.fit.measuring.portrait import portrait
from arrangeboard.fit.steps import span

_LEAST_STEPS = 24
"""Less than a half note together says nothing."""


class AmongOthers(Struct, frozen=True, gc=False):
    """The part where others sound too, over `steps` steps: where they do so a semitone beside it, and a move.

    `gain` is by how much the share on their notes, less that beside them, grows once the part is moved by
    `move` semitones: 0 to 2; `left` are the steps on which it is beside them even then.
    """

    steps: int
    beside: int
    move: int
    gain: float
    left: int

    @property
    def clash(self) -> float:
        """The share of time a semitone beside what others sound, 0 to 1."""
        return self.beside / self.steps


def among_others(case: Case) -> AmongOthers | None:
    """The part among the others; None where they hardly ever sound together."""
    steps, here = case.figure.steps, span(case.spot.start, case.spot.end) & case.spot.company.sounds
    if not here:
        return None
    mine = portrait(case.figure).time & in_all(here, steps)
    time = mine.bit_count()
    if time < _LEAST_STEPS:
        return None
    others = crowd(case.spot.company)
    on, beside = others.sounding, others.beside
    tried = []
    for move in range(-6, 6):
        moved = raised(mine, move, steps)
        tried.append(((moved & on).bit_count() - (moved & beside).bit_count(), -abs(move), move))
    best, _, move = max(tried)
    clash = (mine & beside).bit_count()
    left = (raised(mine, move, steps) & beside).bit_count()
    return AmongOthers(time, clash, move, (best - ((mine & on).bit_count() - clash)) / time, left)
