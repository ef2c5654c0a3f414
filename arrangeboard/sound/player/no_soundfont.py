"""What is played with where there is no SoundFont at all: nothing that sounds, so that time still goes on."""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from arrangeboard.sound.soundfont.values import Preset, PresetKey, Presets, Sample, SoundFont


class _NoRecordings:
    def data(self, sample: Sample) -> NDArray[np.int16]:
        return np.zeros(sample.length, np.int16)

    def close(self) -> None:
        """There is no file."""


def no_soundfont() -> SoundFont:
    """A SoundFont without sounds."""
    return SoundFont(Path(), "", presets=Presets({}, _nothing), pool=_NoRecordings())


def _nothing(key: PresetKey) -> Preset:
    raise KeyError(key)
