"""The chords that are guessed, how well each explains a beat, and what each is called in a key.

The vocabulary is small on purpose: what is heard tells a triad and its seventh, hardly ever an eleventh.
Weights were set by hand, searched on half of some phrases of POP909 (MIT licence) and rounded; on the other
half they are right as often within two in a hundred (`tests/bench/chord_guess.py`).
"""

from functools import lru_cache
from operator import add

from msgspec import Struct

from arrangeboard.fit.guessing.beats import Beat
from arrangeboard.theory.chords import NO_CHORD
from arrangeboard.theory.keys import is_minor, scale, tonic
from arrangeboard.theory.spelling import spelled

_OCTAVE = 12
_DOMINANT = 7
_BORROWED_ROOTS = frozenset({3, 8, 10})
"""The third, sixth and seventh of the minor key on a major key's tonic."""
_FLAT_KEY = "Bb"


class Quality(Struct, frozen=True):
    """A kind of chord: suffix, notes above the root, and how much must speak for it beside a triad."""

    suffix: str
    intervals: tuple[int, ...]
    rarity: float = 0.0

    @property
    def third(self) -> str:
        """Major, minor or neither: what two chords on one root are told apart by."""
        return "major" if 4 in self.intervals else "minor" if 3 in self.intervals else "open"


QUALITIES = (
    Quality("", (0, 4, 7)),
    Quality("m", (0, 3, 7)),
    Quality("7", (0, 4, 7, 10), 0.14),
    Quality("maj7", (0, 4, 7, 11), 0.15),
    Quality("m7", (0, 3, 7, 10), 0.12),
    Quality("dim", (0, 3, 6), 0.15),
    Quality("m7b5", (0, 3, 6, 10), 0.2),
    Quality("sus4", (0, 5, 7), 0.3),
    Quality("sus2", (0, 2, 7), 0.4),
)

_ROOT, _THIRD, _FIFTH, _SEVENTH = 0.8, 1.0, 0.7, 0.4
"""What a share of sound on a chord's note counts for it."""

_OUTSIDE = 0.5
"""What a share of sound outside the chord counts against it."""

_BASS_ROOT, _BASS_THIRD, _BASS_FIFTH, _BASS_SEVENTH, _BASS_OUTSIDE = 1.0, 0.1, 0.15, 0.1, -0.25
_BASS, _FIRST_BASS = 0.35, 0.3
"""What the lowest note counts, over the whole beat and where it begins."""

_ALIEN = 0.05
"""What each note outside the key counts against a chord, two at most."""

_SILENT, _SOUNDING = 0.04, -1.5
"""What a beat counts for "no chord", where nothing sounds and where something does."""

COUNT = _OCTAVE * len(QUALITIES)
"""How many chords there are; the state after the last is no chord."""


def root_and_quality(state: int) -> tuple[int, Quality]:
    """The chord that a state stands for. Not for the last one, which is no chord."""
    return state // len(QUALITIES), QUALITIES[state % len(QUALITIES)]


def symbol_of(state: int, key: str) -> str:
    """A chord as it is written in a key: "Bb" in F and in C, "A#" in no key but those with many sharps.

    Roots outside a major key that its minor has are called as there: "Ab" in C.
    """
    if state == COUNT:
        return NO_CHORD
    root, quality = root_and_quality(state)
    return _root_name(root, quality, key) + quality.suffix


def bare_symbol(state: int, key: str) -> str:
    """The power chord on a chord's root: "E5"."""
    root, quality = root_and_quality(state)
    return f"{_root_name(root, quality, key)}5"


def _root_name(root: int, quality: Quality, key: str) -> str:
    name = _plain_name(root, key)
    is_borrowed = (root - tonic(key)) % _OCTAVE in _BORROWED_ROOTS and 6 not in quality.intervals
    if is_borrowed and not is_minor(key) and name.endswith("#"):
        return _plain_name(root, _FLAT_KEY)
    return name


def _plain_name(root: int, key: str) -> str:
    name = spelled(60 + root, key).rstrip("-0123456789")
    return name.replace("♯", "#").replace("♭", "b")


@lru_cache(maxsize=64)
def priors(key: str | None) -> tuple[float, ...]:
    """What every chord has against it before anything sounds: rare kinds, and notes outside the key."""
    inside = frozenset(scale(key)) if key is not None else frozenset(range(_OCTAVE))
    found = []
    for state in range(COUNT):
        root, quality = root_and_quality(state)
        aliens = sum((root + interval) % _OCTAVE not in inside for interval in quality.intervals)
        if key is not None and is_minor(key) and root == (scale(key)[0] + _DOMINANT) % _OCTAVE:
            aliens = 0 if quality.suffix in {"", "7"} else aliens
        found.append(-quality.rarity - _ALIEN * min(aliens, 2))
    return (*found, 0.0)


def explained(beat: Beat, key: str | None) -> list[float]:
    """How well every chord, and at the end no chord, explains a beat; the more the better."""
    weight = beat.weight
    if beat.is_silent:
        return [0.0] * COUNT + [_SILENT * weight]
    heard = [*_heard(beat), _SOUNDING]
    if weight == 1.0:
        return list(map(add, heard, priors(key)))
    return [weight * (one + prior) for one, prior in zip(heard, priors(key), strict=True)]


def _heard(beat: Beat) -> list[float]:
    """How well each of `QUALITIES` on each root explains the sound, in their order."""
    low = [_BASS * share for share in beat.bass]
    if beat.first_bass is not None:
        low[beat.first_bass] += _FIRST_BASS
    nothing = _BASS_OUTSIDE * sum(low) - _OUTSIDE
    third = _as_note(beat.shares, low, _THIRD, _BASS_THIRD) * 2
    fifth = _as_note(beat.shares, low, _FIFTH, _BASS_FIFTH) * 2
    seventh = _as_note(beat.shares, low, _SEVENTH, _BASS_SEVENTH) * 2
    found: list[float] = []
    for root, kept in enumerate(_as_note(beat.shares, low, _ROOT, _BASS_ROOT)):
        base = nothing + kept
        bare = base + fifth[root + 7]
        major, minor, flat = bare + third[root + 4], bare + third[root + 3], fifth[root + 6]
        lowered, high = seventh[root + 10], seventh[root + 11]
        dim = base + third[root + 3] + flat
        found += (major, minor, major + lowered, major + high, minor + lowered, dim, dim + lowered)
        found += (bare + third[root + 5], bare + third[root + 2])
    return found


def _as_note(shares: tuple[float, ...], low: list[float], share: float, bass: float) -> list[float]:
    """What each pitch class adds as such a note of a chord, now that it does not lie outside."""
    own, lowest = share + _OUTSIDE, bass - _BASS_OUTSIDE
    return [own * one + lowest * other for one, other in zip(shares, low, strict=True)]
