"""How well pitch classes go with keys, in whole numbers, so that transposing changes nothing at all."""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from arrangeboard.theory.keys import OF_NOTES, is_minor, tonic

_PROFILES = tuple(tuple(round(1000 * weight) for weight in profile) for profile in OF_NOTES)
_SPREADS = tuple(12 * sum(w * w for w in profile) - sum(profile) ** 2 for profile in _PROFILES)


class OwnKey(NamedTuple):
    """A key by how many semitones its tonic lies above another's, and how well notes go with it."""

    away: int
    minor: bool
    r: float


@lru_cache(maxsize=4096)
def likeliest_key(counts: tuple[int, ...], key: str) -> OwnKey:
    """The key that pitch classes, by how long each sounds, go with best; `away` is from `key`.

    Krumhansl's method: Pearson's r with Temperley's profiles (2007).
    """
    root = tonic(key)
    tried = [
        (key_r(counts, (root + away) % 12, minor=minor), -away, minor)
        for away in range(12)
        for minor in (False, True)
    ]
    r, away, minor = max(tried)
    return OwnKey(-away, minor, r)


def section_fit(counts: Sequence[int], key: str) -> float:
    """r with a key itself."""
    return key_r(counts, tonic(key), minor=is_minor(key))


def key_r(counts: Sequence[int], root: int, *, minor: bool) -> float:
    """Pearson's r between how long each pitch class sounds and a key's profile; 0 where all are alike."""
    profile, profile_spread = _PROFILES[minor], _SPREADS[minor]
    from_root = [*counts[root:], *counts[:root]]
    total = sum(from_root)
    spread = 12 * sum([count * count for count in from_root]) - total * total
    if not spread:
        return 0.0
    product = 12 * sum([count * weight for count, weight in zip(from_root, profile, strict=True)])
    return float((product - total * sum(profile)) / (spread * profile_spread) ** 0.5)
