"""Major and minor keys: how they are typed, their notes, and a guess at the key that notes are in.

Which keys there are is the song's own affair: `arrangeboard.song.keys`.
"""

from collections.abc import Iterable

from msgspec import Struct

from arrangeboard.song.keys import KEYS, accidentals
from arrangeboard.song.values import Note

LETTERS = {"C": 0, "D": 2, "E": 4, "F": 5, "G": 7, "A": 9, "B": 11}
"""Pitch classes of the white keys."""

_MAJOR_SCALE, _MINOR_SCALE = (0, 2, 4, 5, 7, 9, 11), (0, 2, 3, 5, 7, 8, 10)

# Weights of a key's twelve degrees: Temperley, Music and Probability (2007), from the Kostka-Payne corpus.
_MAJOR_PROFILE = (0.748, 0.060, 0.488, 0.082, 0.670, 0.460, 0.096, 0.715, 0.104, 0.366, 0.057, 0.400)
_MINOR_PROFILE = (0.712, 0.084, 0.474, 0.618, 0.049, 0.460, 0.105, 0.747, 0.404, 0.067, 0.133, 0.330)


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
    scores = sorted(
        (
            (_correlation(sounding[root:] + sounding[:root], profile), _simplest(root, minor=minor))
            for root in range(12)
            for minor, profile in ((False, _MAJOR_PROFILE), (True, _MINOR_PROFILE))
        ),
        reverse=True,
    )
    (best, key), (second, runner_up) = scores[:2]
    return KeyGuess(key, best - second, runner_up)


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
