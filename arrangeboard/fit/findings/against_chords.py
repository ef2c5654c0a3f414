"""What a part sounds against the chords: the steps that several findings count."""

from msgspec import Struct

from arrangeboard.fit.case import Case
from arrangeboard.fit.measuring.flat import flat, raised
from arrangeboard.fit.measuring.terrain import terrain
from arrangeboard.fit.steps import Classes, Mask, shared, span

LEAST_STEPS = 12
"""Less than a quarter note on known chords says nothing."""


class AgainstChords(Struct, frozen=True, gc=False):
    """The part's pitch classes where chords are known (`inside`), how many steps that is, and on their tones.

    `guessed` where more than half of it lies on guesses.
    """

    inside: Classes
    steps: int
    on_tones: int
    guessed: bool

    @property
    def share(self) -> float:
        """The share of chord tones, 0 to 1."""
        return self.on_tones / self.steps


def against_chords(case: Case) -> AgainstChords | None:
    """The part against its chords; None where hardly anything sounds on a known chord."""
    spot = case.spot
    here = span(spot.start, spot.end) & spot.ground.known
    if not here:
        return None
    inside = tuple([mask & here for mask in case.figure.sounding])
    steps = sum([mask.bit_count() for mask in inside])
    if steps < LEAST_STEPS:
        return None
    guessed = on_guesses(inside, spot.ground.guessed)
    return AgainstChords(inside, steps, shared(inside, spot.ground.tones), guessed > steps // 2)


def on_guesses(inside: Classes, guessed: Mask) -> int:
    """How many of the steps lie on guessed chords."""
    return sum([(mask & guessed).bit_count() for mask in inside]) if guessed else 0


def best_transposition(case: Case, against: AgainstChords) -> tuple[int, int]:
    """The semitones, −6 to +5, that bring most steps onto chord tones, the fewest of equals; and how many."""
    steps, tones = case.figure.steps, terrain(case.spot.ground).tones
    inside = flat(against.inside, steps)
    tried = [((raised(inside, move, steps) & tones).bit_count(), -abs(move), move) for move in range(-6, 6)]
    most, _, move = max(tried)
    return move, most
