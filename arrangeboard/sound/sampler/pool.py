"""The samples in use, laid out in one long array so that all voices are read in one go.

Each lies there at twice its rate, with what follows its end (silence, or the loop again and again) long
enough for a voice to read a whole cell without looking where the end is.
"""

import numpy as np
from numpy.typing import NDArray

from arrangeboard.sound.sampler.units import CELL
from arrangeboard.sound.soundfont.values import Sample, SoundFont

MOST_STEP = 32.0
"""How many frames of a sample a voice can go on in one of its own: five octaves up."""

FOLD = 2
"""Points of the pool for each frame of a sample."""

_BEFORE = 4
_AFTER = int(MOST_STEP) * CELL + 8
_MOST_POINTS = 24_000_000
_FULL_SCALE = 32_768.0

Place = tuple[int, int, int, int, int, bool]


class Pool:
    """Samples of one font. `points` is what voices read; it changes when `place` has to make room."""

    def __init__(self, font: SoundFont, most_points: int = _MOST_POINTS) -> None:
        self._font = font
        self._most_points = most_points
        self._begin(0)

    def base(self, sample: Sample, *, is_looped: bool) -> int | None:
        """Where the sample's first frame lies in `points`; None if there is no room for it."""
        key = _key(sample, is_looped)
        if key not in self._bases:
            written = _written(self._font, sample, is_looped=is_looped)
            if self._end + len(written) > len(self.points):
                return None
            self.points[self._end : self._end + len(written)] = written
            self._bases[key] = self._end + _BEFORE * FOLD
            self._end += len(written)
        return self._bases[key]

    def clear(self, room_for: int) -> None:
        """Forget all samples. Then there is room for at least one of so many frames."""
        self._begin((room_for + _AFTER + _BEFORE) * FOLD)

    def _begin(self, points: int) -> None:
        # Memory that is not written to is not taken, so room for many samples costs nothing.
        self.points: NDArray[np.float32] = np.zeros(max(points, self._most_points), np.float32)
        self._bases: dict[Place, int] = {}
        self._end = 0


def _key(sample: Sample, is_looped: bool) -> Place:  # noqa: FBT001 - part of the key
    ends = (sample.loop_start, sample.loop_end) if is_looped else (0, 0)
    return (sample.index, sample.start, sample.length, *ends, is_looped)


def _written(font: SoundFont, sample: Sample, *, is_looped: bool) -> NDArray[np.float32]:
    frames = font.data(sample).astype(np.float32)
    frames /= _FULL_SCALE
    if is_looped:
        loop = frames[sample.loop_start : sample.loop_end]
        after = np.resize(loop, _AFTER)
        frames = frames[: sample.loop_end]
    else:
        after = np.zeros(_AFTER, np.float32)
    return _doubled(np.concatenate((np.zeros(_BEFORE, np.float32), frames, after)))


def _doubled(frames: NDArray[np.float32]) -> NDArray[np.float32]:
    """The frames with a point between each two, on the cubic through their four neighbours (Catmull-Rom)."""
    padded = np.pad(frames, (1, 2), mode="edge")
    doubled = np.empty(len(frames) * FOLD, np.float32)
    doubled[0::2] = frames
    doubled[1::2] = 0.5625 * (padded[1:-2] + padded[2:-1]) - 0.0625 * (padded[:-3] + padded[3:])
    return doubled
