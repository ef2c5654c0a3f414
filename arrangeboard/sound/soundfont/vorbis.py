"""Ogg Vorbis, in which SF3 keeps its recordings.

Knows one recording's bytes, nothing of fonts. What cannot be decoded is silence: a bad recording in a font
is no reason to stop a song.
"""

from collections import OrderedDict
from collections.abc import Callable, Iterator

import miniaudio
import numpy as np
from numpy.typing import NDArray

Frames = NDArray[np.int16]

# Three minutes at 44.1 kHz: far above any sample, and no more memory than one may take.
MOST_FRAMES = 8_000_000
MOST_KEPT_BYTES = 64_000_000
_PAGE = b"OggS"
_POSITION = slice(6, 14)
_FRAMES_AT_ONCE = 65_536
_OWN_RATE = 0


def frame_count(ogg: bytes) -> int:
    """How many frames its last page says there are; 0 if this is not Ogg. Nothing is decoded."""
    if not ogg.startswith(_PAGE):
        return 0
    last_page = ogg[ogg.rfind(_PAGE) :]
    position = int.from_bytes(last_page[_POSITION], "little", signed=True)
    return max(0, min(position, MOST_FRAMES))


def decoded(ogg: bytes, count: int) -> Frames:
    """The first `count` frames in mono, with silence in place of what is not there."""
    frames = np.zeros(count, dtype=np.int16)
    filled = 0
    for piece in _pieces(ogg):
        taken = piece[: count - filled]
        frames[filled : filled + len(taken)] = taken
        filled += len(taken)
        if filled == count:
            break
    return frames


def _pieces(ogg: bytes) -> Iterator[Frames]:
    try:
        stream = miniaudio.stream_memory(
            ogg, nchannels=1, sample_rate=_OWN_RATE, frames_to_read=_FRAMES_AT_ONCE
        )
        for piece in stream:
            yield np.frombuffer(piece, dtype=np.int16)
    except miniaudio.MiniaudioError:
        return


class Kept:
    """Decoded recordings by index: those used last, up to a number of bytes (one is always kept)."""

    def __init__(self, most_bytes: int = MOST_KEPT_BYTES) -> None:
        self._most_bytes = most_bytes
        self._by_index: OrderedDict[int, Frames] = OrderedDict()
        self.bytes = 0

    def get(self, index: int, decode: Callable[[], Frames]) -> Frames:
        """The recording's frames, decoded now if they are not kept."""
        frames = self._by_index.get(index)
        if frames is None:
            frames = self._by_index[index] = decode()
            self.bytes += frames.nbytes
            self._drop_oldest()
        self._by_index.move_to_end(index)
        return frames

    def _drop_oldest(self) -> None:
        while self.bytes > self._most_bytes and len(self._by_index) > 1:
            _, frames = self._by_index.popitem(last=False)
            self.bytes -= frames.nbytes
