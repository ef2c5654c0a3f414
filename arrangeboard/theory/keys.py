"""Major and minor keys: how they are typed, their notes, and a guess at the key that notes are in.

Which keys there are is the song's own affair: `arrangeboard.song.keys`.
"""

from collections.abc import Iterable, Sequence

from msgspec import Struct

from arrangeboard.song.keys import KEYS, accidentals
from arrangeboard.song.values import Note

LETTERS = {"C": 0, "D": 2, "E": 4, "F": 5, "G": 7, "A": 9, "B": 11}
"""Pitch classes of the white keys."""

_MAJOR_SCALE, _MINOR_SCALE = (0, 2, 4, 5, 7, 9, 11), (0, 2, 3, 5, 7, 8, 10)

Profile = tuple[float, ...]
"""Weights of a key's twelve degrees, from the tonic up."""

OF_NOTES: tuple[Profile, Profile] = (
    (0.748, 0.060, 0.488, 0.082, 0.670, 0.460, 0.096, 0.715, 0.104, 0.366, 0.057, 0.400),
    (0.712, 0.084, 0.474, 0.618, 0.049, 0.460, 0.105, 0.747, 0.404, 0.067, 0.133, 0.330),
)
"""Major and minor: Temperley, Music and Probability (2007), from the Kostka-Payne corpus. Best for notes."""

OF_CHORDS: tuple[Profile, Profile] = (
    (6.35, 2.23, 3.48, 2.33, 4.38, 4.09, 2.52, 5.19, 2.39, 3.66, 2.29, 2.88),
    (6.33, 2.68, 3.52, 5.38, 2.60, 3.53, 2.54, 4.75, 3.98, 2.69, 3.34, 3.17),
)
"""Major and minor: Krumhansl and Kessler (1982), from listeners. Best for chords with their roots doubled."""


class KeyGuess(Struct, frozen=True):
    """The likeliest key and the next one; `confidence` is how much better the first correlates, 0 to about 1.

    From eight bars of a tune alone a key is found right about half the time, so it is shown as a guess.
    """

    key: str
    confidence: float
    runner_up: str


def tonic(key: str) -> int:
    """Pitch class of the key's tonic."""
    letters = key.removesuffix("m")
    return (LETTERS[letters[0]] + letters.count("#") - letters[1:].count("b")) % 12


def is_minor(key: str) -> bool:
    """Whether a key by its name in `KEYS` is minor."""
    return key.endswith("m")


def scale(key: str) -> tuple[int, ...]:
    """Pitch classes of the key's major or natural minor scale, from the tonic up."""
    return tuple((tonic(key) + step) % 12 for step in (_MINOR_SCALE if is_minor(key) else _MAJOR_SCALE))


def guess_key(notes: Iterable[Note]) -> KeyGuess:
    """The key whose profile correlates best with how long each pitch class sounds.

    Krumhansl's method with Temperley's (2007) profiles; drums must be left out by the caller. Without notes
    the guess is C with no confidence at all.
    """
    sounding = [0.0] * 12
    for note in notes:
        sounding[note.pitch % 12] += note.length_ticks
    if len(set(sounding)) == 1:
        return KeyGuess("C", 0.0, "Am")
    likeness = key_likeness(sounding, OF_NOTES)
    key, runner_up = sorted(likeness, key=lambda one: likeness[one], reverse=True)[:2]
    return KeyGuess(key, likeness[key] - likeness[runner_up], runner_up)


def key_likeness(sounding: Sequence[float], profiles: tuple[Profile, Profile]) -> dict[str, float]:
    """How well each of the 24 keys, spelled as simply as may be, correlates with weights of pitch classes.

    From -1 to 1; all 0 where every pitch class weighs the same.
    """
    weights = list(sounding)
    if len(set(weights)) == 1:
        weights = []
    return {
        _simplest(root, minor=minor): _correlation(weights[root:] + weights[:root], profile)
        if weights
        else 0.0
        for minor, profile in zip((False, True), profiles, strict=True)
        for root in range(12)
    }


def _simplest(root: int, *, minor: bool) -> str:
    """The key on a pitch class with the fewest accidentals, flats where both spellings have as many."""
    same = (key for key in KEYS if is_minor(key) == minor and tonic(key) == root)
    return min(same, key=lambda key: (abs(accidentals(key)), accidentals(key)))


def _correlation(values: list[float], profile: tuple[float, ...]) -> float:
    """Pearson's r."""
    mean_value, mean_weight = sum(values) / 12, sum(profile) / 12
    pairs = [(v - mean_value, w - mean_weight) for v, w in zip(values, profile, strict=True)]
    spread = sum(v * v for v, _ in pairs) * sum(w * w for _, w in pairs)
    return float(sum(v * w for v, w in pairs) / spread**0.5)
