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
from arrangeboard.sound.soundfont.riff import Place
from arrangeboard.sound.soundfont.values import Sample
from arrangeboard.sound.soundfont.vorbis import Kept, decoded, frame_count

FRAME_BYTES = 2
ROM = 0x8000
VORBIS = 0x10


class Recordings:
    """The pool of one font's recordings; `headers` are the file's, by index.

    The bounds of those in use must have been checked: they count frames of the pool, for Ogg Vorbis bytes.
    """

    def __init__(self, file: mmap, place: Place, headers: Table) -> None:
        self.headers = headers
        self._file = file
        self._place = place
        self._frames: NDArray[np.int16] = np.frombuffer(
            file, dtype="<i2", offset=place.start, count=place.size // FRAME_BYTES
        )
        self._kept = Kept()

    def playable(self, index: int) -> bool:
        """Whether the file holds the recording; some point into the memory of a sound card of 1996."""
        return not self.headers[index]["kind"] & ROM

    def length(self, index: int) -> int:
        """Frames of the recording."""
        start, end = self._bounds(index)
        return frame_count(self._ogg(index)) if self._is_vorbis(index) else end - start

    def loop(self, index: int) -> tuple[int, int]:
        """Start and end of the loop in frames from the recording's start, as the file says."""
        header = self.headers[index]
        start, end = int(header["loop_start"]), int(header["loop_end"])
        # SF3 counts from the recording; so does a file that leaves all to the zones' offsets.
        if self._is_vorbis(index) or start == end == 0:
            return start, end
        base, _ = self._bounds(index)
        return start - base, end - base

    def data(self, sample: Sample) -> NDArray[np.int16]:
        """The sample's frames: a view of the mapped file or of what has been decoded."""
        if self._is_vorbis(sample.index):
            frames, base = self._decoded(sample.index), 0
        else:
            frames, base = self._frames, self._bounds(sample.index)[0]
        return frames[base + sample.start : base + sample.start + sample.length]

    def close(self) -> None:
        """Let go of the file; while frames are in use elsewhere it stays mapped until they are not."""
        self._frames = np.zeros(0, dtype=np.int16)
        self._kept = Kept()
        with suppress(BufferError):
            self._file.close()

    def _bounds(self, index: int) -> tuple[int, int]:
        header = self.headers[index]
        return int(header["start"]), int(header["end"])

    def _is_vorbis(self, index: int) -> bool:
        return bool(self.headers[index]["kind"] & VORBIS)

    def _ogg(self, index: int) -> bytes:
        start, end = self._bounds(index)
        return self._file[self._place.start + start : self._place.start + end]

    def _decoded(self, index: int) -> NDArray[np.int16]:
        return self._kept.get(index, lambda: decoded(self._ogg(index), self.length(index)))
