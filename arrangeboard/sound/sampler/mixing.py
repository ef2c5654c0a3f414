"""Voices put together by channel, each at its side and with its share for the reverb."""

import numpy as np

from arrangeboard.sound.sampler.cells import Cells, Places
from arrangeboard.sound.sampler.motion import Motion
from arrangeboard.sound.sampler.units import CELL

_RAMP = np.arange(CELL, dtype=np.float32) / CELL
_TOGETHER = 4
"""Channels mixed in one product. With more, it would mostly multiply by nothing."""


class Mix:
    """What so many cells of all channels come to.

    `dry` is (channels, 2, cells, CELL), `wet`, what goes to the reverb, (2, cells, CELL).
    """

    def __init__(self, channels: int, cells: int) -> None:
        self.dry = np.zeros((channels, 2, cells, CELL), np.float32)
        self.wet = np.zeros((2, cells, CELL), np.float32)

    def add(self, cells: Cells, motion: Motion, places: Places, channels: list[int]) -> None:
        """Add the cells at places of all (voices * width, CELL); `channels` of the voices are in order."""
        gains = motion.sides * motion.amplitudes
        heard = np.zeros((len(channels), places.cells), np.float32)
        heard[places.voices, places.moments] = 1.0
        apart = cells.reshape(len(channels), places.width, CELL)
        numbers = sorted(set(channels))
        for start in range(0, len(numbers), _TOGETHER):
            some = numbers[start : start + _TOGETHER]
            first, end = channels.index(some[0]), len(channels) - channels[::-1].index(some[-1])
            own = [some.index(channel) for channel in channels[first:end]]
            weights = _weights(gains[:, first:end], heard[first:end], own, len(some))
            self._add_some(some, weights, apart[first:end, : places.cells])

    def _add_some(self, channels: list[int], weights: Cells, cells: Cells) -> None:
        # Gains lie on lines between the borders of cells: one product for where each begins, one for its way.
        mixed = weights @ cells.transpose(1, 0, 2)
        half = mixed.shape[1] // 2
        ways = mixed[:, half:]
        ways *= _RAMP
        ways += mixed[:, :half]
        for place, channel in enumerate(channels):
            self.dry[channel] += ways[:, place * 2 : place * 2 + 2].transpose(1, 0, 2)
        self.wet += ways[:, -2:].transpose(1, 0, 2)


def _weights(gains: Cells, heard: Cells, own: list[int], channels: int) -> Cells:
    """(cells, rows, voices): a row for each side of each channel, two for the reverb, and their ways."""
    voices, moments = heard.shape
    rows = channels * 2 + 2
    weights = np.zeros((moments, 2 * rows, voices), np.float32)
    before, way = gains[:, :, :-1] * heard, np.diff(gains, axis=2) * heard
    index = np.arange(voices)
    for side in (0, 1):
        row = np.array(own) * 2 + side
        weights[:, row, index] = before[side].T
        weights[:, rows + row, index] = way[side].T
        weights[:, rows - 2 + side] = before[2 + side].T
        weights[:, 2 * rows - 2 + side] = way[2 + side].T
    return weights
