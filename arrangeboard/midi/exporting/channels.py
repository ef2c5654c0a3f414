"""Which port and channel each lane speaks on.

No two lanes share both, so that a program that keeps sounds by channel plays every lane with its own. Drums
take channel 10 (index 9) and nothing else does. A file with up to 15 pitched lanes and one drum lane needs
only port 0; each further port holds as many again.
"""

from collections.abc import Iterable

from msgspec import Struct

DRUM_CHANNEL = 9
PITCHED_CHANNELS = tuple(channel for channel in range(16) if channel != DRUM_CHANNEL)


class Address(Struct, frozen=True):
    """A port and a channel on it, both counted from 0."""

    port: int
    channel: int


def addresses(drums: Iterable[bool]) -> list[Address]:
    """An address for each lane, told by whether it is a drum lane."""
    pitched = kits = 0
    found = []
    for is_kit in drums:
        if is_kit:
            found.append(Address(kits, DRUM_CHANNEL))
            kits += 1
        else:
            port, place = divmod(pitched, len(PITCHED_CHANNELS))
            found.append(Address(port, PITCHED_CHANNELS[place]))
            pitched += 1
    return found
