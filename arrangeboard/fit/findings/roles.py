"""What is asked of each role: a tune is one line, a bass another, and a drum has no pitch."""

from arrangeboard.fit.case import Case
from arrangeboard.fit.company import Voice

TUNES = frozenset({"melody", "counter-melody"})
"""Lines that are followed by ear."""

BACKING = frozenset({"harmony", "bass", "texture"})
"""What a tune stands in front of."""


def is_tune(case: Case) -> bool:
    """Whether the part is a tune that is followed by ear."""
    return case.spot.role in TUNES and not case.figure.drums


def is_line(case: Case) -> bool:
    """Whether the part is one line: a tune or a bass."""
    return (case.spot.role in TUNES or case.spot.role == "bass") and not case.figure.drums


def has_pitch(case: Case) -> bool:
    """Whether its pitches mean anything: not those of drums, nor of toms and noises on other channels."""
    return case.spot.role != "rhythm" and not case.figure.drums


def pitched_voices(case: Case) -> tuple[Voice, ...]:
    """The others whose pitches mean anything."""
    return case.spot.company.pitched


def follows_chords(case: Case) -> bool:
    """Whether its pitches are asked about the chords: not those of drums and of what is mere colour."""
    return case.spot.role not in {"texture", "rhythm"} and not case.figure.drums
