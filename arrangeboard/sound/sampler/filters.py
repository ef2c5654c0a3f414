"""The low-pass filter of a voice, as products of matrices.

A recursion sample by sample is not for numpy. Within a cell the filter stands still, so its output is linear
in the cell's samples and in the two values it remembers: one matrix for each cutoff and resonance, kept, and
all cells that share it go through in one product. The remembered values are then handed from cell to cell.
The coefficients are those of R. Bristow-Johnson's "Cookbook formulae for audio EQ biquad filter
coefficients"; the memory is that of the direct form II.
"""

import math
from collections import OrderedDict
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from arrangeboard.sound.sampler.units import CELL, LOWEST_HERTZ

Cells = NDArray[np.float32]
Memory = NDArray[np.float64]
Keys = NDArray[np.int64]

LOWEST_CENTS, HIGHEST_CENTS = 1500.0, 13_500.0
OPEN_CENTS = 13_300.0
"""From here on, without resonance, a filter takes away nothing that is heard: it is left out."""
OPEN_CENTIBELS = 10.0

_CENTS_STEP, _CENTIBELS_STEP = 20.0, 5.0
_MOST_CENTIBELS = 960.0
_RESONANCES = 256
_MOST_KEPT = 1024
# Without resonance the response at the cutoff is 3 dB down, as Butterworth's.
_BUTTERWORTH_CENTIBELS = 30.1
_HIGHEST_SHARE = 0.45


class Filter(NamedTuple):
    """`response` takes a cell's samples to its output and what they add to the memory (CELL, CELL + 2);
    `ringing` takes the memory to output (2, CELL), `aging` to itself a cell later (2, 2)."""

    response: Cells
    ringing: Cells
    aging: Memory


class Filters:
    """All filters at one rate, each worked out when it is first needed."""

    def __init__(self, rate: int) -> None:
        self._rate = rate
        self._known: OrderedDict[int, Filter] = OrderedDict()

    def filter(self, key: int) -> Filter:
        """The filter of a key."""
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = _filter(*_settings(key), self._rate)
            if len(self._known) > _MOST_KEPT:
                self._known.popitem(last=False)
        else:
            self._known.move_to_end(key)
        return known

    def run(self, cells: Cells, keys: Keys, memory: Memory) -> Memory:
        """Filter cells (voices, moments, CELL) in place, each with its key (voices, moments).

        `memory` is (voices, 2); returned is what is remembered before each cell and after the last
        (voices, moments + 1, 2).
        """
        flat = cells.reshape(-1, CELL)
        added = np.empty((len(flat), 2))
        aging = np.empty((len(flat), 2, 2))
        found = [(self.filter(key_), places) for key_, places in _alike(keys)]
        for one, places in found:
            through = flat[places] @ one.response
            flat[places] = through[:, :CELL]
            added[places] = through[:, CELL:]
            aging[places] = one.aging
        remembered = _handed_on(added.reshape(*keys.shape, 2), aging.reshape(*keys.shape, 2, 2), memory)
        before = remembered[:, :-1].astype(np.float32).reshape(-1, 2)
        for one, places in found:
            flat[places] += before[places] @ one.ringing
        return remembered


def _alike(keys: Keys) -> Iterator[tuple[int, NDArray[np.intp]]]:
    """Each key and where it stands in the keys laid out in a line."""
    line = keys.ravel()
    order = np.argsort(line, kind="stable")
    steps = np.flatnonzero(np.diff(line[order])) + 1
    for places in np.split(order, steps):
        yield int(line[places[0]]), places


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
    # The memory's answer to one sample, and from it everything else.
    answer = _answer(back, older, CELL + 2)
    one_before = np.concatenate(([0.0], answer))
    out = forward * (answer[:CELL] + 2.0 * one_before[:CELL] + np.concatenate(([0.0], one_before))[:CELL])
    response = np.zeros((CELL, CELL + 2))
    response[:, :CELL] = sliding_window_view(np.concatenate((np.zeros(CELL - 1), out)), CELL)[::-1]
    response[:, CELL] = answer[CELL - 1 :: -1][:CELL]
    response[:, CELL + 1] = one_before[CELL - 1 :: -1][:CELL]
    # A memory (w1, w2) is what a past with these two last values leaves: w[n] for n >= 0 without input.
    rings = np.stack((answer[1 : CELL + 1], -older * answer[:CELL]))
    past = np.array([[1.0, 0.0], [0.0, 1.0]])
    one_back = np.concatenate((past[:, :1], rings[:, :-1]), axis=1)
    two_back = np.concatenate((past[:, 1:], one_back[:, :-1]), axis=1)
    ringing = forward * (rings + 2.0 * one_back + two_back)
    aging = np.stack((rings[:, -1], rings[:, -2]), axis=1)
    return Filter(response.astype(np.float32), ringing.astype(np.float32), aging)


def _answer(back: float, older: float, length: int) -> Memory:
    values = [1.0, -back]
    for _ in range(length - 2):
        values.append(-back * values[-1] - older * values[-2])
    return np.array(values)


def _handed_on(added: Memory, aging: Memory, memory: Memory) -> Memory:
    voices, moments = added.shape[:2]
    remembered = np.empty((voices, moments + 1, 2))
    remembered[:, 0] = memory
    for moment in range(moments):
        aged = (memory[:, :, None] * aging[:, moment]).sum(axis=1)
        memory = np.add(aged, added[:, moment], out=remembered[:, moment + 1])
    return remembered
