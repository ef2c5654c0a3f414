"""Which small mends of a piece are worth the judge's time: the most welcome ones, in the instrument's range.

Chords and key alone tell what is welcome; the judge of `score` then says which of these helps, if any.
"""

from collections.abc import Iterator

from arrangeboard.fit.carrying.mend import OCTAVE, Mend
from arrangeboard.fit.carrying.welcome import most_possible, most_welcome_later, welcome_transpositions
from arrangeboard.fit.figure import Figure
from arrangeboard.fit.ground import Ground, first_beat
from arrangeboard.fit.spot import Spot
from arrangeboard.fit.steps import STEP_TICKS
from arrangeboard.song.values import Role

WORTH_TRYING = 0.06
"""So much of what is possible a mend must win by chords and key to be judged at all, where only one is."""
LINES: frozenset[Role] = frozenset({"melody", "counter-melody"})
"""Roles that an octave more may help where it lies in range already: what is beside them is heard."""


def welcome_mends(figure: Figure, ground: Ground, depth: int) -> Iterator[Mend]:
    """The best transposition or the best shift by beats, whichever wins more, where it wins anything.

    With a `depth` above 1 so many transpositions, and the shift.
    """
    ranked = welcome_transpositions(figure, ground)
    now = next(points for by, points in ranked if not by)
    worth = now + (WORTH_TRYING * most_possible(figure) if depth == 1 else 0)
    moved = [(points, Mend(by)) for by, points in ranked if by and points > worth][:depth]
    beats, later = most_welcome_later(figure, ground)
    if later > worth:
        moved.append((later, Mend(beats=beats, beat_ticks=first_beat(ground) * STEP_TICKS)))
    best = sorted(moved, key=lambda one: -one[0])
    yield from [mend for _, mend in (best if depth > 1 else best[:1])]


def paces(length_ticks: int, spot: Spot) -> Iterator[Mend]:
    """Another pace only where the length asks for it."""
    room = (spot.end - spot.start) * STEP_TICKS
    if 2 * length_ticks == room:
        yield Mend(pace="double")
    elif room % length_ticks and not length_ticks % 2 and not room % (length_ticks // 2):
        yield Mend(pace="halve")


def octaves(figure: Figure, spot: Spot, depth: int) -> Iterator[Mend]:
    """The octave that brings it into the instrument's range.

    With a `depth` above 1, where it lies there already, the others that do too.
    """
    into = octave_for(figure, spot, 0)
    if into or depth == 1 or spot.role not in LINES:
        yield from [Mend(into)] if into else []
        return
    low, high = _edges(figure)
    for octave in (OCTAVE, -OCTAVE):
        if spot.lowest_pitch <= low + octave and high + octave <= spot.highest_pitch:
            yield Mend(octave)


def octave_for(figure: Figure, spot: Spot, by: int) -> int:
    """The octave in which more notes, `by` semitones higher, lie in range than without; 0 for none."""
    low, high = _edges(figure)
    if spot.lowest_pitch <= low + by and high + by <= spot.highest_pitch:
        return 0
    pitches = [note.pitch + by for note in figure.notes]

    def inside(octave: int) -> int:
        return sum([spot.lowest_pitch <= pitch + octave <= spot.highest_pitch for pitch in pitches])

    return max((0, OCTAVE, -OCTAVE), key=lambda octave: (inside(octave), -abs(octave)))


def _edges(figure: Figure) -> tuple[int, int]:
    pitches = [note.pitch for note in figure.notes]
    return min(pitches), max(pitches)
