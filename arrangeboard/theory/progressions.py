"""Progressions that many songs share, as Roman numerals, and how they are written in a key.

Small numerals are minor chords. Steps are those of the major scale, in minor ones of the natural minor scale.
"""

from itertools import groupby

from msgspec import Struct

from arrangeboard.song.bars import BarGrid
from arrangeboard.song.keys import accidentals, key_of
from arrangeboard.theory.chord_line import NotAChordLine, read_chord_line
from arrangeboard.theory.keys import LETTERS, is_minor, scale

_NUMERALS = ("I", "II", "III", "IV", "V", "VI", "VII")
_SUFFIXES = "maj7"
_LETTERS = tuple(LETTERS)
_MOST_SHOWN = 8


class Progression(Struct, frozen=True):
    """A numeral for every bar. `code` names its words."""

    code: str
    numerals: tuple[str, ...]
    minor: bool = False

    @property
    def figures(self) -> str:
        """The numerals in a row; of more than eight the first of those that follow each other alike."""
        if len(self.numerals) <= _MOST_SHOWN:
            return "–".join(self.numerals)
        return "–".join(one for one, _ in groupby(self.numerals))


def chords_in(progression: Progression, key: str) -> tuple[str, ...]:
    """Its symbols in a key. A minor one in a major key is in the relative minor, and the other way round."""
    own = key_of(accidentals(key), minor=progression.minor)
    return tuple(_symbol(numeral, own) for numeral in progression.numerals)


def progression_line(progression: Progression, key: str, grid: BarGrid) -> str | None:
    """The line to type for a section, a chord a bar or, of up to eight, two; None where there is no room."""
    symbols = chords_in(progression, key)
    pairs = [" ".join(symbols[at : at + 2]) for at in range(0, len(symbols), 2)]
    for bars in (symbols, pairs) if len(symbols) <= _MOST_SHOWN else (symbols,):
        line = " | ".join(bars) + " |"
        try:
            read_chord_line(line, grid)
        except NotAChordLine:
            continue
        return line
    return None


def progressions_for(key: str) -> tuple[Progression, ...]:
    """All of them, those of the key's own mode first."""
    return tuple(sorted(PROGRESSIONS, key=lambda one: one.minor != is_minor(key)))


def _symbol(numeral: str, key: str) -> str:
    root = numeral.rstrip(_SUFFIXES)
    suffix = numeral.removeprefix(root)
    step = _NUMERALS.index(root.upper())
    letter = _LETTERS[(_LETTERS.index(key[0]) + step) % len(_LETTERS)]
    raised = (scale(key)[step] - LETTERS[letter] + 6) % 12 - 6
    sign = "#" * raised if raised > 0 else "b" * -raised
    return f"{letter}{sign}{'m' if root.islower() else ''}{suffix}"


PROGRESSIONS = (
    Progression("pop", ("I", "V", "vi", "IV")),
    Progression("from-sixth", ("vi", "IV", "I", "V")),
    Progression("doo-wop", ("I", "vi", "IV", "V")),
    Progression("three-chords", ("I", "IV", "V", "I")),
    Progression("jazz-cadence", ("ii7", "V7", "Imaj7", "Imaj7")),
    Progression("circle", ("I", "vi", "ii", "V")),
    Progression("blues", ("I7", "I7", "I7", "I7", "IV7", "IV7", "I7", "I7", "V7", "IV7", "I7", "V7")),
    Progression("canon", ("I", "V", "vi", "iii", "IV", "I", "IV", "V")),
    Progression("andalusian", ("i", "VII", "VI", "V"), minor=True),
    Progression("minor-pop", ("i", "VI", "III", "VII"), minor=True),
    Progression("minor-rock", ("i", "VII", "VI", "VII"), minor=True),
    Progression("minor-cadence", ("i", "iv", "V", "i"), minor=True),
    Progression(
        "minor-blues", ("i7", "i7", "i7", "i7", "iv7", "iv7", "i7", "i7", "VI7", "V7", "i7", "V7"), minor=True
    ),
)
