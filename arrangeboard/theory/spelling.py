"""What a pitch is called where it sounds: by the chord under it, then by the key, then by what it leads to.

A name is a letter with a sharp or flat sign and an octave in which C4 is the middle C.
"""

from functools import lru_cache

from arrangeboard.theory.chords import ChordSymbol, NotAChord, read_chord
from arrangeboard.theory.keys import LETTERS, is_minor, scale

_OCTAVE = 12
_LETTERS = tuple(LETTERS)
_FIFTHS = {letter: place for place, letter in enumerate("FCGDAEB", start=-1)}
_SIGNS = {-1: "♭", 0: "", 1: "♯"}
_MOST_KEPT = 16384

_DEGREES = {0: 1, 1: 2, 2: 2, 3: 3, 4: 3, 5: 4, 6: 5, 7: 5, 8: 6, 9: 6, 10: 7, 11: 7}
"""Which step above the root an interval is as a rule; 18 is an eleventh, where 6 is a fifth."""

_SHARP_ELEVENTH, _FLAT_FIFTH, _FIFTH, _SHARP_FIFTH, _MAJOR_THIRD = 18, 6, 7, 8, 4
_DIMINISHED = (0, 3, 6, 9)

Name = tuple[str, int]
"""A letter, and how many semitones its sign raises it."""


@lru_cache(maxsize=_MOST_KEPT)
def spelled(pitch: int, key: str, chord: str = "", following: str = "") -> str:
    """The name of a pitch, such as "D♯4" over B7 and "E♭4" over Cm.

    What the chord sounds is called by its place in the chord, what lies in the key by its place in the scale.
    The rest is called after the letter below, where it leads into the root of this chord or of the
    `following` one; else it takes the name that is nearest to key and chord on the line of fifths. Symbols
    that mean no chord count as none.
    """
    letter, raised = _name(pitch % _OCTAVE, key, _chord(chord), _chord(following))
    return f"{letter}{_SIGNS[raised]}{(pitch - raised) // _OCTAVE - 1}"


def _name(pitch_class: int, key: str, chord: ChordSymbol | None, following: ChordSymbol | None) -> Name:
    of_chord = chord_names(chord)
    of_key = key_names(key)
    if pitch_class in of_chord:
        return of_chord[pitch_class]
    if pitch_class in of_key:
        return of_key[pitch_class]
    for one in (chord, following):
        if one is not None and one.root is not None and pitch_class == (one.root - 1) % _OCTAVE:
            leading = _on_letter(_step_above(one.spelling[0], 7), pitch_class)
            if leading is not None:
                return leading
    return _nearest(pitch_class, list(of_key.values()), list(of_chord.values()))


@lru_cache(maxsize=1024)
def chord_names(chord: ChordSymbol | None) -> dict[int, Name]:
    """What a chord's tones are called, by pitch class; without those that would need a double sign."""
    if chord is None or chord.root is None:
        return {}
    named: dict[int, Name] = {}
    for interval in reversed(chord.intervals):
        pitch_class = (chord.root + interval) % _OCTAVE
        name = _on_letter(_step_above(chord.spelling[0], _degree(interval, chord.intervals)), pitch_class)
        if name is not None:
            named[pitch_class] = name
    if chord.bass is not None:
        bass = _on_letter(chord.spelling.rpartition("/")[2][0], chord.bass)
        if bass is not None:
            named.setdefault(chord.bass, bass)
    return named


@lru_cache(maxsize=64)
def key_names(key: str) -> dict[int, Name]:
    """What the notes of a key's scale are called, by pitch class; a minor one's leading note too."""
    notes = scale(key)
    named = {
        pitch_class: name
        for step, pitch_class in enumerate(notes)
        if (name := _on_letter(_step_above(key[0], step + 1), pitch_class)) is not None
    }
    if is_minor(key):
        leading = (notes[0] - 1) % _OCTAVE
        name = _on_letter(_step_above(key[0], 7), leading)
        if name is not None:
            named.setdefault(leading, name)
    return named


def _degree(interval: int, intervals: tuple[int, ...]) -> int:
    """The step above the root that an interval is in its chord."""
    if interval == _SHARP_ELEVENTH:
        return 4
    if interval == _SHARP_FIFTH and _FIFTH not in intervals and _MAJOR_THIRD in intervals:
        return 5
    if interval == _DIMINISHED[-1] and intervals == _DIMINISHED:
        return 7
    return _DEGREES[interval % _OCTAVE]


def _step_above(letter: str, degree: int) -> str:
    return _LETTERS[(_LETTERS.index(letter) + degree - 1) % len(_LETTERS)]


def _on_letter(letter: str, pitch_class: int) -> Name | None:
    """The pitch class as that letter with at most one sign."""
    raised = (pitch_class - LETTERS[letter] + _OCTAVE // 2) % _OCTAVE - _OCTAVE // 2
    return (letter, raised) if raised in _SIGNS else None


def _nearest(pitch_class: int, of_key: list[Name], of_chord: list[Name]) -> Name:
    """Of the names with one sign or none that nearest to the middle of key and chord, a fifth a place."""
    middle = (_middle(of_key) + _middle(of_chord or of_key)) / 2
    names = [name for letter in _LETTERS if (name := _on_letter(letter, pitch_class)) is not None]
    return min(names, key=lambda name: (abs(_fifths(name) - middle), -name[1]))


def _middle(names: list[Name]) -> float:
    return sum(map(_fifths, names)) / len(names)


def _fifths(name: Name) -> int:
    return _FIFTHS[name[0]] + 7 * name[1]


def _chord(symbol: str) -> ChordSymbol | None:
    if not symbol:
        return None
    try:
        return read_chord(symbol)
    except NotAChord:
        return None
