"""What may be claimed of a chord from the notes that really sound: no third, seventh or fourth on mere faith.

The path through the beats names the likeliest chord; here its name is held against all that sounds while it
lasts. Nothing is known here of beats' order or of what a change costs.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from arrangeboard.fit.guessing.beats import Beat
from arrangeboard.fit.guessing.qualities import COUNT, QUALITIES, Quality, root_and_quality
from arrangeboard.theory.keys import is_minor, scale

Shares = tuple[float, ...]
"""How much of what sounds each pitch class is, together 1; all 0 in silence."""

_SOUNDS, _FAIR = 0.03, 0.08
"""From which share a note is heard at all, and from which a seventh or a fourth belongs to the chord."""

_FAIR_ALONE, _AS_MUCH = 0.12, 0.18
"""From which a seventh does where the third is silent, and from which a triad has one."""

_THIRD_SETTLES = 0.5
"""A third that sounds for so much of the fourth or second beside it is the chord's, and the other passes."""

_ONE_NOTE, _NO_THIRD, _NOT_SURE = 0.5, 0.7, 0.85
"""The most that may be claimed where one note sounds, where the third is silent, and where only two notes
sound or others beside the chord."""

_PLAINLY_MORE = 0.15
"""How much more of what sounds another triad must hold than a suspended chord, to be told instead of it."""

_SOME_OUTSIDE, _MUCH_OUTSIDE = 0.25, 0.4
"""The share of what sounds beside a chord from which it is not sure, and from which it is open."""

_MAJOR, _MINOR, _DOMINANT_SEVENTH, _MAJOR_SEVENTH, _MINOR_SEVENTH = range(5)
_DIMINISHED = 5


def shares_of(beats: Iterable[Beat]) -> Shares:
    """What sounds over several beats, the silent ones left out."""
    heard = [(beat.weight, beat.shares) for beat in beats if not beat.is_silent]
    if len(heard) <= 1:
        return heard[0][1] if heard else (0.0,) * 12
    whole = sum([weight for weight, _ in heard])
    weighed = [[weight * share for share in shares] for weight, shares in heard]
    return tuple([sum(column) / whole for column in zip(*weighed, strict=True)])


def claimed(state: int, shares: Shares, key: str | None) -> int:
    """The chord that may be claimed of what sounds: `state` itself, or a plainer one on its root.

    Where neither third nor fifth of a chord outside the key sounds, it is the key's chord that explains most.
    """
    if state == COUNT or not any(shares):
        return state
    root, quality = root_and_quality(state)
    if key is not None and _is_unfounded(root, quality.intervals, shares, key):
        return _in_key(shares, key)
    if quality.third == "open":
        return _suspended(state, shares, key)
    third = 4 if quality.third == "major" else 3
    if _share(shares, root, third) < _SOUNDS:
        return _without_third(state, shares, key)
    return _by_seventh(state, shares, key)


def most_claimed(state: int, shares: Shares) -> float:
    """The highest confidence that what sounds allows for a chord, 0 to 1."""
    if state == COUNT or not any(shares):
        return 1.0
    root, quality = root_and_quality(state)
    count = sum([share >= _SOUNDS for share in shares])
    if count == 1:
        return _ONE_NOTE
    third = 4 if quality.third == "major" else 3
    if quality.third != "open" and _share(shares, root, third) < _SOUNDS:
        return _NO_THIRD
    outside = 1 - sum([_share(shares, root, above) for above in quality.intervals])
    if outside >= _MUCH_OUTSIDE:
        return _NO_THIRD
    return _NOT_SURE if count == 2 or outside >= _SOME_OUTSIDE else 1.0


def is_bare(state: int, shares: Shares) -> bool:
    """Whether a chord's root and fifth sound and neither third: a power chord, as guitarists call it."""
    if state == COUNT:
        return False
    root, quality = root_and_quality(state)
    thirds = _share(shares, root, 3) + _share(shares, root, 4)
    both = min(_share(shares, root, 0), _share(shares, root, 7))
    return quality.third != "open" and thirds < _SOUNDS <= both


def _is_unfounded(root: int, intervals: Sequence[int], shares: Shares, key: str) -> bool:
    """Whether neither third nor fifth sounds of a chord on a root outside the key."""
    return root not in scale(key) and all(_share(shares, root, above) < _SOUNDS for above in intervals[1:3])


def _by_seventh(state: int, shares: Shares, key: str | None) -> int:
    """A chord with a third, with its seventh only where that sounds."""
    root, quality = root_and_quality(state)
    kind = state % len(QUALITIES)
    if kind in {_MAJOR, _MINOR}:
        return _with_seventh(root, kind, shares)
    return state if _has_seventh(root, quality.intervals, shares, key) else _plain(root, quality)


def _has_seventh(root: int, intervals: Sequence[int], shares: Shares, key: str | None) -> bool:
    """Whether a chord's seventh, where it has one, sounds for a fair share; a major one must be the key's."""
    if len(intervals) <= 3:
        return True
    is_strange = key is not None and intervals[3] == 11 and (root + 11) % 12 not in scale(key)
    return not is_strange and _share(shares, root, intervals[3]) >= _FAIR


def _with_seventh(root: int, kind: int, shares: Shares) -> int:
    """A major or minor triad, with its lowered seventh where that sounds as much as the others."""
    if _share(shares, root, 10) < _AS_MUCH:
        return _state(root, kind)
    return _state(root, _DOMINANT_SEVENTH if kind == _MAJOR else _MINOR_SEVENTH)


def _plain(root: int, quality: Quality) -> int:
    """The triad of a chord with a third."""
    minor = _DIMINISHED if 6 in quality.intervals else _MINOR
    return _state(root, _MAJOR if quality.third == "major" else minor)


def _suspended(state: int, shares: Shares, key: str | None) -> int:
    """A suspended chord where its fourth or second sounds, no third settles it and no other triad does."""
    root, quality = root_and_quality(state)
    whole = _whole_triad(state, shares, key) if key is not None else None
    if whole is not None:
        return whole
    held = _share(shares, root, quality.intervals[1])
    major, minor = _share(shares, root, 4), _share(shares, root, 3)
    if max(major, minor) >= max(_SOUNDS, _THIRD_SETTLES * held):
        return _with_seventh(root, _MAJOR if major > minor else _MINOR, shares)
    return state if held >= _FAIR else _without_third(state, shares, key)


def _without_third(state: int, shares: Shares, key: str | None) -> int:
    """The key's own triad on the root, with a lowered seventh where that sounds plainly."""
    root, quality = root_and_quality(state)
    if 6 in quality.intervals:
        return state
    minor = quality.third == "minor" if key is None else _is_minor_in(root, key, quality.third)
    lowered = _share(shares, root, 10) >= _FAIR_ALONE
    if minor:
        return _state(root, _MINOR_SEVENTH if lowered else _MINOR)
    raised = 11 in quality.intervals and _share(shares, root, 11) >= _FAIR_ALONE
    fifth = _share(shares, root, 7) >= _SOUNDS
    kind = _DOMINANT_SEVENTH if lowered else _MAJOR_SEVENTH if raised and fifth else _MAJOR
    return _state(root, kind)


def _is_minor_in(root: int, key: str, otherwise: str) -> bool:
    """Whether the key's triad on a root is minor; a dominant is major in minor keys too."""
    notes = scale(key)
    if is_minor(key) and root == (notes[0] + 7) % 12:
        return otherwise == "minor"
    major, minor = (root + 4) % 12 in notes, (root + 3) % 12 in notes
    return minor if major != minor else otherwise == "minor"


def _in_key(shares: Shares, key: str) -> int:
    """The key's triad that most of what sounds belongs to; of equals the dominant, then the tonic."""
    tried = [
        (round(sum([shares[at] for at in tones]), 6), rank, state) for state, tones, rank in _triads_of(key)
    ]
    return max(tried)[-1]


def _whole_triad(state: int, shares: Shares, key: str) -> int | None:
    """A triad of the key that sounds whole and holds plainly more of what sounds than a chord; else None."""
    root, quality = root_and_quality(state)
    least = sum([_share(shares, root, above) for above in quality.intervals]) + _PLAINLY_MORE
    found = _in_key(shares, key)
    tones = next(tones for one, tones, _ in _triads_of(key) if one == found)
    held = [shares[at] for at in tones]
    return found if sum(held) >= least and min(held) >= _FAIR else None


@lru_cache(maxsize=64)
def _triads_of(key: str) -> tuple[tuple[int, tuple[int, ...], int], ...]:
    """The major and minor triads of a key, with their notes and which of equals comes first."""
    notes = scale(key)
    dominant = (notes[0] + 7) % 12
    found = []
    for root in notes:
        for kind in (_MAJOR, _MINOR):
            tones = tuple((root + above) % 12 for above in QUALITIES[kind].intervals)
            is_dominant = root == dominant and kind == _MAJOR
            if is_dominant or all(tone in notes for tone in tones):
                found.append((_state(root, kind), tones, 2 if is_dominant else int(root == notes[0])))
    return tuple(found)


def _share(shares: Shares, root: int, above: int) -> float:
    return shares[(root + above) % 12]


def _state(root: int, kind: int) -> int:
    return root * len(QUALITIES) + kind
