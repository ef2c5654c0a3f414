"""A line against the chords: how long and where it stands on chord tones, and what becomes of other notes.

Chord-tone shares follow Yeh and others (2021, "Automatic melody harmonization with triad chords"): weighted
by time. The rest asks the same of strong places, and of what a non-chord tone does next.
"""

from arrangeboard.fit.measuring.flat import share, shares
from arrangeboard.fit.measuring.portrait import Portrait
from arrangeboard.fit.measuring.terrain import QUALITIES, Terrain

NAMES = (
    "tones-time",
    "tones-onsets",
    "tones-beats",
    "tones-held",
    "tones-closing",
    "tones-last",
    "tones-changes",
    "triad",
    "ahead",
    "fresh",
    "fresh-at-changes",
    "above",
    "other-resolved",
    "other-left",
    "other-repeated",
    "other-leapt",
    *(f"{quality}-{degree}" for quality in QUALITIES for degree in range(12)),
)


def measured(line: Portrait, place: Terrain) -> list[float]:
    """The measures of NAMES; all but the shares of single onsets and notes are shares of time."""
    time = line.time & place.known
    whole = time.bit_count()
    other = time & ~place.tones
    return [
        share((time & place.tones).bit_count(), whole),
        *(_on_tones(notes & place.known, place) for notes in (line.onsets, line.time & place.beats)),
        *(_on_tones(notes & place.known, place) for notes in (line.held, line.closing, line.last)),
        _on_tones(time & place.changes, place),
        share((time & place.triad).bit_count(), whole),
        share((time & place.ahead).bit_count(), whole),
        share((time & place.fresh).bit_count(), whole),
        share((line.onsets & place.fresh & place.changes).bit_count(), place.changes.bit_count() // 12),
        share((time & place.above).bit_count(), whole),
        share((other & line.resolved).bit_count(), whole),
        share((other & line.left).bit_count(), whole),
        share((other & line.repeated).bit_count(), whole),
        share((other & line.leapt).bit_count(), whole),
        *shares(time, place.degrees, whole),
    ]


def _on_tones(notes: int, place: Terrain) -> float:
    return share((notes & place.tones).bit_count(), notes.bit_count())
