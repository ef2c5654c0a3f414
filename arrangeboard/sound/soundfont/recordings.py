"""The recordings of an open SoundFont: where they lie in the file, and their frames.

Knows the sample headers and the file's bytes. The file is mapped, not read: of a font of 150 MB only the
sounds that are played come into memory. The lower eight bits of 24-bit fonts (the chunk `sm24`) are left
out; what is lost lies 96 dB below full level.
"""

from contextlib import suppress
from mmap import mmap

import numpy as np
from numpy.typing import NDArray

from arrangeboard.sound.soundfont.hydra import Table
from arrangeboard.sound.soundfont.riff import FileBytes, Place
from arrangeboard.sound.soundfont.values import Sample

FRAME_BYTES = 2
ROM = 0x8000
VORBIS = 0x10


class Recordings:
    """The pool of one font's recordings; `headers` are the file's, by index."""

    def __init__(self, data: FileBytes, place: Place, headers: Table) -> None:
        self.headers = headers
        self._data: FileBytes | None = data
        self._place = place
        self._frames = np.frombuffer(data, dtype="<i2", offset=place.start, count=place.size // FRAME_BYTES)
        self._kinds: list[int] = headers["kind"].tolist()
        self._bounds: list[tuple[int, int]] = list(
            zip(headers["start"].tolist(), headers["end"].tolist(), strict=True)
        )

    def playable(self, index: int) -> bool:
        """Whether the file holds the recording; some point into the memory of a sound card of 1996."""
        return not self._kinds[index] & ROM

    def length(self, index: int) -> int:
        """Frames of the recording."""
        start, end = self._bounds[index]
        return end - start

    def loop(self, index: int) -> tuple[int, int]:
        """Start and end of the loop in frames from the recording's start, as the file says."""
        header = self.headers[index]
        start, _ = self._bounds[index]
        return int(header["loop_start"]) - start, int(header["loop_end"]) - start

    def data(self, sample: Sample) -> NDArray[np.int16]:
        """The sample's frames: a view of the mapped file."""
        start = self._bounds[sample.index][0] + sample.start
        return self._frames[start : start + sample.length]

    def close(self) -> None:
        """Let go of the file; while frames are in use elsewhere it stays mapped until they are not."""
        self._frames = np.zeros(0, dtype=np.int16)
        if isinstance(self._data, mmap):
            with suppress(BufferError):
                self._data.close()
        self._data = None
