"""All lanes and the room together, at the loudness asked for, through the limiter."""

from collections.abc import Sequence

import numpy as np

from arrangeboard.sound.engine.limiter import Limiter, Sound
from arrangeboard.sound.sampler.events import Rendered
from arrangeboard.sound.sampler.reverb import Reverb

_FULL_BAND = 2.5
"""The sampler leaves room for a hundred voices. A band that is so much louder peaks below the limit."""
_MOST_DECIBELS = 60.0


class Master:
    """Mixes what the sampler gives. `peaks` are those of its channels since `forget_peaks`."""

    def __init__(self, rate: int, channels: int, *, is_limited: bool) -> None:
        self.peaks = np.zeros(channels, np.float32)
        self.level = 0.0
        self._reverb = Reverb(rate)
        self._limiter = Limiter(rate) if is_limited else None
        self._gain = self._wanted_gain = _FULL_BAND

    @property
    def latency(self) -> int:
        """How many frames late the mix is."""
        return self._limiter.latency if self._limiter else 0

    @property
    def taken_decibels(self) -> float:
        """What the limiter takes away just now, at most."""
        return self._limiter.taken_decibels if self._limiter else 0.0

    def set_loudness(self, decibels: float) -> None:
        """Change the loudness without a step."""
        self._wanted_gain = _FULL_BAND * 10 ** (min(decibels, _MOST_DECIBELS) / 20)

    def forget_peaks(self) -> None:
        """Measure levels anew."""
        self.peaks[:] = 0.0
        self.level = 0.0

    def mix(self, rendered: Rendered, channels: int) -> Sound:
        """The sum of the first so many channels, which are all that play."""
        dry = rendered.dry[:channels]
        peaks = self.peaks[:channels]
        np.maximum(peaks, np.abs(dry).max(axis=(1, 2), initial=0.0), out=peaks)
        mixed = dry.sum(axis=0)
        mixed += self._reverb.process(rendered.wet)
        self._apply_gain(mixed)
        limited = self._limiter.process(mixed) if self._limiter else mixed
        self.level = max(self.level, float(np.abs(limited).max(initial=0.0)))
        return limited

    def levels(self, seats: Sequence[int | None]) -> tuple[float, ...]:
        """The peaks of some seats, as loud as they are in the mix at a loudness of 0."""
        peaks: list[float] = (self.peaks * _FULL_BAND).tolist()
        return tuple(0.0 if seat is None else peaks[seat] for seat in seats)

    def _apply_gain(self, mixed: Sound) -> None:
        if self._gain != self._wanted_gain:
            mixed *= np.linspace(self._gain, self._wanted_gain, mixed.shape[1], dtype=np.float32)
            self._gain = self._wanted_gain
        else:
            mixed *= np.float32(self._gain)
