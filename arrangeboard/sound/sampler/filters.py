"""The low-pass filter of a voice, as products of matrices.

A recursion sample by sample is not for numpy. Within a cell the filter stands still, so its output is linear
in the cell's samples and in the two values it remembers: one matrix for each cutoff and resonance, kept, and
all cells that share it go through in one product. The remembered values are then handed from cell to cell.
The coefficients are those of R. Bristow-Johnson's "Cookbook formulae for audio EQ biquad filter
coefficients"; the memory is that of the transposed direct form II, which stays as large as the sound when the
cutoff jumps.
"""

import math
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from arrangeboard.sound.sampler.cells import Cells, Places
from arrangeboard.sound.sampler.units import CELL, LOWEST_HERTZ
from arrangeboard.sound.sampler.workspace import Workspace

Memory = NDArray[np.float64]
Keys = NDArray[np.int64]

LOWEST_CENTS, HIGHEST_CENTS = 1500.0, 13_500.0
OPEN_CENTS = 13_300.0
"""From here on, without resonance, a filter takes away nothing that is heard: it is left out."""
OPEN_CENTIBELS = 10.0

_CENTS_STEP, _CENTIBELS_STEP = 30.0, 5.0
_MOST_CENTIBELS = 960.0
_RESONANCES = 256
_MOST_KEPT = 2048
_FORGOTTEN = 1e-6
# Without resonance the response at the cutoff is 3 dB down, as Butterworth's.
_BUTTERWORTH_CENTIBELS = 30.1
_HIGHEST_SHARE = 0.45


class Filter(NamedTuple):
    """`passing` takes a cell's samples and the memory before it to the cell's output (CELL + 2, CELL),
    `storing` takes the samples to what they add to the memory (CELL, 2), `aging` the memory to itself a
    cell later (2, 2)."""

    passing: Cells
    storing: Cells
    aging: Memory


class Filters:
    """All filters at one rate, each worked out when it is first needed."""

    def __init__(self, rate: int) -> None:
        self._rate = rate
        self._workspace = Workspace()
        self._known: dict[int, Filter] = {}

    def filter(self, key: int) -> Filter:
        """The filter of a key."""
        known = self._known.get(key)
        if known is None:
            if len(self._known) >= _MOST_KEPT:
                self._known.clear()
            known = self._known[key] = _filter(*_settings(key), self._rate)
        return known

    def run(self, cells: Cells, keys: Keys, places: Places, memory: Memory) -> Memory:
        """Filter cells in place: those at places of all (voices * width, CELL), each with its key.

        Places lie voice by voice. `memory` (voices, 2) is what is remembered before the first moment;
        returned is what is remembered behind each cell (places, 2).
        """
        order, stretches = _alike(keys)
        rows = places.rows[order]
        found = [(self.filter(key_), stretch) for key_, stretch in stretches]
        # A cell's samples and, behind them, the memory before it: one product does both.
        ordered = self._workspace.floats("ordered", len(rows), CELL + 2)
        samples = ordered[:, :CELL]
        samples[:] = cells[rows]
        stored = self._workspace.floats("stored", len(rows), 2)
        for one, stretch in found:
            np.matmul(samples[stretch], one.storing, out=stored[stretch])
        added, aging = np.empty((len(rows), 2)), np.empty((len(rows), 2, 2))
        added[order] = stored
        lengths = [stretch.stop - stretch.start for _, stretch in found]
        aging[order] = np.repeat([one.aging for one, _ in found], lengths, axis=0)
        before, after = handed_on(added, aging, places, memory)
        ordered[:, CELL:] = before[order]
        for one, stretch in found:
            cells[rows[stretch]] = ordered[stretch] @ one.passing
        return after


def _alike(keys: Keys) -> tuple[NDArray[np.intp], list[tuple[int, slice]]]:
    """An order in which equal keys stand together, and each key with where it stands in it."""
    line = keys.ravel()
    order = np.argsort(line, kind="stable")
    ordered = line[order]
    edges = [0, *(np.flatnonzero(ordered[1:] != ordered[:-1]) + 1).tolist(), len(line)]
    return order, [(int(ordered[start]), slice(start, end)) for start, end in pairwise(edges)]


def key(cents: NDArray[np.float64], centibels: NDArray[np.float64]) -> Keys:
    """Which filter comes nearest to cutoffs in absolute cents with resonances in centibels."""
    cutoffs = np.rint(np.clip(cents, LOWEST_CENTS, HIGHEST_CENTS) / _CENTS_STEP)
    resonances = np.rint(np.clip(centibels, 0.0, _MOST_CENTIBELS) / _CENTIBELS_STEP)
    keys: Keys = (cutoffs * _RESONANCES + resonances).astype(np.int64)
    return keys


def loudness(centibels: NDArray[np.float64]) -> NDArray[np.float64]:
    """What a filter of this resonance makes of the whole signal: half its peak less, as the specification
    asks for; without resonance 1.5 dB more, as FluidSynth plays it."""
    lowered = np.clip(centibels, 0.0, _MOST_CENTIBELS) - _BUTTERWORTH_CENTIBELS
    factors: NDArray[np.float64] = np.exp(lowered * (-math.log(10.0) / 400.0))
    return factors


def _settings(key_: int) -> tuple[float, float]:
    cutoff, resonance = divmod(key_, _RESONANCES)
    hertz = LOWEST_HERTZ * 2.0 ** (cutoff * _CENTS_STEP / 1200.0)
    return hertz, 10.0 ** ((resonance * _CENTIBELS_STEP - _BUTTERWORTH_CENTIBELS) / 200.0)


def _filter(hertz: float, quality: float, rate: int) -> Filter:
    angle = 2.0 * math.pi * min(hertz / rate, _HIGHEST_SHARE)
    alpha = math.sin(angle) / (2.0 * quality)
    forward = (1.0 - math.cos(angle)) / 2.0 / (1.0 + alpha)
    back = -2.0 * math.cos(angle) / (1.0 + alpha)
    older = (1.0 - alpha) / (1.0 + alpha)
    # What one sample leaves in the recursion, a frame apart, and from it everything else.
    answer = _answer(back, older, CELL + 1)
    before = np.concatenate(([0.0], answer[:-1]))
    out = forward * (answer + 2.0 * before + np.concatenate(([0.0], before[:-1])))
    response = sliding_window_view(np.concatenate((np.zeros(CELL - 1), out[:CELL])), CELL)[::-1]
    # The memory is what is to be added to the next output, and to the one behind it.
    storing = np.stack((out[:0:-1], -older * out[CELL - 1 :: -1]), axis=1)
    storing[-1, 1] += forward
    ringing = np.stack((answer[:CELL], before[:CELL]))
    aging = np.array(
        [[answer[CELL], -older * answer[CELL - 1]], [before[CELL], -older * before[CELL - 1]]],
    )
    passing = np.concatenate((response, ringing))
    return Filter(passing.astype(np.float32), storing.astype(np.float32), aging)


def _answer(back: float, older: float, length: int) -> Memory:
    values = [1.0, -back]
    for _ in range(length - 2):
        values.append(-back * values[-1] - older * values[-2])
    return np.array(values)


def handed_on(added: Memory, aging: Memory, places: Places, memory: Memory) -> tuple[Memory, Memory]:
    """What is remembered before and behind each cell (places, 2), from what the cells do to it.

    What comes from one cell, then two, then four cells ago is added until nothing is left of it: filters
    forget soon. A voice that pauses forgets at once.
    """
    goes_on = np.zeros(len(added), bool)
    goes_on[1:] = (np.diff(places.voices) == 0) & (np.diff(places.moments) == 1)
    before, after = np.zeros_like(added), added.copy()
    first = np.flatnonzero(places.moments == 0)
    before[first] = memory[places.voices[first]]
    after[first] += _aged(before[first], aging[first])
    ages = aging * goes_on[:, None, None]
    lasting = np.maximum.reduce(np.abs(ages.reshape(-1, 4).T.copy()))
    span, old = 1, np.flatnonzero(lasting > _FORGOTTEN)
    while len(old):
        earlier = old - span
        after[old] += _aged(after[earlier], ages[old])
        lasts = 2.0 * lasting[earlier] * lasting[old] > _FORGOTTEN
        lasting[old] = 0.0
        old, earlier = old[lasts], earlier[lasts]
        ages[old] = _aged(ages[earlier].reshape(-1, 2), np.repeat(ages[old], 2, axis=0)).reshape(-1, 2, 2)
        lasting[old] = np.abs(ages[old]).max(axis=(1, 2), initial=0.0)
        span *= 2
    before[1:] += after[:-1] * goes_on[1:, None]
    return before, after


def _aged(memory: Memory, aging: Memory) -> Memory:
    aged: Memory = memory[:, :1] * aging[:, 0] + memory[:, 1:] * aging[:, 1]
    return aged
