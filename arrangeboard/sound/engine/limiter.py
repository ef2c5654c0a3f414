"""The last thing before the loudspeaker: no sample beyond the limit, and nothing touched below it.

It looks a few milliseconds ahead, so that the gain is down before the peak arrives, and comes back at an even
pace. In decibels: the attenuation that each frame needs, its greatest value over the look-ahead, a straight
release, and an average over the look-ahead, which can never fall below what a frame needs.
"""

import numpy as np
from numpy.typing import NDArray

Sound = NDArray[np.float32]
"""Left and right as rows: (2, frames)."""

LIMIT = 0.98
LOOK_AHEAD_SECONDS = 0.003
RELEASE_DECIBELS_PER_SECOND = 60.0

_AIM = LIMIT * (1 - 1e-6)
"""Just below, for the rounding to 32 bits."""


class Limiter:
    """Delays its sound by `latency` frames and holds it below LIMIT."""

    def __init__(self, rate: int) -> None:
        self.latency = max(1, round(rate * LOOK_AHEAD_SECONDS))
        self.taken_decibels = 0.0
        self._release = RELEASE_DECIBELS_PER_SECOND / rate
        self._waiting = np.zeros((2, self.latency), np.float32)
        self._needed = np.zeros(self.latency)
        self._held = np.zeros(self.latency)
        weights = np.hanning(self.latency + 3)[1:-1]
        self._weights = weights / weights.sum()

    def process(self, sound: Sound) -> Sound:
        """The sound `latency` frames late; `taken_decibels` is the most that was taken away from it."""
        peaks = np.abs(sound).max(axis=0, initial=0.0)
        loudest = float(peaks.max(initial=0.0))
        if not np.isfinite(loudest):
            sound = np.nan_to_num(sound, nan=0.0, posinf=0.0, neginf=0.0)
            peaks = np.abs(sound).max(axis=0)
            loudest = float(peaks.max())
        joined = np.concatenate((self._waiting, sound), axis=1)
        frames = sound.shape[1]
        self._waiting = joined[:, frames:]
        late = joined[:, :frames]
        if loudest <= LIMIT and not self._held.any() and not self._needed.any():
            self.taken_decibels = 0.0
            return late
        taken = self._attenuation(peaks)
        self.taken_decibels = float(taken.max(initial=0.0))
        return (late * np.power(10.0, taken / -20.0)).astype(np.float32)

    def _attenuation(self, peaks: NDArray[np.float32]) -> NDArray[np.float64]:
        """What is to be taken from each frame that leaves now, in decibels."""
        needed = 20 * np.log10(np.maximum(peaks.astype(np.float64) / _AIM, 1.0))
        whole = np.concatenate((self._needed, needed))
        self._needed = whole[-self.latency :]
        released = self._released(_running_maximum(whole, self.latency + 1))
        held = np.concatenate((self._held, released))
        self._held = held[-self.latency :]
        taken: NDArray[np.float64] = np.convolve(held, self._weights, "valid")
        return taken

    def _released(self, wanted: NDArray[np.float64]) -> NDArray[np.float64]:
        """The attenuation held, falling evenly where less is wanted."""
        ramp = self._release * np.arange(1, len(wanted) + 1)
        highest = np.maximum.accumulate(np.maximum(wanted + ramp, self._held[-1]))
        released: NDArray[np.float64] = np.maximum(highest - ramp, 0.0)
        return released


def _running_maximum(values: NDArray[np.float64], width: int) -> NDArray[np.float64]:
    """The greatest of each `width` values in a row, by windows that double."""
    found, covered = values, 1
    while covered < width:
        step = min(covered, width - covered)
        found = np.maximum(found[step:], found[:-step])
        covered += step
    return found
