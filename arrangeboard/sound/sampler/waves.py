"""The samples that voices play, read from the pool at the speed of each, cell by cell."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from arrangeboard.sound.sampler import figures as fig
from arrangeboard.sound.sampler.cells import Cells, Indices, Places
from arrangeboard.sound.sampler.envelopes import Table
from arrangeboard.sound.sampler.pool import FOLD
from arrangeboard.sound.sampler.units import CELL

_FRAMES = np.arange(CELL, dtype=np.float32)
_LINE = np.stack((_FRAMES, np.ones_like(_FRAMES)))
_AT_ONCE = 512
"""Cells read in one go: what that takes stays in the processor's cache."""


Numbers = NDArray[np.float64]
Lines = tuple[Numbers, Numbers, Numbers]


class Course(NamedTuple):
    """Where voices are in their samples: `positions` in frames and `bases` in the pool before each cell
    (voices, moments), `is_within` whether any of the sample is left there, `end` the positions after."""

    positions: Table
    bases: Table
    is_within: NDArray[np.bool_]
    end: NDArray[np.float64]


def course(voices: Table, steps: Table, frames: Table, complete: int) -> Course:
    """The course of voices (figures, voices) with steps (voices, moments) between frames (1, moments + 1).

    `complete` is how many cells are final; `end` is the position behind them.
    """
    late = np.maximum(voices[fig.START][:, None] - frames[:, :1], 0.0)
    passed = np.cumsum(CELL * steps, axis=1)
    # Before its start a voice stands so far before its sample that it meets its beginning on time.
    begun = np.where(late > 0, -late * steps[:, :1], voices[fig.POSITION][:, None])
    run = np.concatenate((begun, begun + passed), axis=1)
    is_looping = _is_looping(voices, frames)
    run = _looped(voices, run, is_looping)
    bases = np.where(is_looping, voices[fig.LOOPED_BASE][:, None], voices[fig.PLAIN_BASE][:, None])
    is_within = is_looping | (run < voices[fig.LENGTH][:, None])
    return Course(run[:, :-1], bases[:, :-1], is_within[:, :-1], run[:, complete])


def _is_looping(voices: Table, frames: Table) -> NDArray[np.bool_]:
    held = (voices[fig.ENDS_LOOP][:, None] == 0) | (frames < voices[fig.RELEASED_AT][:, None])
    looping: NDArray[np.bool_] = held & (voices[fig.LOOP_LENGTH][:, None] > 0)
    return looping


def _looped(voices: Table, run: Table, is_looping: NDArray[np.bool_]) -> Table:
    length = np.maximum(voices[fig.LOOP_LENGTH], 1.0)[:, None]
    start = voices[fig.LOOP_START][:, None]
    laps = np.floor(np.maximum(run - start, 0.0) / length) * length
    # Where a release has ended the loop, the laps up to then stay taken away.
    laps = np.maximum.accumulate(np.where(is_looping, laps, 0.0), axis=1)
    looped: Table = run - laps
    return looped


class Reader:
    """Reads cells from the points of a pool, on the straight lines between them."""

    def __init__(self) -> None:
        shape = (_AT_ONCE, CELL)
        self._along = np.zeros(shape, np.float32)
        self._first = np.zeros(shape, np.float32)
        self._second = np.zeros(shape, np.float32)
        self._index = np.zeros(shape, np.int64)

    def read(self, points: Cells, lines: Lines, rows: Indices, out: Cells) -> None:
        """Read cells to rows of `out` (any, CELL).

        `lines` has each cell's position in its sample, the sample's base in the pool, and its step.
        """
        positions, bases, steps = lines
        whole = np.floor(positions * FOLD)
        first = (bases + whole).astype(np.int64)[:, None]
        line = np.stack((steps * FOLD, positions * FOLD - whole), axis=1).astype(np.float32)
        for start in range(0, len(rows), _AT_ONCE):
            some = slice(start, start + _AT_ONCE)
            out[rows[some]] = self._read(points, first[some], line[some])

    def _read(self, points: Cells, first: NDArray[np.int64], line: Cells) -> Cells:
        count = len(first)
        along, index = self._along[:count], self._index[:count]
        one, other = self._first[:count], self._second[:count]
        np.matmul(line, _LINE, out=along)
        np.floor(along, out=one)
        along -= one
        index[:] = one
        index += first
        points.take(index, mode="clip", out=one)
        points[1:].take(index, mode="clip", out=other)
        other -= one
        other *= along
        one += other
        return one


def silence_before_start(cells: Cells, voices: Table, frames: Table, places: Places) -> None:
    """Silence what cells (voices * width, CELL) have before their voices' first frames, delays included."""
    begins = voices[fig.START] + voices[fig.VOLUME + fig.DELAY]
    ahead = begins[places.voices] - frames[0, places.moments]
    young = np.flatnonzero(ahead > 0)
    cells[places.rows[young]] *= ahead[young, None] <= _FRAMES
