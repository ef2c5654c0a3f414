"""Pitches by name, with middle C as C4: rows as the key spells them, notes as their chord does."""

from bisect import bisect_right

from arrangeboard.roll.backdrop import RollChord
from arrangeboard.roll.scene import RollScene
from arrangeboard.song.keys import accidentals
from arrangeboard.song.values import Note
from arrangeboard.theory.spelling import spelled

_NEAR_TICKS = 240
"""A note that ends this close before a change of chord may lead into it."""

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


def note_name(scene: RollScene, note: Note) -> str:
    """What a note is called where it sounds: by the chord under it, the key, and the chord it leads to."""
    at = bisect_right(scene.chords, note.start_tick, key=_start) - 1
    pitch = scene.heard(note.pitch)
    if at < 0:
        return spelled(pitch, scene.key)
    chord = scene.chords[at]
    after = scene.chords[at + 1] if at + 1 < len(scene.chords) else None
    leads = after is not None and after.start_tick <= note.start_tick + note.length_ticks + _NEAR_TICKS
    symbol = chord.symbol if note.start_tick < chord.end_tick else ""
    return spelled(pitch, scene.key, symbol, after.symbol if after is not None and leads else "")


def _start(chord: RollChord) -> int:
    return chord.start_tick
