"""Counts where sound goes beyond what whole numbers can hold, and would come out of a file distorted."""

import numpy as np
from numpy.typing import NDArray

from arrangeboard.sound.rendering.forms import Form
from arrangeboard.sound.rendering.wav import Interleaved


class FullScale:
    """Looks at the sound of one file. Frames that follow each other beyond full scale are one place."""

    def __init__(self, form: Form) -> None:
        self._holds_all = form.kind == "wav" and form.bits == 32
        self._was_beyond = False
        self.places = 0

    def look(self, sound: Interleaved) -> None:
        """Take the next block."""
        if self._holds_all or not len(sound):
            return
        is_beyond: NDArray[np.bool_] = np.abs(sound).max(axis=1) > 1.0
        begins = is_beyond & ~np.concatenate(([self._was_beyond], is_beyond[:-1]))
        self.places += int(np.count_nonzero(begins))
        self._was_beyond = bool(is_beyond[-1])
