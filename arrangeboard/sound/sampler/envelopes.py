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
    frames = np.broadcast_to(frames, (voices.shape[1], frames.shape[1]))
    envelope = voices[fig.VOLUME : fig.SHAPE]
    risen = frames - _column(voices, fig.START) - _column(envelope, fig.DELAY)
    level = _falling(envelope, risen)
    _let_go(level, voices, envelope, (frames, fig.VOLUME_THEN))
    amplitude: Table = np.exp(_NEPERS * (level - 1.0))
    young = np.flatnonzero(risen[:, 0] < envelope[fig.ATTACK])
    rising = risen[young] / _column(envelope[:, young], fig.ATTACK)
    is_rising = (rising < 1.0) & (frames[young] <= _column(voices[:, young], fig.RELEASED_AT))
    amplitude[young] = np.where(is_rising, rising, amplitude[young])
    cut = np.flatnonzero(voices[fig.CUT_AT] < frames[:, -1])
    since = frames[cut] - _column(voices[:, cut], fig.CUT_AT)
    fade = np.clip(1.0 - since / (FADE_CELLS * CELL), 0.0, 1.0)
    amplitude[cut] *= fade
    level[cut] *= fade > 0
    return amplitude, level


def shape(voices: Table, frames: Table) -> Table:
    """Levels of the modulation envelope, 0-1."""
    frames = np.broadcast_to(frames, (voices.shape[1], frames.shape[1]))
    envelope = voices[fig.SHAPE : fig.SHAPE + fig.ENVELOPE]
    risen = frames - _column(voices, fig.START) - _column(envelope, fig.DELAY)
    level = _falling(envelope, risen)
    young = np.flatnonzero(risen[:, 0] < envelope[fig.ATTACK])
    rising = risen[young] / _column(envelope[:, young], fig.ATTACK)
    level[young] = np.where(rising < 1.0, _convex(rising), level[young])
    _let_go(level, voices, envelope, (frames, fig.SHAPE_THEN))
    return level


def _let_go(level: Table, voices: Table, envelope: Table, where: tuple[Table, int]) -> None:
    """Let levels fall where voices have been let go, from where they stood `then` (a figure)."""
    frames, then = where
    some = np.flatnonzero(voices[fig.RELEASED_AT] < frames[:, -1])
    since = frames[some] - _column(voices[:, some], fig.RELEASED_AT)
    gone = _column(voices[:, some], then) - since * _column(envelope[:, some], fig.RELEASE)
    level[some] = np.where(since > 0, np.maximum(gone, 0.0), level[some])


def levels_of_amplitudes(amplitudes: NDArray[np.float64]) -> NDArray[np.float64]:
    """The levels at which a falling volume has these amplitudes."""
    levels = 1.0 + np.log(np.maximum(amplitudes, _FAINTEST)) / _NEPERS
    return np.clip(levels, 0.0, 1.0)


def _falling(envelope: Table, risen: Table) -> Table:
    """Levels behind the attack, from the frames since it began."""
    fallen: Table = risen - _column(envelope, fig.ATTACK) - _column(envelope, fig.HOLD)
    np.maximum(fallen, 0.0, out=fallen)
    fallen *= -_column(envelope, fig.DECAY)
    fallen += 1.0
    return np.maximum(fallen, _column(envelope, fig.SUSTAIN), out=fallen)


def _convex(level: Table) -> Table:
    above = np.maximum(level, _FAINTEST)
    convex: Table = np.clip(1.0 + _STEEPNESS * np.log10(above), 0.0, 1.0)
    return convex


def _column(table: Table, row: int) -> Table:
    column: Table = table[row][:, None]
    return column
