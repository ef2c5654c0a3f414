"""What can be found about a part, a file for each matter; here is the list of all finders."""

from collections.abc import Callable, Iterable

from arrangeboard.fit.case import Case
from arrangeboard.fit.finding import Finding
from arrangeboard.fit.findings.chord_tones import few_chord_tones

Finder = Callable[[Case], Iterable[Finding]]

FINDERS: tuple[Finder, ...] = (few_chord_tones,)
"""Asked in turn; each answers with nothing, one finding or several."""
