"""How much of a part sounds on tones of the chord."""

from collections.abc import Iterator

from arrangeboard.fit.case import Case
from arrangeboard.fit.finding import Finding
from arrangeboard.fit.findings.against_chords import AgainstChords
from arrangeboard.fit.findings.severity import Limit, Limits, measure, severity
from arrangeboard.fit.findings.wrong_key import is_in_section_key

_TUNE = Limits(usual=Limit(0.49, 0.36, 90), strict=Limit(0.56, 0.42, 80))
"""Of tunes with chords named by people 10 in 100 have less than .49 (RS200) to .53 (Billboard; FIT.md 2b).

Of those of the benchmark 5 and 12 in 100 have less than .49 and .56, over plain chords 9 and 19; of those of
imported songs 5 and 11.
"""

_CHORDS = Limits(usual=Limit(0.55, 0.38, 90), strict=Limit(0.64, 0.45, 85))
"""Of accompaniments of imported songs 7 and 13 in 100 have less, of those of the benchmark hardly one."""

_OTHER_ORDER = Limits(usual=Limit(0.55, 0.46, 90), strict=Limit(0.64, 0.52, 85))
"""Asked of chords in the section's own key, where nothing but their order can be amiss."""

_BASS = Limits(usual=Limit(0.55, 0.36, 95), strict=Limit(0.60, 0.42, 90))
"""Roots, fifths and what passes between them: of basses of imported songs 2 and 6 in 100 have less."""

_CHORDAL = 2
"""With so many pitch classes at a time a part plays chords."""

_SURE_STEPS = 24
"""From a half note of sound on, few chord tones can be strong."""


def few_chord_tones(case: Case, against: AgainstChords) -> Iterator[Finding]:
    """A part that is off the chords for more of its time than 19 of 20 real ones."""
    is_order = _has_own_chords(case)
    limits = _OTHER_ORDER if is_order and case.spot.role == "harmony" else _limits(case)
    grave = severity(case, against.share, limits, guessed=against.guessed)
    if grave is not None:
        unsure = grave.grade == "strong" and against.steps < _SURE_STEPS
        yield Finding(
            "few-chord-tones",
            "mild" if unsure else grave.grade,
            grave.weight,
            case.spot.start,
            case.spot.end,
            measure(case, "chord-tones", against.share, limits),
            values={"order": True} if is_order else {},
            guessed=against.guessed,
        )


def _has_own_chords(case: Case) -> bool:
    """Whether a part plays chords of the section's own key, so that others are meant at these times."""
    figure = case.figure
    voices = sum([mask.bit_count() for mask in figure.sounding]) / max(1, figure.sounds.bit_count())
    return voices >= _CHORDAL and is_in_section_key(case)


def _limits(case: Case) -> Limits:
    if case.spot.role == "bass":
        return _BASS
    return _CHORDS if case.spot.role == "harmony" else _TUNE
