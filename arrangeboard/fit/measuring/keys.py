"""A line against the key: how long it stands on each degree, and on which its phrases close.

A table for each mode, since the sixth degree of a minor key is none of a major one.
"""

from arrangeboard.fit.measuring.flat import share, shares
from arrangeboard.fit.measuring.portrait import Portrait
from arrangeboard.fit.measuring.terrain import Terrain

NAMES = (
    "scale",
    "outside",
    *(f"time-{degree}" for degree in range(12)),
    *(f"closing-{degree}" for degree in range(12)),
)


def measured(line: Portrait, place: Terrain, mode: int) -> list[float]:
    """The measures of NAMES. `outside` is time on notes that neither the scale nor a known chord has."""
    whole, closings = (line.time & place.keyed).bit_count(), (line.closing & place.keyed).bit_count()
    degrees = place.key_degrees[12 * mode : 12 * mode + 12]
    stranger = line.time & place.keyed & place.known & ~place.scale & ~place.tones
    return [
        share((line.time & place.scale).bit_count(), whole),
        share(stranger.bit_count(), whole),
        *shares(line.time, degrees, whole),
        *shares(line.closing, degrees, closings),
    ]
