"""A part in another key than its section: off the chords, off the scale, or a semitone beside the others."""

from collections.abc import Iterator

from arrangeboard.fit.case import Case
from arrangeboard.fit.finding import Finding, Measure
from arrangeboard.fit.findings.against_chords import AgainstChords, best_transposition

_STRONG, _NOW = 0.25, 0.45


def wrong_key(case: Case, against: AgainstChords) -> Iterator[Finding]:
    """A part that fits badly as it stands, and well some semitones away."""
    if against.share > _NOW:
        return
    move, steps = best_transposition(case, against)
    then = steps / against.steps
    if then - against.share < _STRONG:
        return
    yield Finding(
        "wrong-key",
        "strong",
        min(1.0, 0.5 + then - against.share),
        case.spot.start,
        case.spot.end,
        Measure("transposed-chord-tones", 100 * against.share, 100 * then, 95),
        values={"semitones": move, "then": 100 * then},
        guessed=against.guessed,
    )
