"""How loud, how fast and how bright each voice is, at the moments of a stretch of cells.

Everything here is worked out at the borders of cells, for all voices at once.
"""

import math
from collections.abc import Callable
from typing import NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from arrangeboard.sound.sampler import figures as fig
from arrangeboard.sound.sampler import filters
from arrangeboard.sound.sampler import parameters as par
from arrangeboard.sound.sampler.cells import Cells
from arrangeboard.sound.sampler.envelopes import Table, shape, volume
from arrangeboard.sound.sampler.oscillators import vibrato, wobble
from arrangeboard.sound.sampler.pool import MOST_STEP
from arrangeboard.sound.sampler.units import CELL, FULL_FALL_CENTIBELS, LOUDNESS

Settings = NDArray[np.float64]
Value = TypeVar("Value", bound=np.generic)
Swing = Callable[[Table, Table], Table]

_LEAST_STEP = 1e-6
_NEPERS_PER_CENTIBEL = -math.log(10.0) / 200.0
_MOST_CENTIBELS = 1440.0
# With LOUDNESS 87 decibels below full scale, where a fading voice is heard by nobody.
_INAUDIBLE_CENTIBELS = 730.0
_PAN_END = 500.0
_FARTHEST_CENTS = 12_000.0


class Motion(NamedTuple):
    """`amplitudes` (voices, moments + 1), and where voices are over for good; `sides` how they reach left,
    right and the reverb's left and right (4, voices, moments + 1 or 1); `steps` frames of the sample a
    frame, `filter_keys` and whether cells are filtered (voices, moments)."""

    amplitudes: Cells
    is_over: NDArray[np.bool_]
    sides: Cells
    steps: Table
    filter_keys: filters.Keys
    is_filtered: NDArray[np.bool_]


def motion(voices: Table, settings: Settings, frames: Table) -> Motion:
    """Of voices (figures, voices) with settings (parameters, voices, moments + 1 or 1) at frames."""
    wobbles = _swings(settings[par.WOBBLE_TO_PITCH : par.WOBBLE_TO_VOLUME + 1], wobble, voices, frames)
    shapes = _swings(settings[par.SHAPE_TO_PITCH : par.SHAPE_TO_CUTOFF + 1], shape, voices, frames)
    vibratos = _swings(settings[par.VIBRATO_TO_PITCH :][:1], vibrato, voices, frames)
    amplitudes, levels = volume(voices, frames)
    over = _is_over(voices, levels)
    attenuation = np.clip(settings[par.ATTENUATION], 0.0, _MOST_CENTIBELS)
    attenuation = np.maximum(attenuation - wobbles[2], 0.0)
    loudness = np.exp(attenuation * _NEPERS_PER_CENTIBEL) * filters.loudness(settings[par.RESONANCE])
    cents = settings[par.PITCH] + wobbles[0] + vibratos[0] + shapes[0]
    keys, filtered = _filtering(voices, settings, wobbles[1] + shapes[1])
    cells = (len(cents), frames.shape[1] - 1)
    return Motion(
        amplitudes=(amplitudes * ~over * (loudness * LOUDNESS)).astype(np.float32),
        is_over=over,
        sides=_sides(settings[par.PAN], settings[par.REVERB]),
        steps=_in_cells(np.clip(np.exp2(cents / 1200.0), _LEAST_STEP, MOST_STEP), cells),
        filter_keys=_in_cells(keys, cells),
        is_filtered=_in_cells(filtered, cells),
    )


def _in_cells(values: NDArray[Value], cells: tuple[int, int]) -> NDArray[Value]:
    """Values at the beginnings of cells (voices, moments), from those at all borders or the same at all."""
    return np.broadcast_to(values[:, : cells[1]], cells)


def _is_over(voices: Table, levels: Table) -> NDArray[np.bool_]:
    """Where voices cannot be heard any more."""
    least = 1.0 - (_INAUDIBLE_CENTIBELS - voices[fig.QUIETNESS]) / FULL_FALL_CENTIBELS
    over: NDArray[np.bool_] = levels <= np.maximum(least, 0.0)[:, None]
    return over


def _swings(depths: Settings, swing: Swing, voices: Table, frames: Table) -> Settings:
    """How far each of some depths (kinds, voices, moments or 1) is swung (kinds, voices, moments)."""
    moving = np.flatnonzero(depths.any(axis=(0, 2)))
    if not len(moving):
        return np.zeros((len(depths), voices.shape[1], 1))
    swung = np.zeros((len(depths), voices.shape[1], frames.shape[1]))
    limited = np.clip(depths[:, moving], -_FARTHEST_CENTS, _FARTHEST_CENTS)
    swung[:, moving] = limited * swing(voices[:, moving], frames)
    return swung


def _filtering(voices: Table, settings: Settings, moved: Table) -> tuple[filters.Keys, NDArray[np.bool_]]:
    """Which filter each cell has, and whether it has any: all cells since the first that is not open."""
    cents = settings[par.CUTOFF] + moved
    resonance = np.broadcast_to(settings[par.RESONANCE], cents.shape)
    is_closed = (cents < filters.OPEN_CENTS) | (resonance >= filters.OPEN_CENTIBELS)
    is_closed |= voices[fig.FILTERED][:, None] > 0
    return filters.key(cents, resonance), np.logical_or.accumulate(is_closed, axis=1)


def _sides(pan: Table, reverb: Table) -> Cells:
    """Equal power: left and right together are as loud wherever a voice stands."""
    angle = (np.clip(pan, -_PAN_END, _PAN_END) + _PAN_END) * (math.pi / 4.0 / _PAN_END)
    left, right = np.cos(angle), np.sin(angle)
    share = np.clip(reverb, 0.0, 1000.0) / 1000.0
    sides: Cells = np.stack(np.broadcast_arrays(left, right, left * share, right * share)).astype(np.float32)
    return sides


def moments(first_cell: int, cells: int) -> Table:
    """The frames at the borders of so many cells, in a row."""
    return (np.arange(first_cell, first_cell + cells + 1, dtype=np.float64) * CELL)[None, :]
