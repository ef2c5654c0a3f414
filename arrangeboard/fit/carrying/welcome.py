"""How welcome a figure is on a ground by chords and key alone: exact counts, quick enough to try every mend.

The judge of `score` knows more, and is slower. So mends are sought here, and the best of each kind is then
judged: what is shown always comes from the judge.
"""

from collections.abc import Iterable

from arrangeboard.fit.figure import Figure
from arrangeboard.fit.ground import Ground, first_beat
from arrangeboard.fit.steps import Classes, Mask, carried_round

TONE, IN_KEY = 3, 1
"""What a step on a chord tone counts, and one in the key: the chord is the stronger evidence."""
SEMITONES = (0, 1, -1, 2, -2, 3, -3, 4, -4, 5, -5, -6)
"""Every pitch class, the smallest move first: of two as welcome the smaller is taken."""
BEATS = (1, -1, 2, -2)


def welcome(figure: Figure, ground: Ground, *, by: int = 0) -> int:
    """Steps of the figure on chord tones and in the key, weighed, if it were `by` semitones higher."""
    return _welcome(_heard(figure.sounding), _wanted(ground), by)


def most_welcome(figure: Figure, ground: Ground) -> tuple[int, int, int]:
    """The most welcome transposition in semitones, how welcome that is, and how welcome the figure is now."""
    heard, wanted = _heard(figure.sounding), _wanted(ground)
    found = {by: _welcome(heard, wanted, by) for by in SEMITONES}
    best = max(SEMITONES, key=lambda by: (found[by], -abs(by)))
    return best, found[best], found[0]


def welcome_transpositions(figure: Figure, ground: Ground) -> list[tuple[int, int]]:
    """Every transposition in semitones with how welcome it is, the most welcome first."""
    heard, wanted = _heard(figure.sounding), _wanted(ground)
    found = [(by, _welcome(heard, wanted, by)) for by in SEMITONES]
    return sorted(found, key=lambda one: (-one[1], abs(one[0])))


def most_welcome_later(figure: Figure, ground: Ground) -> tuple[int, int]:
    """By how many beats later the figure is most welcome, going round its section, and how welcome."""
    step = first_beat(ground)
    if figure.steps % step:
        return 0, 0
    wanted = _wanted(ground)
    found = {
        beats: _welcome(_heard(carried_round(figure.sounding, beats * step, 0, figure.steps)), wanted, 0)
        for beats in BEATS
        if abs(beats) * step < figure.steps
    }
    if not found:
        return 0, 0
    best = max(found, key=lambda beats: (found[beats], -abs(beats)))
    return best, found[best]


def most_possible(figure: Figure) -> int:
    """How welcome a figure would be if every step of it were on a chord tone and in the key."""
    return (TONE + IN_KEY) * sum(mask.bit_count() for mask in figure.sounding)


def _heard(sounding: Iterable[Mask]) -> list[tuple[int, Mask]]:
    return [(pitch_class, mask) for pitch_class, mask in enumerate(sounding) if mask]


def _wanted(ground: Ground) -> tuple[Classes, Classes]:
    return ground.tones, ground.scale


def _welcome(heard: list[tuple[int, Mask]], wanted: tuple[Classes, Classes], by: int) -> int:
    tones, scale = wanted
    total = 0
    for pitch_class, mask in heard:
        at = (pitch_class + by) % 12
        total += TONE * (mask & tones[at]).bit_count() + IN_KEY * (mask & scale[at]).bit_count()
    return total
