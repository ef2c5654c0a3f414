"""How much of a part sounds on tones of the chord."""

from collections.abc import Iterator

from arrangeboard.fit.case import Case
from arrangeboard.fit.finding import Finding, Measure
from arrangeboard.fit.findings.against_chords import AgainstChords
from arrangeboard.fit.findings.severity import Limit, Limits, severity

_TUNE = Limits(usual=Limit(0.50, 0.36), strict=Limit(0.56, 0.42))
"""Of real tunes with chords named by people 5 in 100 have less than .41 to .46, 10 less than .49 to .53.

FIT.md 2b: RS200 .41/.49, Billboard .46/.53; POP909, whose chords were made with the tune, .53/.58.
"""

_CHORDS = Limits(usual=Limit(0.55, 0.38), strict=Limit(0.64, 0.45))
"""By time and note: 5 in 100 accompaniments of the benchmark have less than .75, of imported songs .50."""

_BASS = Limits(usual=Limit(0.55, 0.36), strict=Limit(0.60, 0.42))
"""Roots, fifths and what passes between them: 5 in 100 basses of imported songs have less than .60."""

_REAL = {"melody": 46, "counter-melody": 46, "bass": 60, "harmony": 54}
"""In hundredths, what 95 of 100 real ones have more of: Billboard's tunes, imported songs' other lanes."""

_SURE_STEPS = 24
"""From a half note of sound on, few chord tones can be strong."""


def few_chord_tones(case: Case, against: AgainstChords) -> Iterator[Finding]:
    """A part that is off the chords for more of its time than 19 of 20 real ones."""
    grave = severity(case, against.share, _limits(case), guessed=against.guessed)
    if grave is not None:
        unsure = grave.grade == "strong" and against.steps < _SURE_STEPS
        yield Finding(
            "few-chord-tones",
            "mild" if unsure else grave.grade,
            grave.weight,
            case.spot.start,
            case.spot.end,
            Measure("chord-tones", 100 * against.share, _REAL[case.spot.role], 95),
            guessed=against.guessed,
        )


def _limits(case: Case) -> Limits:
    if case.spot.role == "bass":
        return _BASS
    return _CHORDS if case.spot.role == "harmony" else _TUNE
