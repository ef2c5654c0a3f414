"""Pitches against harmony: of several findings with one cause only the one that names it is told."""

from collections.abc import Iterator

from arrangeboard.fit.case import Case
from arrangeboard.fit.finding import Finding
from arrangeboard.fit.findings.against_chords import against_chords
from arrangeboard.fit.findings.chord_tones import few_chord_tones
from arrangeboard.fit.findings.off_beat import off_beat
from arrangeboard.fit.findings.roles import follows_chords, has_pitch
from arrangeboard.fit.findings.rub import rub
from arrangeboard.fit.findings.wrong_key import wrong_key


def against_harmony(case: Case) -> Iterator[Finding]:
    """What is to be said about a part's pitches; one in another key is not told about each of its notes."""
    if not has_pitch(case):
        return
    against = against_chords(case)
    elsewhere = list(wrong_key(case, against))
    yield from elsewhere
    if against is not None and not elsewhere and follows_chords(case):
        yield from few_chord_tones(case, against)
        yield from rub(case, against)
        yield from off_beat(case, against)
