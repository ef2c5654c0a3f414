"""What a sound file can be, and the one way to write any of them: block by block."""

from typing import BinaryIO, Literal, Protocol

from msgspec import Struct

from arrangeboard.sound.rendering.compressed import CompressedWriter
from arrangeboard.sound.rendering.refusing import CannotRender
from arrangeboard.sound.rendering.wav import Interleaved, WavWriter
from arrangeboard.sound.score.values import RATE

Kind = Literal["wav", "flac", "ogg"]
Bits = Literal[16, 24, 32]

ENDINGS: dict[str, Kind] = {
    ".wav": "wav",
    ".wave": "wav",
    ".flac": "flac",
    ".ogg": "ogg",
    ".oga": "ogg",
}


class Form(Struct, frozen=True):
    """A kind of sound file. `bits` 32 are floating point, of WAV only; FLAC then has 24. Ogg has none."""

    kind: Kind = "wav"
    bits: Bits = 24
    rate: int = RATE


class SoundWriter(Protocol):
    """Writes stereo sound into an open file."""

    def write(self, sound: Interleaved) -> None:
        """Append a block."""

    def close(self) -> None:
        """Complete the file, which stays open."""


def sound_writer(file: BinaryIO, form: Form) -> SoundWriter:
    """A writer of that form. CannotRender where it needs what is not installed."""
    if form.kind == "wav":
        return WavWriter(file, rate=form.rate, bits=form.bits)
    return CompressedWriter(file, form.kind, rate=form.rate, bits=form.bits)


def kind_of(ending: str) -> Kind:
    """The kind of file that a name's ending means. CannotRender where it means none."""
    kind = ENDINGS.get(ending.casefold())
    if kind is None:
        raise CannotRender("render-unknown-kind", ending=ending)
    return kind
