"""How much of a part sounds on tones of the chord."""

from collections.abc import Iterator

from arrangeboard.fit.case import Case
from arrangeboard.fit.finding import Finding, Measure
from arrangeboard.fit.findings.against_chords import AgainstChords
from arrangeboard.fit.findings.severity import Limit, Limits, severity

_TUNE = Limits(usual=Limit(0.50, 0.38), strict=Limit(0.56, 0.44))
_CHORDS = Limits(usual=Limit(0.50, 0.38), strict=Limit(0.56, 0.44))
_BASS = Limits(usual=Limit(0.50, 0.38), strict=Limit(0.56, 0.44))


def few_chord_tones(case: Case, against: AgainstChords) -> Iterator[Finding]:
    """A part that is off the chords for more of its time than 19 of 20 real ones."""
    role = case.spot.role
    limits = _BASS if role == "bass" else _CHORDS if role == "harmony" else _TUNE
    grave = severity(case, against.share, limits, guessed=against.guessed)
    if grave is not None:
        yield Finding(
            "few-chord-tones",
            grave.grade,
            grave.weight,
            case.spot.start,
            case.spot.end,
            Measure("chord-tones", 100 * against.share, 100 * grave.usual, 95),
            guessed=against.guessed,
        )
