"""Stretches of voices between two moments of the grid: what is read, filtered and mixed at a time."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Cells = NDArray[np.float32]
Indices = NDArray[np.intp]


class Places(NamedTuple):
    """Where some cells stand among those of all voices, of so many `cells` each."""

    voices: Indices
    moments: Indices
    cells: int

    @property
    def width(self) -> int:
        """How many cells' room each voice has where all lie one behind the other.

        One more than it needs: cells of one moment that lay a power of two apart would drive each other
        out of the processor's cache.
        """
        return self.cells + 1 - self.cells % 2

    @property
    def rows(self) -> Indices:
        """Where they stand when the cells of all voices lie one behind the other."""
        rows: Indices = self.voices * self.width + self.moments
        return rows

    def some(self, chosen: Indices) -> "Places":
        """Those of them that are chosen."""
        return Places(self.voices[chosen], self.moments[chosen], self.cells)
