"""What a walking bass plays in a bar: figures from one bass note towards the next.

The practice is that of Ed Friedland, Building Walking Bass Lines (1993): the chord's bass on the first beat,
a chord tone in the middle of the bar, a step or a fifth into the next chord, one direction kept as long as
it leads somewhere. How these are weighed against each other is our own. Pitches count from the figure's
first note, so that a figure is worked out once for every place where it fits.
"""

from collections.abc import Iterator
from functools import lru_cache

from msgspec import Struct

_OCTAVE = 12
_LEAPS = (40.0, 0.2, 0.0, 0.4, 0.6, 1.1, 3.5, 1.7, 4.0, 4.0, 5.0, 8.0, 3.0)
"""What a move by so many semitones costs: steps and thirds are a walk, a leap is not."""

_NEVER = 100.0
_INTO = {1: 0.0, 2: 0.1, 5: 0.9, 7: 0.9}
"""What it costs to lead into a note by so many semitones."""

_OUTSIDE_STEP = 0.8
_AGAIN = 60.0
_TURN, _TURN_BACK = 0.8, 3.5
_ROOT_IN_THE_MIDDLE, _PASSING = 60.0, 0.35
_MOST_KEPT, _MOST_FIGURES = 28, 6
_WIDEST_MOVE = 7
_NO_THIRD, _LONG = 1.6, 4
"""What it costs that a bar of so many notes or more never says whether its chord is major or minor."""


class Ground(Struct, frozen=True, gc=False):
    """What a figure stands on, as pitch classes above its first note: tones of the chord and of the scale.

    `bass` is the chord's bass, `third` its third if it has one and a bar is to let it be heard; `below` and
    `above` are how far the instrument reaches.
    """

    chord: frozenset[int]
    scale: frozenset[int]
    bass: int
    below: int
    above: int
    third: int | None = None


class Figure(Struct, frozen=True, gc=False):
    """A way through a bar: offsets from its first note, what it costs, and the directions at its ends."""

    offsets: tuple[int, ...]
    cost: float
    sets_out: int
    arrives: int


@lru_cache(maxsize=1 << 14)
def figures(ground: Ground, marks: str, target: int) -> tuple[Figure, ...]:
    """The best figures with a note for each mark that lead to `target`, the cheapest first.

    A mark S is a strong beat, w a weak one; the first is the figure's own first note.
    """
    if len(marks) == 1:
        way = _direction(target)
        return (Figure((0,), _leap(target), way, way),)
    found = [
        figure
        for offsets, cost in _beginnings(ground, marks[:-1])
        for figure in _endings(ground, offsets, cost, target)
    ]
    return tuple(sorted(found, key=lambda one: one.cost)[:_MOST_FIGURES])


_Way = tuple[tuple[int, ...], float]


@lru_cache(maxsize=1 << 13)
def _beginnings(ground: Ground, marks: str) -> tuple[_Way, ...]:
    """The likeliest ways through all beats but the last."""
    ways: list[_Way] = [((0,), 0.0)]
    for mark in marks[1:]:
        tones = _tones(ground, mark)
        longer = [
            ((*offsets, tone), cost + own + _move(offsets, tone))
            for offsets, cost in ways
            for tone, own in tones
            if abs(tone - offsets[-1]) <= _WIDEST_MOVE or tone == offsets[-1] + _OCTAVE
        ]
        ways = sorted(longer, key=lambda one: one[1])[:_MOST_KEPT]
    return tuple(ways)


@lru_cache(maxsize=1 << 12)
def _tones(ground: Ground, mark: str) -> tuple[tuple[int, float], ...]:
    """The notes that a beat may have, each with what it costs by itself."""
    found = []
    for tone in range(-min(ground.below, _OCTAVE), min(ground.above, _OCTAVE) + 1):
        pitch_class = tone % _OCTAVE
        if pitch_class in ground.chord:
            is_root = pitch_class == ground.bass
            found.append((tone, _ROOT_IN_THE_MIDDLE if is_root and mark == "S" else 0.0))
        elif mark != "S" and pitch_class in ground.scale:
            found.append((tone, _PASSING))
    return tuple(found)


def _endings(ground: Ground, offsets: tuple[int, ...], cost: float, target: int) -> Iterator[Figure]:
    """A beginning with each last note that leads into the target."""
    for tone, own in _leads(ground, target):
        whole = (*offsets, tone)
        total = cost + own + _move(offsets, tone) + _turning(offsets[-1], tone, target)
        if len(whole) >= _LONG and ground.third is not None:
            total += 0.0 if any(one % _OCTAVE == ground.third for one in whole) else _NO_THIRD
        yield Figure(whole, total, _direction(whole[1]), _direction(target - tone))


@lru_cache(maxsize=1 << 12)
def _leads(ground: Ground, target: int) -> tuple[tuple[int, float], ...]:
    """Notes a step or a fifth from the target; a whole step is best one of the scale."""
    found = []
    for distance, cost in _INTO.items():
        for tone in (target - distance, target + distance):
            if -ground.below <= tone <= ground.above:
                is_outside = tone % _OCTAVE not in ground.scale | ground.chord
                found.append((tone, cost + (_OUTSIDE_STEP if is_outside and distance > 1 else 0.0)))
    return tuple(found)


def _move(offsets: tuple[int, ...], tone: int) -> float:
    """What it costs to go on to a tone: the leap, a turn, and a note that the bar has had."""
    cost = _leap(tone - offsets[-1]) + (_AGAIN if tone in offsets else 0.0)
    return cost + (_turning(offsets[-2], offsets[-1], tone) if len(offsets) > 1 else 0.0)


def _leap(move: int) -> float:
    return _LEAPS[abs(move)] if abs(move) <= _OCTAVE else _NEVER


def _turning(first: int, second: int, third: int) -> float:
    """What a turn costs, and more where it goes straight back to where it came from."""
    if (second - first) * (third - second) >= 0:
        return 0.0
    return _TURN_BACK if first == third else _TURN


def _direction(move: int) -> int:
    return (move > 0) - (move < 0)
