"""Whether a tune comes again where its chords come again, and changes where they change.

For lags of 1, 2, 4 and 8 bars, apart where the chord is the same so much later and where it is another.
"""

from arrangeboard.fit.measuring.flat import UNSAID, share
from arrangeboard.fit.measuring.portrait import Portrait
from arrangeboard.fit.measuring.terrain import Alike, Terrain
from arrangeboard.fit.steps import Mask

_LAGS = (1, 2, 4, 8)
_KINDS = ("rhythm", "pitches", "contour", "sounding")
NAMES = tuple(f"{kind}-{which}-{lag}" for lag in _LAGS for kind in _KINDS for which in ("same", "other"))


def measured(line: Portrait, place: Terrain) -> list[float]:
    """The measures of NAMES: shares of the onsets, or of the sounding time, that agree with later ones."""
    values: list[float] = []
    for alike in place.alike:
        values += _at_lag(line, alike)
    return values + [UNSAID] * (len(NAMES) - len(values))


def _at_lag(line: Portrait, alike: Alike) -> list[float]:
    """For each of the kinds its share where chords are the same, and where they are not."""
    lag = alike.lag
    either, rhythm = line.strikes | line.strikes >> lag, line.strikes & line.strikes >> lag
    pitches = line.onsets & line.onsets >> lag if rhythm else 0
    contour = _same_way(line, lag) if rhythm else 0
    sounding, both = line.time & line.time >> lag, line.sounds & line.sounds >> lag
    values = []
    for where, everywhere in (alike.same, alike.other):
        onsets = (either & where).bit_count()
        values.append(
            (
                share((rhythm & where).bit_count(), onsets),
                share((pitches & everywhere).bit_count(), onsets),
                share((contour & where).bit_count(), onsets),
                share((sounding & everywhere).bit_count(), (both & where).bit_count()),
            )
        )
    return [one for pair in zip(*values, strict=True) for one in pair]


def _same_way(line: Portrait, lag: int) -> Mask:
    """The onsets that are reached by the same interval as the one so much later."""
    same = 0
    for reached in line.ways.values():
        same |= reached & reached >> lag
    return same
