"""A line against everybody else who plays: agreement, rubs, doublings, and notes struck together.

Agreement is asked apart from the chords: what is played tells more than a symbol. Shares of coincidence
follow FIT's finding that sixteenths are told by them, and beats hardly.
"""

from arrangeboard.fit.measuring.crowd import Crowd
from arrangeboard.fit.measuring.flat import share
from arrangeboard.fit.measuring.portrait import Portrait
from arrangeboard.fit.measuring.terrain import Terrain

_LEVELS = ("bar", "half-bar", "beat", "eighth", "between")

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
    *(f"coincide-{level}" for level in _LEVELS),
    *(f"alone-{level}" for level in _LEVELS),
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
    """The measures of NAMES. The last ten are shares of all onsets: on that level, with others or not."""
    time, onsets = line.time & others.there, line.onsets & others.there
    beats, held, closing = time & place.beats, line.held & others.there, line.closing & others.there
    tones, other = time & place.tones, time & place.known & ~place.tones
    whole, begun, long = time.bit_count(), onsets.bit_count(), held.bit_count()
    on, beside = others.sounding, others.beside
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
        *_coincidences(line, place, others),
    ]


def _coincidences(line: Portrait, place: Terrain, others: Crowd) -> list[float]:
    onsets = line.strikes.bit_count()
    with_them, without = line.strikes & others.strikes, line.strikes & ~others.strikes
    doubled = line.onsets & others.onsets
    return [
        share(doubled.bit_count(), onsets),
        share(with_them.bit_count(), onsets),
        *(share((with_them & level).bit_count(), onsets) for level in place.levels),
        *(share((without & level).bit_count(), onsets) for level in place.levels),
    ]
