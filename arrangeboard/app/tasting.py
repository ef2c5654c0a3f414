"""What a sound is tried with: a short phrase inside its range, or a bar of a beat for a kit."""

from collections.abc import Iterator

from arrangeboard.song.values import TICKS_PER_QUARTER, Note, Sound
from arrangeboard.theory.instruments import PROGRAMS, usual_range

PHRASE_TEMPO = 500_000
"""Microseconds a quarter."""

_EIGHTH, _OCTAVE = TICKS_PER_QUARTER // 2, 12
_RISING, _CHORD = (0, 4, 7, 12), (0, 4, 7)
_COMFORTABLE = 60
"""About middle C: where most instruments can be told from each other."""

_KICK, _SNARE, _CLOSED_HAT, _OPEN_HAT, _CRASH = 36, 38, 42, 46, 49
_KIT_OF_EFFECTS = 56
_EFFECT_KEYS = range(41, 49)
_ONE_STROKE = frozenset({"percussive", "sound-effects"})


def tasting_notes(sound: Sound) -> tuple[Note, ...]:
    """What lets a sound be known: about two seconds of it, in its usual range."""
    return tuple(sorted(set(_beat(sound.program) if sound.drums else _phrase(sound))))


def _phrase(sound: Sound) -> Iterator[Note]:
    """Up a major chord, and the chord held where the instrument is one that holds chords."""
    program = PROGRAMS[sound.program]
    lowest, highest = usual_range(sound)
    root = tasting_root(lowest, highest)
    if program.family in _ONE_STROKE:
        yield Note(0, 4 * _EIGHTH, root, 96)
        return
    for at, step in enumerate(_RISING):
        yield Note(at * _EIGHTH, _EIGHTH, _inside(root + step, highest), 84 + 4 * at)
    last = len(_RISING) * _EIGHTH
    steps = _CHORD if program.role in {"harmony", "texture"} else (0,)
    for step in steps:
        yield Note(last, 4 * _EIGHTH, _inside(root + step, highest), 88)


def _beat(kit: int) -> Iterator[Note]:
    """A bar of rock, or some of the effects where the kit is made of them."""
    if kit == _KIT_OF_EFFECTS:
        for at, key in enumerate(_EFFECT_KEYS):
            yield Note(at * _EIGHTH, _EIGHTH, key, 100)
        return
    yield Note(0, _EIGHTH, _CRASH, 92)
    for at in range(8):
        yield Note(at * _EIGHTH, _EIGHTH, _OPEN_HAT if at == 7 else _CLOSED_HAT, 84 if at % 2 else 100)
        if at in {0, 4, 5}:
            yield Note(at * _EIGHTH, _EIGHTH, _KICK, 108)
        if at in {2, 6}:
            yield Note(at * _EIGHTH, _EIGHTH, _SNARE, 104)


def tasting_root(lowest: int, highest: int) -> int:
    """The C or, in a range too small for one, the lowest pitch from which the phrase rises.

    It is the one nearest to middle C that leaves an octave above it.
    """
    roots = [pitch for pitch in range(lowest, highest - _OCTAVE + 1) if pitch % _OCTAVE == 0]
    return min(roots, key=lambda pitch: abs(pitch - _COMFORTABLE), default=lowest)


def _inside(pitch: int, highest: int) -> int:
    while pitch > highest:
        pitch -= _OCTAVE
    return pitch
