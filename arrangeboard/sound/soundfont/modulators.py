"""Which modulators a zone has: the ten of the specification, then the instrument's, then the preset's.

Two modulators are the same one if all but their amount is equal.
"""

from collections.abc import Iterable

from arrangeboard.sound.soundfont import generators as gen
from arrangeboard.sound.soundfont.values import Modulator

VELOCITY_TO_ATTENUATION = Modulator(0x0502, gen.ATTENUATION, 960, 0, 0)
VELOCITY_TO_CUTOFF = Modulator(0x0102, gen.FILTER_CUTOFF, -2400, 0, 0)
# SoundFont 2.04, 8.4. The specification gives pan an amount of 1000, which would reach both ends of the
# room halfway; synthesisers take 500.
DEFAULT_MODULATORS = (
    VELOCITY_TO_ATTENUATION,
    VELOCITY_TO_CUTOFF,
    Modulator(0x000D, gen.VIBRATO_LFO_TO_PITCH, 50, 0, 0),
    Modulator(0x0081, gen.VIBRATO_LFO_TO_PITCH, 50, 0, 0),
    Modulator(0x0587, gen.ATTENUATION, 960, 0, 0),
    Modulator(0x028A, gen.PAN, 500, 0, 0),
    Modulator(0x058B, gen.ATTENUATION, 960, 0, 0),
    Modulator(0x00DB, gen.REVERB_SEND, 200, 0, 0),
    Modulator(0x00DD, gen.CHORUS_SEND, 200, 0, 0),
    Modulator(0x020E, gen.PITCH, 12_700, 0x0010, 0),
)

Identity = tuple[int, int, int, int]
Modulators = dict[Identity, Modulator]


def by_identity(modulators: Iterable[Modulator]) -> Modulators:
    """The modulators by all but their amounts; of equal ones the last counts."""
    return {_identity(modulator): modulator for modulator in modulators}


def added(modulators: Modulators, others: Modulators) -> tuple[Modulator, ...]:
    """The modulators with the amounts of the same `others` added, and then those that are new."""
    if not others:
        return tuple(modulators.values())
    summed = {identity: _sum(one, others.get(identity)) for identity, one in modulators.items()}
    new = (other for identity, other in others.items() if identity not in modulators)
    return (*summed.values(), *new)


def _identity(modulator: Modulator) -> Identity:
    return (modulator.source, modulator.destination, modulator.amount_source, modulator.transform)


def _sum(one: Modulator, other: Modulator | None) -> Modulator:
    if other is None:
        return one
    return Modulator(one.source, one.destination, one.amount + other.amount, one.amount_source, one.transform)
