"""A line against the metre: which notes begin, close and end on bars, half-bars, beats, eighths and between.

Long notes and phrase ends want strong places: Lerdahl and Jackendoff (1983, "A Generative Theory of Tonal
Music"), preference rules for length and for cadences.
"""

from arrangeboard.fit.measuring.flat import shares
from arrangeboard.fit.measuring.portrait import Portrait
from arrangeboard.fit.measuring.terrain import Terrain

_LEVELS = ("bar", "half-bar", "beat", "eighth", "between")
_KINDS = ("onset", "long", "opening", "ending", "last")

NAMES = (
    *(f"{kind}-{level}" for kind in _KINDS for level in _LEVELS),
    "first-at",
    "last-before-end",
    "silence-at-end",
    "last-length",
)


def measured(line: Portrait, place: Terrain, start: int, end: int) -> list[float]:
    """The measures of NAMES in a spot from step `start` to `end`; the last four in bars, two at most."""
    first, final = line.notes[0], line.notes[-1]
    last = 1 << final.start
    kinds = (line.strikes, line.long, line.opening, line.ends, last)
    return [
        *(one for kind in kinds for one in shares(kind, place.levels, kind.bit_count())),
        min((first.start - start) / place.bar, 1.0),
        min((end - final.start) / place.bar, 2.0),
        max(0.0, min((end - final.end) / place.bar, 1.0)),
        min((final.end - final.start) / place.bar, 1.0),
    ]
