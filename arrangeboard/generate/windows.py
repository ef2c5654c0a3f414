"""Where a role usually sounds, moved into the range of an instrument."""

from arrangeboard.generate.dice import pick
from arrangeboard.song.values import Role

_OCTAVE = 12
_SHIFTS = (0, 4, -4, 7)
_SHIFT_THROW = 11

_HOME: dict[Role, tuple[int, int]] = {
    "melody": (62, 81),
    "counter-melody": (55, 74),
    "harmony": (52, 76),
    "bass": (28, 47),
    "rhythm": (50, 74),
    "texture": (60, 84),
}
"""Where each role usually sounds, as pitches."""

Window = tuple[int, int]
"""Lowest and highest pitch."""


def role_window(role: Role, lowest_pitch: int, highest_pitch: int, seed: int = 0) -> Window:
    """The role's usual range moved into the instrument's, or the instrument's own where that is narrower.

    It is never narrower than an octave, so that every note of a chord has its place in it: for an instrument
    that has less, a rule plays a little beyond its range, but never beyond MIDI's.
    """
    return moved_into(seeded(_HOME[role], seed), lowest_pitch, highest_pitch)


def seeded(home: Window, seed: int) -> Window:
    """A window as it is for the seed 0, a few semitones higher or lower for others: other inversions."""
    shift = _SHIFTS[pick(seed, len(_SHIFTS), _SHIFT_THROW)]
    return home[0] + shift, home[1] + shift


def moved_into(home: Window, lowest_pitch: int, highest_pitch: int) -> Window:
    """A window moved as little as it takes to lie in a range; narrowed by it, but never below an octave."""
    low, high = home
    size = max(min(high - low, highest_pitch - lowest_pitch), _OCTAVE - 1)
    bottom = max(0, min(max(low, lowest_pitch), highest_pitch - size, 127 - size))
    return bottom, bottom + size


def pitches_of(pitch_class: int, window: Window) -> range:
    """The pitches of a class in a window."""
    return range(window[0] + (pitch_class - window[0]) % _OCTAVE, window[1] + 1, _OCTAVE)
