"""The units of SoundFonts as seconds, frequencies and factors.

Where the specification leaves room, or synthesisers have settled on another reading, FluidSynth's is taken:
fonts are made by listening to it.
"""

import math

CELL = 64
"""Frames between two points at which all that moves is worked out; in between it moves in straight lines."""

FULL_FALL_CENTIBELS = 960.0
"""How far an envelope falls from its peak to nothing."""

LOUDNESS = 0.2
"""The factor from a SoundFont's full scale to ours: room for many voices, as in FluidSynth's defaults."""

LOWEST_HERTZ = 8.175_798_9
"""The frequency of MIDI's pitch 0, where absolute cents begin."""

_NO_TIME = -32_768


def seconds(timecents: float, longest: float) -> float:
    """Timecents within -12,000 to `longest` as seconds; the lowest number of all means none."""
    if timecents <= _NO_TIME:
        return 0.0
    return float(2.0 ** (min(max(timecents, -12_000.0), longest) / 1200.0))


def hertz(cents: float) -> float:
    """Absolute cents of an oscillator as a frequency."""
    return float(LOWEST_HERTZ * 2.0 ** (min(max(cents, -16_000.0), 4500.0) / 1200.0))


def gain(centibels: float) -> float:
    """An attenuation as a factor."""
    return float(10.0 ** (centibels / -200.0))


def centibels(factor: float) -> float:
    """A factor above 0 as an attenuation."""
    return -200.0 * math.log10(factor)
