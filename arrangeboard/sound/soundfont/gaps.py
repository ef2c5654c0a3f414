"""Keys that a preset forgets between keys that sound.

The General MIDI font of the installation has some: E4 of its alto saxophone, two octaves of its whistle. A
note that is missing in the middle of an instrument is an oversight, so the sounds at the sides of a gap
meet in its middle. Outside the keys of an instrument, and in kits, silence is meant.
"""

from msgspec.structs import replace

from arrangeboard.sound.soundfont import generators as gen
from arrangeboard.sound.soundfont.values import Zone

Keys = tuple[int, int]


def closed(zones: tuple[Zone, ...]) -> tuple[Zone, ...]:
    """The zones, those at the sides of a gap widened to its middle; of one key the upper ones."""
    highest: dict[int, int] = {}
    lowest: dict[int, int] = {}
    for first, last in _gaps(sorted({zone.keys for zone in zones})):
        middle = (first + last + 1) // 2
        highest[first - 1], lowest[last + 1] = middle - 1, middle
    return tuple(_widened(zone, lowest, highest) for zone in zones) if lowest else zones


def _gaps(ranges: list[Keys]) -> list[Keys]:
    found = []
    reached = ranges[0][1] if ranges else 0
    for low, high in ranges:
        if low > reached + 1:
            found.append((reached + 1, low - 1))
        reached = max(reached, high)
    return found


def _widened(zone: Zone, lowest: dict[int, int], highest: dict[int, int]) -> Zone:
    low, high = zone.keys
    keys = (lowest.get(low, low), highest.get(high, high))
    if keys == zone.keys:
        return zone
    generators = list(zone.generators)
    generators[gen.KEY_RANGE] = keys[0] | keys[1] << 8
    return replace(zone, keys=keys, generators=tuple(generators))
