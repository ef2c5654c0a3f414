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
    def rows(self) -> Indices:
        """Where they stand when the cells of all voices lie one behind the other."""
        rows: Indices = self.voices * self.cells + self.moments
        return rows

    def some(self, chosen: Indices) -> "Places":
        """Those of them that are chosen."""
        return Places(self.voices[chosen], self.moments[chosen], self.cells)
