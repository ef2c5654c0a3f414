"""WAV files of 16, 24 or 32 bits, written block by block.

Sixteen bits get triangular dither of one step, so that what fades out fades into an even hush and not into
distortion; silence stays silence. In 24 bits rounding lies below the noise of any converter, and 32 bits
hold the sound as it is.
"""

import struct
from typing import BinaryIO

import numpy as np
from numpy.random import default_rng  # not late, through np: while numpy loads it, Ctrl+C is lost
from numpy.typing import NDArray

from arrangeboard.sound.rendering.refusing import CannotRender

Interleaved = NDArray[np.float32]
"""Left and right side by side: (frames, 2)."""

CHANNELS = 2
MOST_BYTES = (1 << 32) - 1
_PCM, _FLOAT = 1, 3
"""Two channels need no more: the extensible format is refused by many a reader."""
_DITHER_SEED = 1


class WavWriter:
    """Writes stereo sound into an open file that can be sought in. `close` completes the header."""

    def __init__(self, file: BinaryIO, *, rate: int, bits: int) -> None:
        self._file = file
        self._bits = bits
        self._written = 0
        self._dither = default_rng(_DITHER_SEED)
        self._head = _head(rate, bits)
        file.write(self._head)

    def write(self, sound: Interleaved) -> None:
        """Append a block. CannotRender where the file would become longer than a WAV file can be."""
        data = self._samples(sound)
        if len(self._head) + self._written + len(data) + 1 > MOST_BYTES:
            raise CannotRender("render-wav-too-long", bits=self._bits)
        self._file.write(data)
        self._written += len(data)

    def close(self) -> None:
        """Write the sizes into the header. The file stays open."""
        self._file.write(b"\0" * (self._written % 2))
        self._file.seek(4)
        self._file.write(struct.pack("<I", len(self._head) - 8 + self._written + self._written % 2))
        if self._bits == 32:
            self._file.seek(len(self._head) - 12)
            self._file.write(struct.pack("<I", self._written // (4 * CHANNELS)))
        self._file.seek(len(self._head) - 4)
        self._file.write(struct.pack("<I", self._written))
        self._file.seek(0, 2)

    def _samples(self, sound: Interleaved) -> bytes:
        if self._bits == 32:
            return sound.astype("<f4").tobytes()
        highest = (1 << (self._bits - 1)) - 1
        exact = sound.astype(np.float64) * highest
        if self._bits == 16:
            noise = self._dither.random((2, *sound.shape))
            exact += np.where(sound, noise[0] - noise[1], 0.0)
        whole = np.clip(np.rint(exact), -highest - 1, highest).astype("<i4")
        if self._bits == 16:
            return whole.astype("<i2").tobytes()
        return whole.reshape(-1, 1).view(np.uint8)[:, :3].tobytes()


def _head(rate: int, bits: int) -> bytes:
    """Everything before the samples, with sizes of 0."""
    size = bits // 8 * CHANNELS
    kind = _FLOAT if bits == 32 else _PCM
    form = struct.pack("<HHIIHH", kind, CHANNELS, rate, rate * size, size, bits)
    if kind == _FLOAT:
        form += struct.pack("<H", 0)
    fact = _chunk(b"fact", struct.pack("<I", 0)) if kind == _FLOAT else b""
    return b"RIFF\0\0\0\0WAVE" + _chunk(b"fmt ", form) + fact + _chunk(b"data", b"")


def _chunk(name: bytes, data: bytes) -> bytes:
    return name + struct.pack("<I", len(data)) + data
