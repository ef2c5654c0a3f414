"""Voices put together by channel, each at its side and with its share for the reverb."""

import numpy as np
from numpy.typing import NDArray

from arrangeboard.sound.sampler.motion import Motion
from arrangeboard.sound.sampler.units import CELL

Cells = NDArray[np.float32]

SIDES = 4
_RAMP = np.arange(CELL, dtype=np.float32) / CELL
_TOGETHER = 8
"""Channels mixed in one product. With more, it would mostly multiply by nothing."""


class Mix:
    """What so many cells of all channels come to.

    `dry` is (channels, 2, cells, CELL), `wet`, what goes to the reverb, (2, cells, CELL).
    """

    def __init__(self, channels: int, cells: int) -> None:
        self.dry = np.zeros((channels, 2, cells, CELL), np.float32)
        self.wet = np.zeros((2, cells, CELL), np.float32)

    def add(self, cells: Cells, motion: Motion, channels: list[int]) -> None:
        """Add cells (voices, cells, CELL); `channels` has the channel of each voice, in order."""
        gains = (motion.sides * motion.amplitudes).astype(np.float32)
        numbers = sorted(set(channels))
        for start in range(0, len(numbers), _TOGETHER):
            self._add_some(numbers[start : start + _TOGETHER], cells, gains, channels)

    def _add_some(self, numbers: list[int], cells: Cells, gains: Cells, channels: list[int]) -> None:
        first = channels.index(numbers[0])
        end = len(channels) - channels[::-1].index(numbers[-1])
        own = [numbers.index(channel) for channel in channels[first:end]]
        weights = _weights(gains[:, first:end], own, len(numbers))
        # Gains lie on lines between the borders of cells: one product for where each begins, one for its way.
        mixed = weights @ cells[first:end].transpose(1, 0, 2)
        half = mixed.shape[1] // 2
        mixed = mixed[:, :half] + mixed[:, half:] * _RAMP
        dry = mixed[:, :-2].reshape(len(mixed), len(numbers), 2, CELL)
        self.dry[numbers] += dry.transpose(1, 2, 0, 3)
        self.wet += mixed[:, -2:].transpose(1, 0, 2)


def _weights(gains: Cells, own: list[int], channels: int) -> Cells:
    """(cells, rows, voices): a row for each side of each channel, two for the reverb, and their ways."""
    voices, moments = gains.shape[1:]
    rows = channels * 2 + 2
    weights = np.zeros((moments - 1, 2 * rows, voices), np.float32)
    before, way = gains[:, :, :-1], np.diff(gains, axis=2)
    index = np.arange(voices)
    for side in (0, 1):
        row = np.array(own) * 2 + side
        weights[:, row, index] = before[side].T
        weights[:, rows + row, index] = way[side].T
        weights[:, rows - 2 + side] = before[2 + side].T
        weights[:, 2 * rows - 2 + side] = way[2 + side].T
    return weights
