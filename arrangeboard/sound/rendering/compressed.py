"""FLAC and Ogg Vorbis files, where the library that writes them is installed."""

from importlib.util import find_spec
from typing import BinaryIO

from arrangeboard.sound.rendering.refusing import CannotRender
from arrangeboard.sound.rendering.wav import CHANNELS, Interleaved

_SUBTYPES = {("flac", 16): "PCM_16", ("flac", 24): "PCM_24", ("ogg", 16): "VORBIS"}


def can_compress() -> bool:
    """Whether the library is there."""
    return find_spec("soundfile") is not None


class CompressedWriter:
    """Writes stereo sound as "flac" (16 or 24 bits) or "ogg". CannotRender where the library is missing."""

    def __init__(self, file: BinaryIO, kind: str, *, rate: int, bits: int) -> None:
        try:
            import soundfile  # noqa: PLC0415  an extra, and slow to load
        except (ImportError, OSError):
            raise CannotRender("render-needs-soundfile", kind=kind.upper()) from None
        subtype = _SUBTYPES[kind, 16 if kind == "ogg" else min(bits, 24)]
        self._file = soundfile.SoundFile(
            file, "w", samplerate=rate, channels=CHANNELS, subtype=subtype, format=kind.upper()
        )

    def write(self, sound: Interleaved) -> None:
        """Append a block."""
        self._file.write(sound)

    def close(self) -> None:
        """Write what is still held back. The file beneath stays open."""
        self._file.close()
