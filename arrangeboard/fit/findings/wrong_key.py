"""A part in another key than its section: far off the chords, or a semitone beside what all others sound."""

from collections.abc import Iterator
from typing import NamedTuple

from arrangeboard.fit.case import Case
from arrangeboard.fit.finding import Finding, Measure
from arrangeboard.fit.findings.against_chords import AgainstChords, best_transposition
from arrangeboard.fit.findings.among_others import AmongOthers, among_others
from arrangeboard.fit.findings.key_fit import likeliest_key, section_fit
from arrangeboard.fit.findings.severity import Limit, Limits, Severity, severity
from arrangeboard.theory.keys import is_minor

_SHARE = {"free": 0.30, "usual": 0.44, "strict": 0.50}
"""Asked only of parts with fewer chord tones: of real ones one in twenty or fewer."""

_REAL_SHARE = 90
"""Of 100 real parts so many have more than half, the largest of these: 10 in 100 of RS200's tunes have less
than .49, 5 of the benchmark's."""

_GAIN = Limits(usual=Limit(0.18, 0.28), strict=Limit(0.15, 0.24), free=Limit(0.45, 0.60))
"""How many more chord tones there must be some semitones away.

Of the benchmark's true tunes 1 in 100 gains .28 at less than .44, of those moved by a semitone 97.
"""

_FITS = 0.62
"""With so many chord tones a part is in its key, and whoever clashes with it is not."""

_CLASH = {"free": 0.35, "usual": 0.18, "strict": 0.14}
"""The share beside others from which they are asked. 9 of 10 real parts: less than .13; 19 of 20: .24."""

_AGREEMENT = Limits(usual=Limit(0.30, 0.40), strict=Limit(0.25, 0.36), free=Limit(0.70, 0.90))
"""How much better a part must agree with the others some semitones away, in shares.

With a clash of .2 and a gain of .4: 3 in 1,000 real parts, 92 to 96 of 100 moved by a semitone.
"""

_LEAST_NOTES = 3
"""One note or two are in no key."""

_LEAST_CLASSES, _CLEARLY = 4, 0.1
"""Fewer notes are in many keys, and less of a difference in r is none."""

_ENOUGH_CLASSES, _AS_WELL = 5, 0.02
"""What is asked of a part of which is said that it is in its section's key: there both must be plainer."""

_MENDS = 3
"""A move must leave less than one in so many of the steps on which a part clashes."""

_CLEAR = 0.5
"""The r with its likeliest key from which a part is in a key at all."""

_ANY_KEY = "C"
"""How clear a key is does not depend on where it is counted from."""

_RELATIVE = {(False, False): 0, (True, True): 0, (False, True): 9, (True, False): 3}
"""How far above a section's tonic that of the same notes lies, by whether each is minor."""


class _Evidence(NamedTuple):
    severity: Severity
    move: int
    measure: Measure
    guessed: bool


def wrong_key(case: Case, against: AgainstChords | None) -> Iterator[Finding]:
    """A part that fits badly as it stands, and well some semitones away; told once, by the surer evidence."""
    if len(case.figure.notes) < _LEAST_NOTES:
        return
    said = [one for one in (_by_chords(case, against), _by_others(case, against)) if one is not None]
    if not said:
        return
    surest = max(said, key=_surety)
    yield Finding(
        "wrong-key",
        surest.severity.grade,
        surest.severity.weight,
        case.spot.start,
        case.spot.end,
        surest.measure,
        values={"semitones": surest.move, **_keys(case, surest.move)},
        guessed=surest.guessed,
    )


def _surety(evidence: _Evidence) -> tuple[bool, float]:
    return evidence.severity.grade == "strong", evidence.severity.weight


def _by_chords(case: Case, against: AgainstChords | None) -> _Evidence | None:
    """Few chord tones as it is, and many after a transposition."""
    if against is None or against.share >= _SHARE[case.strictness]:
        return None
    if is_in_section_key(case):
        return None
    move, steps = best_transposition(case, against)
    then = steps / against.steps
    grave = severity(case, then - against.share, _GAIN, guessed=against.guessed)
    if grave is None:
        return None
    measure = Measure("transposed-chord-tones", 100 * against.share, 100 * then, _REAL_SHARE)
    return _Evidence(grave, move, measure, against.guessed)


def _by_others(case: Case, against: AgainstChords | None) -> _Evidence | None:
    """Beside the others as it is, and with them after a transposition; the chords must not speak for it."""
    if against is not None and against.share >= _FITS:
        return None
    others = among_others(case)
    if others is None or others.clash < _CLASH[case.strictness] or not _is_mended(others):
        return None
    if not _has_key(case):
        return None
    grave = severity(case, others.gain, _AGREEMENT)
    if grave is None:
        return None
    return _Evidence(grave, others.move, Measure("clash", 100 * others.clash, 13, 90), guessed=False)


def _is_mended(others: AmongOthers) -> bool:
    """Whether the move leaves less than a third of the clash."""
    return _MENDS * others.left < others.beside


def _has_key(case: Case) -> bool:
    """Whether the notes are in some key: a cluster is in none, wherever it is moved."""
    counts = tuple([mask.bit_count() for mask in case.figure.sounding])
    if sum([count > 0 for count in counts]) < _LEAST_CLASSES:
        return False
    return likeliest_key(counts, _ANY_KEY).r >= _CLEAR


def is_in_section_key(case: Case) -> bool:
    """Whether the notes go with their section's key as well as with any: then it is not the key."""
    keys = case.spot.ground.keys
    counts = tuple([mask.bit_count() for mask in case.figure.sounding])
    if not keys or sum([count > 0 for count in counts]) < _ENOUGH_CLASSES:
        return False
    return section_fit(counts, keys[0].key) >= max(_CLEAR, likeliest_key(counts, keys[0].key).r - _AS_WELL)


def _keys(case: Case, move: int) -> dict[str, object]:
    """The key that the notes themselves are in, where the move leads from there into the section's.

    Its tonic is told as a distance from the section's. A major key and its relative minor count as one.
    """
    keys = case.spot.ground.keys
    counts = tuple([mask.bit_count() for mask in case.figure.sounding])
    if not keys or sum([count > 0 for count in counts]) < _LEAST_CLASSES:
        return {}
    own, now = likeliest_key(counts, keys[0].key), section_fit(counts, keys[0].key)
    relative = _RELATIVE[is_minor(keys[0].key), own.minor]
    if (own.away + move) % 12 != relative or own.r - now < _CLEARLY:
        return {}
    return {"away": own.away, "minor": own.minor, "r": round(own.r, 2), "section_r": round(now, 2)}
