"""What a zone comes to for one pitch and velocity: all the figures a voice begins with.

Times are in frames, speeds in turns or falls a frame.
"""

import math
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from arrangeboard.sound.sampler import figures as fig
from arrangeboard.sound.sampler import parameters as par
from arrangeboard.sound.sampler.modulators import Following, following, settled
from arrangeboard.sound.sampler.units import CELL, FULL_FALL_CENTIBELS, hertz, seconds
from arrangeboard.sound.soundfont import generators as gen
from arrangeboard.sound.soundfont.values import Sample, Zone

Row = NDArray[np.float64]

LOOPED_TO_THE_END, LOOPED_WHILE_HELD = 1, 3

# FluidSynth counts only so much of a zone's own attenuation, as the sound cards did that fonts were made for.
_ATTENUATION_SHARE = 0.4
_LEAST_RELEASE = -7200.0
_FIRST_TIME, _LAST_TIME = gen.MODULATION_LFO_DELAY, gen.KEY_TO_VOLUME_DECAY
_LONGEST_HOLD, _LONGEST = 5000.0, 8000.0
_ENVELOPES = (
    (fig.VOLUME, gen.VOLUME_DELAY, gen.KEY_TO_VOLUME_HOLD),
    (fig.SHAPE, gen.MODULATION_DELAY, gen.KEY_TO_MODULATION_HOLD),
)
_OSCILLATORS = (
    (fig.WOBBLE_DELAY, gen.MODULATION_LFO_DELAY),
    (fig.VIBRATO_DELAY, gen.VIBRATO_LFO_DELAY),
)


SET_ONCE = frozenset(range(_FIRST_TIME, _LAST_TIME + 1))
"""Generators that stand still once a voice has begun: the times of its envelopes and oscillators."""


class Tone(NamedTuple):
    """`figures` is a column of `figures`, `parameters` a row of `parameters` before the channel moves it."""

    sample: Sample
    is_looped: bool
    exclusive_class: int
    figures: Row
    parameters: Row
    following: tuple[Following, ...]


def tone(zone: Zone, pitch: int, velocity: int, rate: int, offsets: dict[int, float]) -> Tone:
    """The zone's tone at a rate of frames a second; `offsets` are what controls add to its generators."""
    values: list[float] = [*zone.generators]
    pitch = int(values[gen.KEY_NUMBER]) if values[gen.KEY_NUMBER] >= 0 else pitch
    velocity = int(values[gen.VELOCITY]) if values[gen.VELOCITY] >= 0 else velocity
    values[gen.ATTENUATION] *= _ATTENUATION_SHARE
    for sums in (settled(zone.modulators, pitch, velocity), offsets):
        for number, value in sums.items():
            values[number] += value
    figures = _times(tuple(values[_FIRST_TIME : _LAST_TIME + 1]), pitch, rate).copy()
    figures[fig.QUIETNESS] = min(max(values[gen.ATTENUATION], 0.0), FULL_FALL_CENTIBELS)
    _set_sample(figures, zone)
    return Tone(
        sample=zone.sample,
        is_looped=figures[fig.LOOP_LENGTH] > 0,
        exclusive_class=int(values[gen.EXCLUSIVE_CLASS]),
        figures=figures,
        parameters=_parameters(values, zone, pitch, rate),
        following=following(zone.modulators, pitch, velocity),
    )


@lru_cache(maxsize=4096)
def _times(values: tuple[float, ...], pitch: int, rate: int) -> Row:
    """Figures with the times of envelopes and oscillators, from the generators that say them."""
    figures = np.zeros(fig.COUNT)
    for place, first, key_to_hold in _ENVELOPES:
        start = first - _FIRST_TIME
        delay, attack, hold, decay, sustain, release = values[start : start + 6]
        by_key = key_to_hold - _FIRST_TIME
        hold += values[by_key] * (60 - pitch)
        decay += values[by_key + 1] * (60 - pitch)
        if place == fig.VOLUME:
            release = max(release, _LEAST_RELEASE)
        figures[place : place + fig.ENVELOPE] = (
            _whole_cells(rate * seconds(delay, _LONGEST_HOLD)),
            CELL + _whole_cells(rate * seconds(attack, _LONGEST)),
            rate * seconds(hold, _LONGEST_HOLD),
            1.0 / max(CELL, rate * seconds(decay, _LONGEST)),
            min(max(1.0 - sustain / 1000.0, 0.0), 1.0),
            1.0 / (CELL + _whole_cells(rate * seconds(release, _LONGEST))),
        )
    for place, first in _OSCILLATORS:
        delay, speed = values[first - _FIRST_TIME :][:2]
        figures[place : place + 2] = rate * seconds(delay, _LONGEST_HOLD), hertz(speed) / rate
    return figures


def _whole_cells(frames: float) -> float:
    return CELL * math.floor(frames / CELL)


def _set_sample(figures: Row, zone: Zone) -> None:
    sample, mode = zone.sample, zone.generators[gen.SAMPLE_MODES]
    figures[fig.LENGTH] = sample.length
    if mode in (LOOPED_TO_THE_END, LOOPED_WHILE_HELD) and sample.loop_end > sample.loop_start:
        figures[fig.LOOP_START] = sample.loop_start
        figures[fig.LOOP_LENGTH] = sample.loop_end - sample.loop_start
        figures[fig.ENDS_LOOP] = mode == LOOPED_WHILE_HELD


def _parameters(values: list[float], zone: Zone, pitch: int, rate: int) -> Row:
    row = np.zeros(par.COUNT)
    for number, (place, unit) in par.PLACES.items():
        row[place] += values[number] * unit
    sample = zone.sample
    root = values[gen.ROOT_KEY] if values[gen.ROOT_KEY] >= 0 else sample.root_pitch
    root -= sample.correction_cents / 100.0
    row[par.PITCH] += values[gen.SCALE_TUNING] * (pitch - root)
    row[par.PITCH] += 1200.0 * math.log2(sample.rate / rate)
    return row
