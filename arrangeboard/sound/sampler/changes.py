"""Settings of sounding voices that have been moved, and from which moment each counts.

A change counts from the border behind the next one on, so that what is already heard of a cell never leads
elsewhere than it was going: blocks may end anywhere.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from arrangeboard.sound.sampler.voices import Columns

Settings = NDArray[np.float64]


class _Change(NamedTuple):
    moment: int
    column: int
    values: NDArray[np.float64]


class Changes:
    """What is still to come, in order."""

    def __init__(self) -> None:
        self._waiting: list[_Change] = []

    def add(self, moment: int, column: int, values: NDArray[np.float64]) -> None:
        """Let a voice's parameters have these values from a moment on (counted in cells)."""
        self._waiting.append(_Change(moment, column, values))

    def forget(self, column: int) -> None:
        """A voice has ended."""
        self._waiting = [change for change in self._waiting if change.column != column]

    def applied(self, settings: Settings, columns: Columns, first: int, moments: int) -> Settings:
        """The settings of columns at so many moments (parameters, columns, moments); one where none moves.

        `settings` (parameters, all columns) is how they stand at the moment `first`.
        """
        coming = [change for change in self._waiting if change.moment < first + moments]
        own = settings[:, columns, None]
        if not coming:
            return own
        places = {column: place for place, column in enumerate(columns.tolist())}
        course = np.repeat(own, moments, axis=2)
        for change in coming:
            if change.column in places:
                start = max(change.moment - first, 0)
                course[:, places[change.column], start:] = change.values[:, None]
        return course

    def settle(self, settings: Settings, moment: int) -> None:
        """Bring the settings to where they stand at a moment; what counts by then is done with."""
        for change in self._waiting:
            if change.moment <= moment:
                settings[:, change.column] = change.values
        self._waiting = [change for change in self._waiting if change.moment > moment]
