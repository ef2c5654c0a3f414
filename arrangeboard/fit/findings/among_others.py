"""What a part sounds among the other lanes: on their notes, or a semitone beside them; without any chords."""

from msgspec import Struct

from arrangeboard.fit.case import Case
from arrangeboard.fit.steps import Classes, shared, span, together, turned

_LEAST_STEPS = 24
"""Less than a half note together says nothing."""


class AmongOthers(Struct, frozen=True, gc=False):
    """The part where others sound too, over `steps` steps: where they do so a semitone beside it, and a move.

    `gain` is by how much the share on their notes, less that beside them, grows once the part is moved by
    `move` semitones: 0 to 2.
    """

    steps: int
    beside: int
    move: int
    gain: float

    @property
    def clash(self) -> float:
        """The share of time a semitone beside what others sound, 0 to 1."""
        return self.beside / self.steps


def among_others(case: Case) -> AmongOthers | None:
    """The part among the others; None where they hardly ever sound together."""
    spot = case.spot
    theirs = spot.company.sounding
    here = span(spot.start, spot.end) & together(theirs)
    if not here:
        return None
    mine = tuple([mask & here for mask in case.figure.sounding])
    steps = sum([mask.bit_count() for mask in mine])
    if steps < _LEAST_STEPS:
        return None
    close = _a_semitone_from(theirs)
    beside = shared(mine, close)
    tried = [(_agreement(turned(mine, move), theirs, close), -abs(move), move) for move in range(-6, 6)]
    best, _, move = max(tried)
    now = shared(mine, theirs) - beside
    return AmongOthers(steps, beside, move, (best - now) / steps)


def _agreement(mine: Classes, theirs: Classes, close: Classes) -> int:
    return shared(mine, theirs) - shared(mine, close)


def _a_semitone_from(classes: Classes) -> Classes:
    """The steps on which a neighbour of each pitch class sounds, and it does not itself."""
    return tuple([(classes[at - 1] | classes[at - 11]) & ~own for at, own in enumerate(classes)])
