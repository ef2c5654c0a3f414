"""Chords laid out for a player: no mud, no rub at the top, and the smoothest way from one to the next.

The way is found over the whole stretch at once, so that a voicing is chosen for what comes after it too.
Voices keep their order: the lowest goes to the lowest. Simpler and kept for guides: `voice_leading`.
"""

from functools import lru_cache
from itertools import pairwise

from arrangeboard.generate.harmony.voice_leading import Voicing, close_voicings, voices
from arrangeboard.generate.held import HeldChord
from arrangeboard.generate.windows import Window
from arrangeboard.theory.chords import ChordSymbol

_OCTAVE = 12
_LEAST_LOW_INTERVAL, _LOW = 5, 48
_RUB, _RUB_AT_THE_TOP, _MINOR_NINTH = 2.5, 5.0, 3.0
_PULL_TO_CENTRE = 0.35
_OPEN = 1.0
_FIFTH_BELOW = 6.0
_FIFTHS = (6, 7, 8)
_TRIAD = 3
_STEP, _ALL_LEAP = 2, 4.0

_Laid = tuple[Voicing, float]
"""A voicing and what it costs by itself."""


def voicing_line(held: list[HeldChord], window: Window) -> list[Voicing]:
    """A voicing for each chord inside a window of an octave or more; an empty one for no chord.

    The sum of all voices' moves is the least there is, unless a voicing would sound bad or stray too far.
    """
    choices = [laid_out(one.symbol, window) for one in held]
    sounding = [at for at, choice in enumerate(choices) if choice]
    for at in sounding[:1]:
        choices[at] = _as_beginning(held[at].symbol, window)
    found = iter(_smoothest([choices[at] for at in sounding]))
    return [next(found) if choice else () for choice in choices]


@lru_cache(maxsize=1024)
def _as_beginning(symbol: ChordSymbol, window: Window) -> tuple[_Laid, ...]:
    """The layouts of a chord that opens a line: a triad on its fifth would hang in the air."""
    root = symbol.root or 0
    triad = len(voices(symbol)) <= _TRIAD and symbol.bass is None
    return tuple(
        (voicing, cost + (_FIFTH_BELOW if triad and (voicing[0] - root) % _OCTAVE in _FIFTHS else 0.0))
        for voicing, cost in laid_out(symbol, window)
    )


def _smoothest(choices: list[tuple[_Laid, ...]]) -> list[Voicing]:
    if not choices:
        return []
    costs = [cost for _, cost in choices[0]]
    came_from: list[list[int]] = []
    for before, after in pairwise(choices):
        origins: list[int] = []
        reached: list[float] = []
        for voicing, own in after:
            ways = [cost + movement(one, voicing) for cost, (one, _) in zip(costs, before, strict=True)]
            best = min(ways)
            origins.append(ways.index(best))
            reached.append(best + own)
        costs = reached
        came_from.append(origins)
    return _traced(choices, costs.index(min(costs)), came_from)


def _traced(choices: list[tuple[_Laid, ...]], last: int, came_from: list[list[int]]) -> list[Voicing]:
    at = [last]
    for origins in reversed(came_from):
        at.append(origins[at[-1]])
    return [choice[index][0] for choice, index in zip(choices, reversed(at), strict=True)]


@lru_cache(maxsize=1 << 15)
def movement(before: Voicing, after: Voicing) -> float:
    """How many semitones the voices move in all, lowest to lowest; extra voices go to their nearest.

    Where all of them leap the same way it costs more.
    """
    if len(before) == len(after):
        moves = [other - one for one, other in zip(before, after, strict=True)]
        leap_together = min(moves) > _STEP or max(moves) < -_STEP
        return sum(map(abs, moves)) + (_ALL_LEAP if leap_together else 0.0)
    few, many = sorted((before, after), key=len)
    joined = sum(min(abs(one - other) for other in few) for one in many)
    return joined + abs(before[-1] - after[-1]) / 2 + abs(before[0] - after[0]) / 2


@lru_cache(maxsize=4096)
def laid_out(symbol: ChordSymbol, window: Window) -> tuple[_Laid, ...]:
    """Close and open voicings of a chord in a window, each with what it costs; none for no chord."""
    centre = (window[0] + window[1]) / 2
    found = {voicing: 0.0 for voicing in close_voicings(symbol, *window) if not _is_muddy(voicing)}
    if len(voices(symbol)) > 3:
        for voicing in close_voicings(symbol, *window):
            opened = tuple(sorted((*voicing[:-2], voicing[-2] - _OCTAVE, voicing[-1])))
            if opened[0] >= window[0] and not _is_muddy(opened):
                found.setdefault(opened, _OPEN)
    if not found:
        found = dict.fromkeys(_thinned(symbol, window), 0.0)
    return tuple((voicing, cost + _own_cost(voicing, centre)) for voicing, cost in found.items())


def _is_muddy(voicing: Voicing) -> bool:
    """Whether an interval smaller than a fourth stands on a note below C3."""
    return any(low < _LOW and high - low < _LEAST_LOW_INTERVAL for low, high in pairwise(voicing))


def _thinned(symbol: ChordSymbol, window: Window) -> list[Voicing]:
    """What a low instrument can play of a chord: each close voicing without the notes that would make mud."""
    found = []
    for voicing in close_voicings(symbol, *window):
        kept = [voicing[0]]
        for pitch in voicing[1:]:
            if pitch - kept[-1] >= _LEAST_LOW_INTERVAL or kept[-1] >= _LOW:
                kept.append(pitch)
        found.append(tuple(kept))
    return found


def _own_cost(voicing: Voicing, centre: float) -> float:
    strayed = abs(sum(voicing) / len(voicing) - centre)
    rubs = [_RUB for low, high in pairwise(voicing) if high - low == 1]
    at_the_top = _RUB_AT_THE_TOP if len(voicing) > 1 and voicing[-1] - voicing[-2] == 1 else 0.0
    ninths = _MINOR_NINTH * sum(high - low == _OCTAVE + 1 for low in voicing for high in voicing)
    return _PULL_TO_CENTRE * strayed + sum(rubs) + at_the_top + ninths
