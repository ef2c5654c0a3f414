"""Small SoundFonts for tests, written byte by byte as the specification says.

`font()` puts recordings, instruments and presets together; everything can also be written wrongly.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from struct import pack

import numpy as np
from numpy.typing import NDArray

from arrangeboard.sound.soundfont import generators as gen

Frames = NDArray[np.int16]
Row = tuple[int, int]

RATE = 44_100
PADDING = 46
MONO, RIGHT, LEFT, VORBIS, ROM = 1, 2, 4, 0x10, 0x8000
LOOPED = 1


def sine(hertz: float = 441.0, frames: int = 4_410, *, level: float = 0.5, rate: int = RATE) -> Frames:
    """A sine of whole periods if `rate` is a multiple of `hertz` and `frames` of the period."""
    phase = 2 * np.pi * hertz * np.arange(frames) / rate
    return np.round(np.sin(phase) * level * 32_767).astype(np.int16)


def silence(frames: int = 100) -> Frames:
    return np.zeros(frames, dtype=np.int16)


@dataclass(frozen=True)
class Recording:
    """What a sample header says. `loop` counts from the recording's start; `ogg` replaces the frames."""

    frames: Frames = field(default_factory=sine)
    name: str = "Sine"
    loop: tuple[int, int] = (0, 0)
    rate: int = RATE
    root_pitch: int = 69
    cents: int = 0
    kind: int = MONO
    link: int = 0
    ogg: bytes = b""


@dataclass(frozen=True)
class Area:
    """A zone: what it leads to (None in a global zone), ranges, generators and modulators, in file order.

    A modulator is (source, destination, amount, amount source, transform).
    """

    to: int | None = 0
    keys: tuple[int, int] | None = None
    velocities: tuple[int, int] | None = None
    generators: Sequence[Row] = ()
    modulators: Sequence[tuple[int, int, int, int, int]] = ()


@dataclass(frozen=True)
class Sound:
    """A preset: bank, program and areas that lead to instruments."""

    areas: Sequence[Area] = (Area(),)
    bank: int = 0
    program: int = 0
    name: str = "Sound"


def font(
    recordings: Sequence[Recording] = (Recording(),),
    instruments: Sequence[Sequence[Area]] = ((Area(),),),
    presets: Sequence[Sound] = (Sound(),),
    *,
    name: str = "Small font",
) -> bytes:
    """The bytes of an SF2 (or, with `ogg` in a recording, SF3) file."""
    pool, headers = _pool(recordings)
    return assembled(tables(headers, instruments, presets), pool=pool, name=name)


def assembled(hydra: dict[bytes, bytes], *, pool: bytes, name: str = "Small font") -> bytes:
    """A font of tables as they are, right or wrong."""
    info = chunk(b"ifil", pack("<HH", 2, 4)) + chunk(b"INAM", name.encode("latin-1") + b"\0")
    body = (
        group(b"INFO", info)
        + group(b"sdta", chunk(b"smpl", pool))
        + group(b"pdta", b"".join(chunk(*one) for one in hydra.items()))
    )
    return chunk(b"RIFF", b"sfbk" + body)


def chunk(name: bytes, content: bytes) -> bytes:
    return name + pack("<I", len(content)) + content + b"\0" * (len(content) % 2)


def group(kind: bytes, content: bytes) -> bytes:
    return chunk(b"LIST", kind + content)


def tables(
    headers: Sequence[bytes], instruments: Sequence[Sequence[Area]], presets: Sequence[Sound]
) -> dict[bytes, bytes]:
    """The nine tables with their terminal records."""
    preset_bags = _Bags(gen.INSTRUMENT)
    phdr = b"".join(_preset(one, preset_bags.put(one.areas)) for one in presets)
    phdr += _preset(Sound(name="EOP"), preset_bags.count)
    instrument_bags = _Bags(gen.SAMPLE)
    inst = b"".join(pack("<20sH", b"Instrument", instrument_bags.put(areas)) for areas in instruments)
    inst += pack("<20sH", b"EOI", instrument_bags.count)
    pbag, pmod, pgen = preset_bags.written()
    ibag, imod, igen = instrument_bags.written()
    shdr = b"".join(headers) + bytes(46)
    return {
        b"phdr": phdr,
        b"pbag": pbag,
        b"pmod": pmod,
        b"pgen": pgen,
        b"inst": inst,
        b"ibag": ibag,
        b"imod": imod,
        b"igen": igen,
        b"shdr": shdr,
    }


class _Bags:
    def __init__(self, link: int) -> None:
        self._link = link
        self.count = 0
        self._bags = self._modulators = self._generators = b""

    def put(self, areas: Sequence[Area]) -> int:
        """The index of the first of these areas."""
        first = self.count
        for area in areas:
            self._end_last()
            self.count += 1
            self._generators += b"".join(self._rows(area))
            self._modulators += b"".join(pack("<HHhHH", *one) for one in area.modulators)
        return first

    def written(self) -> tuple[bytes, bytes, bytes]:
        self._end_last()
        return self._bags, self._modulators + bytes(10), self._generators + bytes(4)

    def _end_last(self) -> None:
        self._bags += pack("<HH", len(self._generators) // 4, len(self._modulators) // 10)

    def _rows(self, area: Area) -> list[bytes]:
        rows = [pack("<HBB", gen.KEY_RANGE, *area.keys)] if area.keys else []
        rows += [pack("<HBB", gen.VELOCITY_RANGE, *area.velocities)] if area.velocities else []
        rows += [pack("<Hh", *row) for row in area.generators]
        return rows + ([pack("<HH", self._link, area.to)] if area.to is not None else [])


def _preset(sound: Sound, bag: int) -> bytes:
    return pack("<20sHHHIII", sound.name.encode("latin-1"), sound.program, sound.bank, bag, 0, 0, 0)


def _pool(recordings: Sequence[Recording]) -> tuple[bytes, list[bytes]]:
    pool, headers = b"", []
    for one in recordings:
        start = len(pool) if one.ogg else len(pool) // 2
        if one.ogg:
            end, base, kind = start + len(one.ogg), 0, one.kind | VORBIS
            pool += one.ogg + bytes(len(one.ogg) % 2)
        else:
            end, base, kind = start + len(one.frames), start, one.kind
            pool += one.frames.astype("<i2").tobytes() + bytes(2 * PADDING)
        headers.append(_header(one, (start, end, base + one.loop[0], base + one.loop[1]), kind))
    return pool, headers


def _header(one: Recording, places: tuple[int, int, int, int], kind: int) -> bytes:
    return pack(
        "<20sIIIIIBbHH",
        one.name.encode("latin-1"),
        *(place & 0xFFFF_FFFF for place in places),
        one.rate,
        one.root_pitch,
        one.cents,
        one.link,
        kind,
    )
