"""Where the envelopes of many voices stand at many moments, as functions of time alone.

Nothing is carried from block to block, so the size of a block makes no difference. The volume falls evenly in
decibels and rises evenly in amplitude, as FluidSynth has it; the shape (the modulation envelope) rises on
the specification's convex curve.
"""

import numpy as np
from numpy.typing import NDArray

from arrangeboard.sound.sampler import figures as fig
from arrangeboard.sound.sampler.units import CELL, FULL_FALL_CENTIBELS

Table = NDArray[np.float64]

FADE_CELLS = 4
"""A voice that is cut fades within so many cells: 6 ms at 44.1 kHz."""

_NEPERS = FULL_FALL_CENTIBELS / 200.0 * float(np.log(10.0))
_STEEPNESS = 400.0 / FULL_FALL_CENTIBELS
_FAINTEST = 1e-6


def volume(voices: Table, frames: Table) -> tuple[Table, Table]:
    """Amplitudes and levels (0 where nothing is left) of voices (figures, voices) at (voices, moments).

    In an attack the amplitude lies on the line through its beginning even before it, so that lines drawn
    between moments meet it exactly where it begins.
    """
    envelope = voices[fig.VOLUME : fig.SHAPE]
    rising = (frames - _column(voices, fig.START) - _column(envelope, fig.DELAY)) / _column(
        envelope, fig.ATTACK
    )
    level = _falling(envelope, rising)
    amplitude: Table = np.where(rising < 1.0, rising, np.exp(_NEPERS * (level - 1.0)))
    since = frames - _column(voices, fig.RELEASED_AT)
    if (since > 0).any():
        gone = _column(voices, fig.VOLUME_THEN) - np.maximum(since, 0.0) * _column(envelope, fig.RELEASE)
        left = np.maximum(gone, 0.0)
        level = np.where(since > 0, left, level)
        amplitude = np.where(since > 0, np.exp(_NEPERS * (left - 1.0)) * (gone > 0), amplitude)
    since = frames - _column(voices, fig.CUT_AT)
    if (since > 0).any():
        fade = np.clip(1.0 - since / (FADE_CELLS * CELL), 0.0, 1.0)
        level, amplitude = level * (fade > 0), amplitude * fade
    return amplitude, level


def shape(voices: Table, frames: Table) -> Table:
    """Levels of the modulation envelope, 0-1."""
    envelope = voices[fig.SHAPE : fig.SHAPE + fig.ENVELOPE]
    rising = (frames - _column(voices, fig.START) - _column(envelope, fig.DELAY)) / _column(
        envelope, fig.ATTACK
    )
    level = np.where(rising < 1.0, _convex(rising), _falling(envelope, rising))
    since = frames - _column(voices, fig.RELEASED_AT)
    gone = _column(voices, fig.SHAPE_THEN) - np.maximum(since, 0.0) * _column(envelope, fig.RELEASE)
    after: Table = np.where(since > 0, np.maximum(gone, 0.0), level)
    return after


def levels_of_amplitudes(amplitudes: NDArray[np.float64]) -> NDArray[np.float64]:
    """The levels at which a falling volume has these amplitudes."""
    levels = 1.0 + np.log(np.maximum(amplitudes, _FAINTEST)) / _NEPERS
    return np.clip(levels, 0.0, 1.0)


def _falling(envelope: Table, rising: Table) -> Table:
    """Levels behind the attack; `rising` counts in attacks."""
    held = (rising - 1.0) * _column(envelope, fig.ATTACK) - _column(envelope, fig.HOLD)
    fallen: Table = 1.0 - np.maximum(held, 0.0) * _column(envelope, fig.DECAY)
    held_up: Table = np.maximum(fallen, _column(envelope, fig.SUSTAIN))
    return held_up


def _convex(level: Table) -> Table:
    above = np.maximum(level, _FAINTEST)
    convex: Table = np.clip(1.0 + _STEEPNESS * np.log10(above), 0.0, 1.0)
    return convex


def _column(table: Table, row: int) -> Table:
    column: Table = table[row][:, None]
    return column
