"""How well pitch classes go with keys, in whole numbers, so that transposing changes nothing at all."""

from collections.abc import Sequence

from arrangeboard.theory.keys import OF_NOTES, is_minor, tonic

_PROFILES = tuple(tuple(round(1000 * weight) for weight in profile) for profile in OF_NOTES)
_SPREADS = tuple(12 * sum(w * w for w in profile) - sum(profile) ** 2 for profile in _PROFILES)


def key_r(counts: Sequence[int], root: int, *, minor: bool) -> float:
    """Pearson's r between how long each pitch class sounds and a key's profile; 0 where nothing differs.

    Krumhansl's method with Temperley's profiles (2007).
    """
    profile, profile_spread = _PROFILES[minor], _SPREADS[minor]
    turned = [*counts[root:], *counts[:root]]
    total = sum(turned)
    spread = 12 * sum([count * count for count in turned]) - total * total
    if not spread:
        return 0.0
    product = 12 * sum([count * weight for count, weight in zip(turned, profile, strict=True)])
    return float((product - total * sum(profile)) / (spread * profile_spread) ** 0.5)


def best_move(counts: Sequence[int], key: str) -> tuple[int, float, float]:
    """The semitones, −6 to +5, that bring notes nearest to a key, r then, and r as they are."""
    root, minor = tonic(key), is_minor(key)
    tried = [(key_r(counts, (root - move) % 12, minor=minor), -abs(move), move) for move in range(-6, 6)]
    best, _, move = max(tried)
    return move, best, key_r(counts, root, minor=minor)
