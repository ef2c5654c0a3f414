"""A line against everybody else who plays: agreement, rubs, doublings, and notes struck together.

Agreement is asked apart from the chords: what is played tells more than a symbol. Shares of coincidence
follow FIT's finding that sixteenths are told by them, and beats hardly.
"""

from arrangeboard.fit.measuring.crowd import Crowd
from arrangeboard.fit.measuring.flat import share
from arrangeboard.fit.measuring.portrait import Portrait
from arrangeboard.fit.measuring.terrain import Terrain

NAMES = (
    "agree-time",
    "agree-onsets",
    "agree-held",
    "agree-beats",
    "agree-closing",
    "beside-time",
    "beside-onsets",
    "beside-held",
    "beside-unresolved",
    "tone-without",
    "other-with",
    "other-beside",
    "doubled",
    "coincide",
)


Heard = tuple[int, int, int, int, int]


def heard(line: Portrait, others: Crowd) -> Heard:
    """All of the others that the measures look at: where the line itself sounds and begins notes."""
    return (
        line.time & others.sounding,
        line.time & others.beside,
        line.time & others.there,
        line.onsets & others.onsets,
        line.strikes & others.strikes,
    )


def measured(line: Portrait, place: Terrain, others: Crowd) -> list[float]:
    """The measures of NAMES; the last two are shares of the onsets."""
    time, onsets = line.time & others.there, line.onsets & others.there
    beats, held, closing = time & place.beats, line.held & others.there, line.closing & others.there
    tones, other = time & place.tones, time & place.known & ~place.tones
    whole, begun, long = time.bit_count(), onsets.bit_count(), held.bit_count()
    on, beside, struck = others.sounding, others.beside, line.strikes.bit_count()
    return [
        share((time & on).bit_count(), whole),
        share((onsets & on).bit_count(), begun),
        share((held & on).bit_count(), long),
        share((beats & on).bit_count(), beats.bit_count()),
        share((closing & on).bit_count(), closing.bit_count()),
        share((time & beside).bit_count(), whole),
        share((onsets & beside).bit_count(), begun),
        share((held & beside).bit_count(), long),
        share((time & beside & ~line.resolved).bit_count(), whole),
        share((tones & ~on).bit_count(), whole),
        share((other & on).bit_count(), whole),
        share((other & beside).bit_count(), whole),
        share((line.onsets & others.onsets).bit_count(), struck),
        share((line.strikes & others.strikes).bit_count(), struck),
    ]
