"""Pitches by name, with middle C as C4, spelt as the key spells them."""

from arrangeboard.song.keys import accidentals

WITH_SHARPS = ("C", "C♯", "D", "D♯", "E", "F", "F♯", "G", "G♯", "A", "A♯", "B")
WITH_FLATS = ("C", "D♭", "D", "E♭", "E", "F", "G♭", "G", "A♭", "A", "B♭", "B")
WITHOUT_SIGNS = ("C", "C♯", "D", "E♭", "E", "F", "F♯", "G", "A♭", "A", "B♭", "B")
"""In a key without a signature: each black key as it is usually met."""

BLACK_KEYS = frozenset({1, 3, 6, 8, 10})
"""Pitch classes of the black keys."""


def pitch_name(pitch: int, key: str = "C") -> str:
    """The name of a pitch in a key, such as "E♭4"."""
    return f"{class_name(pitch % 12, key)}{pitch // 12 - 1}"


def class_name(pitch_class: int, key: str) -> str:
    """The name of a pitch class in a key, without an octave."""
    signs = accidentals(key)
    names = WITH_FLATS if signs < 0 else WITH_SHARPS if signs > 0 else WITHOUT_SIGNS
    return names[pitch_class]
