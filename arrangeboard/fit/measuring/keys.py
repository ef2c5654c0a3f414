"""A line against the key: how long it stands on each degree, with its chord or not, and where it closes.

Degrees count from the tonic of the major key with that scale, in minor too: the sixth of a major key is the
home of its minor. Nothing asks which chord of the key sounds, so that no chord is rare.
"""

from arrangeboard.fit.measuring.flat import share, shares
from arrangeboard.fit.measuring.portrait import Portrait
from arrangeboard.fit.measuring.terrain import Terrain

_SCALE = (0, 2, 4, 5, 7, 9, 11)

NAMES = (
    "scale",
    "outside",
    *(f"time-{degree}" for degree in range(12)),
    *(f"other-{degree}" for degree in _SCALE),
    *(f"closing-{degree}" for degree in _SCALE),
)


def measured(line: Portrait, place: Terrain) -> list[float]:
    """The measures of NAMES, as shares of time and of closing notes.

    `outside` is time on notes that neither the scale nor a known chord has; `other` ones are not the chord's.
    """
    time, closings = line.time & place.keyed, line.closing & place.keyed
    over_chords = time & place.known
    other = over_chords & ~place.tones
    whole, closed, chorded = time.bit_count(), closings.bit_count(), over_chords.bit_count()
    degrees = place.key_degrees
    natural = [degrees[one] for one in _SCALE]
    return [
        share((time & place.scale).bit_count(), whole),
        share((other & ~place.scale).bit_count(), whole),
        *shares(time, degrees, whole),
        *shares(other, natural, chorded),
        *shares(closings, natural, closed),
    ]
