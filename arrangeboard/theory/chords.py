"""Chord symbols as musicians type them: what they mean in notes, and what is wrong with those that mean none.

The table of suffixes is our own. A symbol keeps the spelling it was typed in; nothing here knows of bars.
"""

import re
from difflib import SequenceMatcher
from functools import lru_cache

from msgspec import Struct

from arrangeboard.errors import UserError
from arrangeboard.theory.keys import LETTERS

NO_CHORD = "N.C."
"""The spelling of "no chord here"."""


class NotAChord(UserError):
    """A symbol that means no chord; the value `nearest` is one that does, or empty."""


class ChordSymbol(Struct, frozen=True):
    """A chord: pitch classes of root and bass (None for no chord) and semitones above the root, rising.

    Intervals are placed as they are stacked: a ninth is 14, a second 2. `spelling` is the symbol as typed,
    its flats and sharps as b and #.
    """

    root: int | None
    bass: int | None
    intervals: tuple[int, ...]
    spelling: str

    @property
    def pitch_classes(self) -> frozenset[int]:
        """Every pitch class the chord sounds, its bass among them; none for no chord."""
        if self.root is None:
            return frozenset()
        above = {(self.root + interval) % 12 for interval in self.intervals}
        return frozenset(above if self.bass is None else above | {self.bass})


_NOTE = r"[A-G](?:bb?|##?)?"
_SYMBOL = re.compile(rf"(?P<root>{_NOTE})(?P<quality>.*?)(?:/(?P<bass>{_NOTE}))?")
_NO_CHORD = re.compile(r"n\.?c\.?|nochord", re.IGNORECASE)
_SIGNS = str.maketrans({"♭": "b", "♯": "#", "𝄫": "b", "𝄪": "#", "−": "-", "–": "-"})
_MEANING = str.maketrans(
    {"Δ": "^", "∆": "^", "△": "^", "º": "°", "Ø": "ø", "(": "", ")": "", "[": "", "]": "", ",": "", " ": ""}
)
_PLAIN_MAJOR = re.compile(r"(?:maj|Maj|MAJ|ma|M)(?=add|sus|$)")
_QUALITY_WORDS = (
    (re.compile(r"maj|Maj|MAJ|ma(?!d)|M(?!i|I)"), "^"),
    (re.compile(r"min|Min|MIN|mi|Mi"), "m"),
    (re.compile(r"dim"), "°"),
    (re.compile(r"aug"), "+"),
)
_LONGEST_SYMBOL = 32

Degrees = dict[str, int]
"""The notes of a chord by degree, in semitones above the root."""

_MAJOR: Degrees = {"1": 0, "3": 4, "5": 7}
_HEADS: tuple[tuple[str, Degrees, int], ...] = (
    ("m", {"3": 3}, 10),
    ("-", {"3": 3}, 10),
    ("°", {"3": 3, "5": 6}, 9),
    ("o", {"3": 3, "5": 6}, 9),
    ("ø", {"3": 3, "5": 6, "7": 10}, 10),
    ("+", {"5": 8}, 10),
)
"""How a suffix begins, how that bends the major triad, and the seventh that a bare 7 then adds."""

_SEVENTH = 99
"""Stands for the seventh that the beginning of the suffix asks for."""

_GONE = -1
"""Takes a degree out."""

_TAILS: dict[str, Degrees] = {
    "6/9": {"6": 9, "9": 14},
    "69": {"6": 9, "9": 14},
    "6": {"6": 9},
    "7": {"7": _SEVENTH},
    "9": {"7": _SEVENTH, "9": 14},
    "11": {"7": _SEVENTH, "9": 14, "11": 17},
    "13": {"7": _SEVENTH, "9": 14, "13": 21},
    "^6/9": {"6": 9, "9": 14},
    "^69": {"6": 9, "9": 14},
    "^6": {"6": 9},
    "^": {"7": 11},
    "^7": {"7": 11},
    "^9": {"7": 11, "9": 14},
    "^11": {"7": 11, "9": 14, "11": 17},
    "^13": {"7": 11, "9": 14, "13": 21},
    "sus2sus4": {"3": _GONE, "2": 2, "4": 5},
    "sus24": {"3": _GONE, "2": 2, "4": 5},
    "sus2": {"3": _GONE, "2": 2},
    "sus4": {"3": _GONE, "4": 5},
    "sus": {"3": _GONE, "4": 5},
    "add2": {"2": 2},
    "add4": {"4": 5},
    "add6": {"6": 9},
    "add9": {"9": 14},
    "addb9": {"b9": 13},
    "add#9": {"#9": 15},
    "add11": {"11": 17},
    "add#11": {"#11": 18},
    "add13": {"13": 21},
    "alt": {"7": 10, "5": 6, "#5": 8, "9": _GONE, "b9": 13, "#9": 15},
    "b5": {"5": 6},
    "-5": {"5": 6},
    "#5": {"5": 8},
    "+5": {"5": 8},
    "b6": {"b6": 8},
    "b9": {"9": _GONE, "b9": 13},
    "-9": {"9": _GONE, "b9": 13},
    "#9": {"9": _GONE, "#9": 15},
    "+9": {"9": _GONE, "#9": 15},
    "#11": {"11": _GONE, "#11": 18},
    "+11": {"11": _GONE, "#11": 18},
    "b13": {"13": _GONE, "b13": 20},
    "-13": {"13": _GONE, "b13": 20},
    "no3": {"3": _GONE},
    "omit3": {"3": _GONE},
    "no5": {"5": _GONE},
    "omit5": {"5": _GONE},
}
_ALL_TAILS = re.compile("|".join(re.escape(tail) for tail in sorted(_TAILS, key=len, reverse=True)))

_COMMON = (
    "m maj7 7 m7 m7b5 dim dim7 aug 6 m6 6/9 9 maj9 m9 11 13 sus2 sus4 7sus4 add9 madd9 5 7b9 7#9 7#11 7alt"
    " m(maj7) m11 maj13"
)
_COMMON_QUALITIES = _COMMON.split()
_GERMAN = {"is": "#", "es": "b", "s": "b"}


@lru_cache(maxsize=4096)
def read_chord(symbol: str) -> ChordSymbol:
    """The chord that a symbol means: "F", "C/E", "Bbm7b5", "F#7(b9)", "N.C.".

    Raises NotAChord, which names the symbol, what in it cannot be read and the nearest that can.
    """
    typed = _plain(symbol)
    if not typed:
        raise NotAChord("chord-missing", symbol=symbol, nearest="")
    chord = _read(typed)
    if chord is None:
        raise _refusal(symbol, typed)
    return chord


def pitch_classes(symbol: str) -> frozenset[int]:
    """Every pitch class that a symbol sounds. Raises NotAChord."""
    return read_chord(symbol).pitch_classes


def is_chord(symbol: str) -> bool:
    """Whether a symbol can be read."""
    typed = _plain(symbol)
    return bool(typed) and _read(typed) is not None


def _plain(symbol: str) -> str:
    return "".join(symbol.translate(_SIGNS).split())


def _read(typed: str) -> ChordSymbol | None:
    if _NO_CHORD.fullmatch(typed):
        return ChordSymbol(None, None, (), NO_CHORD)
    found = _SYMBOL.fullmatch(typed) if len(typed) <= _LONGEST_SYMBOL else None
    intervals = _intervals(found["quality"]) if found else None
    if found is None or intervals is None:
        return None
    bass = _pitch_class(found["bass"]) if found["bass"] else None
    return ChordSymbol(_pitch_class(found["root"]), bass, intervals, typed)


def _pitch_class(note: str) -> int:
    return (LETTERS[note[0]] + note.count("#") - note[1:].count("b")) % 12


def _intervals(quality: str) -> tuple[int, ...] | None:
    """Semitones above the root for what follows it in a symbol; None where that cannot be read."""
    rest = _PLAIN_MAJOR.sub("", quality.translate(_MEANING), count=1) if quality else ""
    if rest == "5":
        return (0, 7)
    for words, sign in _QUALITY_WORDS:
        rest = words.sub(sign, rest)
    for attempt in _attempts(rest):
        if (degrees := _with_tails(*attempt)) is not None:
            return tuple(sorted(set(degrees.values())))
    return None


def _attempts(rest: str) -> list[tuple[Degrees, int, str]]:
    """Ways to take a suffix apart: with its beginning as a head, and as tails alone, the likelier first."""
    headed = [
        ({**_MAJOR, **bent}, seventh, rest.removeprefix(head))
        for head, bent, seventh in _HEADS
        if rest.startswith(head)
    ]
    return [*headed, (_MAJOR, 10, rest)]


def _with_tails(degrees: Degrees, seventh: int, rest: str) -> Degrees | None:
    """The degrees with every further suffix applied; None where one cannot be read or comes twice."""
    tails = _ALL_TAILS.findall(rest)
    if "".join(tails) != rest or len(set(tails)) != len(tails):
        return None
    held = dict(degrees)
    for degree, interval in (change for tail in tails for change in _TAILS[tail].items()):
        if interval == _GONE:
            held.pop(degree, None)
        else:
            held[degree] = seventh if interval == _SEVENTH else interval
    return held


def _refusal(symbol: str, typed: str) -> NotAChord:
    if found := re.match(_NOTE, typed):
        return _unreadable_quality(symbol, found[0], typed[found.end() : _LONGEST_SYMBOL])
    if typed[0] in "Hh":
        return NotAChord("chord-german-h", symbol=symbol, nearest=_first_read("B" + typed[1:], "B"))
    nearest = _first_read(typed[0].upper() + typed[1:])
    return NotAChord(
        "chord-small-letter" if nearest else "chord-without-root", symbol=symbol, nearest=nearest
    )


def _unreadable_quality(symbol: str, root: str, quality: str) -> NotAChord:
    upper, slash, bass = quality.partition("/")
    if slash and _intervals(upper) is not None:
        return NotAChord("chord-bad-bass", symbol=symbol, bass=bass, nearest=root + upper)
    return NotAChord("chord-unknown", symbol=symbol, unread=quality, nearest=_nearest(root, quality))


def _nearest(root: str, quality: str) -> str:
    """The readable symbol most like one that is not.

    Tried in turn: a German note name, the same without stray signs, a common suffix, its beginning.
    """
    german = (
        root + sign + quality.removeprefix(word) for word, sign in _GERMAN.items() if quality.startswith(word)
    )
    without_signs = root + re.sub(r"[^A-Za-z0-9#/+°ø-]", "", quality)
    alike = [one for one in _COMMON_QUALITIES if _likeness(quality, one) >= 0.5]
    alike.sort(key=lambda one: -_likeness(quality, one))
    beginnings = (root + quality[:end] for end in range(len(quality), -1, -1))
    return _first_read(*german, without_signs, *(root + one for one in alike[:1]), *beginnings)


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other).ratio()


def _first_read(*symbols: str) -> str:
    """The first symbol that can be read, or nothing."""
    return next((symbol for symbol in symbols if is_chord(symbol)), "")
