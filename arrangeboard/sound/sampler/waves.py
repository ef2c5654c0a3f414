"""The samples that voices play, read from the pool at the speed of each, cell by cell."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from arrangeboard.sound.sampler import figures as fig
from arrangeboard.sound.sampler.envelopes import Table
from arrangeboard.sound.sampler.pool import FOLD
from arrangeboard.sound.sampler.units import CELL

Cells = NDArray[np.float32]

Places = tuple[NDArray[np.intp], ...]
"""Voices, and with them moments."""

_FRAMES = np.arange(CELL, dtype=np.float32)
_AT_ONCE = 512
"""Cells read in one go: what that takes stays in the processor's cache."""


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
    late = np.maximum(voices[fig.START][:, None] - frames, 0.0)
    passed = np.cumsum(CELL * steps, axis=1)
    # Before its start a voice stands so far before its sample that it meets its beginning on time.
    begun = np.where(late[:, :1] > 0, -late[:, :1] * steps[:, :1], voices[fig.POSITION][:, None])
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


def read(points: Cells, course_: Course, steps: Table, places: Places) -> Cells:
    """The cells at places (voices, moments) of a course, one under the other (places, CELL)."""
    position = course_.positions[places] * FOLD
    whole = np.floor(position)
    part = (position - whole).astype(np.float32)
    first = (course_.bases[places] + whole).astype(np.int64)
    step = (steps[places] * FOLD).astype(np.float32)
    cells = np.empty((len(first), CELL), np.float32)
    for start in range(0, len(first), _AT_ONCE):
        some = slice(start, start + _AT_ONCE)
        _read(points, first[some], part[some], step[some], out=cells[some])
    return cells


def _read(
    points: Cells,
    first: NDArray[np.int64],
    part: NDArray[np.float32],
    step: NDArray[np.float32],
    out: Cells,
) -> None:
    """Points on the straight lines between those of the pool."""
    along = step[:, None] * _FRAMES
    along += part[:, None]
    whole = along.astype(np.int32)
    along -= whole
    index = whole + first[:, None]
    points.take(index, mode="clip", out=out)
    following = points[1:].take(index, mode="clip")
    following -= out
    following *= along
    out += following


def silence_before_start(cells: Cells, voices: Table, frames: Table, places: Places) -> None:
    """Silence what cells have before their voices' first frames, delays included."""
    begins = voices[fig.START] + voices[fig.VOLUME + fig.DELAY]
    ahead = begins[places[0]] - frames[0, places[1]]
    young = np.flatnonzero(ahead > 0)
    cells[young] *= ahead[young, None] <= _FRAMES
