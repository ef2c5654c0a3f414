"""A SoundFont as the sampler sees it: presets of zones, each a sample with all its settings worked out.

Knows nothing of files: what reads one gives `SoundFont` the names of its presets, a function that works
out a preset's zones on first use, and a pool that the samples' frames come from.
"""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Protocol

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

KITS = 128
FAMILY = 8

PresetKey = tuple[int, int]


class Modulator(Struct, frozen=True, array_like=True, gc=False):
    """A source that moves a generator, as the file writes it.

    `source` and `amount_source` are SoundFont 2.04's 16-bit enumerators (0: no source), `destination` is a
    generator's number, 59 for the pitch; `transform` is 0 for linear, 2 for the absolute value.
    """

    source: int
    destination: int
    amount: int
    amount_source: int
    transform: int


class Sample(Struct, frozen=True):
    """The stretch of a recording that a zone plays.

    `index` names the recording within its font, `start` is the stretch's first frame in it, and `length`
    counts the stretch's frames. `loop_start` and `loop_end` count from the stretch's first frame; they are
    equal where there is no loop. 0 <= loop_start <= loop_end <= length always holds.
    """

    index: int
    name: str
    rate: int
    root_pitch: int
    correction_cents: int
    start: int
    length: int
    loop_start: int
    loop_end: int


class Zone(Struct, frozen=True):
    """A sample for a range of pitches and velocities (both ends included), and how it is to sound.

    `generators` holds SoundFont 2.04's 61 values in its own units, by number (`generators.py`): the
    instrument's with the preset's added. They are sums of 16-bit values as the file has them, so limits
    are for whoever applies them, but: the sample mode is 0 where the sample has no loop; root key, key
    number and velocity are -1 or 0-127; the address offsets are 0, since `sample` has them in it.
    """

    keys: tuple[int, int]
    velocities: tuple[int, int]
    sample: Sample
    generators: tuple[int, ...]
    modulators: tuple[Modulator, ...]


class Preset(Struct, frozen=True):
    """A sound of the font: an instrument, or in bank 128 a drum kit."""

    bank: int
    program: int
    name: str
    zones: tuple[Zone, ...]


class Pool(Protocol):
    """Where a font's recordings lie."""

    def data(self, sample: Sample) -> NDArray[np.int16]:
        """The sample's frames, exactly `sample.length` of them."""

    def close(self) -> None:
        """Let go of the file."""


class Presets(Mapping[PresetKey, Preset]):
    """The presets by bank and program, each worked out when it is first asked for."""

    def __init__(self, names: Mapping[PresetKey, str], work_out: Callable[[PresetKey], Preset]) -> None:
        self.names = names
        self._work_out = work_out
        self._known: dict[PresetKey, Preset] = {}

    def __getitem__(self, key: PresetKey) -> Preset:
        if key not in self._known:
            if key not in self.names:
                raise KeyError(key)
            self._known[key] = self._work_out(key)
        return self._known[key]

    def __iter__(self) -> Iterator[PresetKey]:
        return iter(self.names)

    def __len__(self) -> int:
        return len(self.names)

    def __contains__(self, key: object) -> bool:
        return key in self.names


class SoundFont:
    """An open SoundFont. `presets` maps bank and program to a preset; bank 128 holds the drum kits."""

    def __init__(self, path: Path, name: str, *, presets: Presets, pool: Pool) -> None:
        self.path = path
        self.name = name
        self.presets = presets
        self._pool = pool

    def preset(self, bank: int, program: int, *, drums: bool) -> Preset | None:
        """The sound asked for, or the likeliest in its place; None only if no preset of the font sounds."""
        likeness = _kit_likeness if drums else _sound_likeness
        keys = sorted(self.presets, key=lambda key: likeness(key, bank, program))
        return next((preset for preset in map(self.presets.__getitem__, keys) if preset.zones), None)

    def data(self, sample: Sample) -> NDArray[np.int16]:
        """The sample's frames, exactly `sample.length` of them; not to be written to. Not after `close`."""
        return self._pool.data(sample)

    def close(self) -> None:
        """Let go of the file. Frames handed out before stay valid."""
        self._pool.close()


def _kit_likeness(key: PresetKey, _bank: int, program: int) -> tuple[int, ...]:
    """Smallest for the kit asked for; then the standard kit, other kits, and at last melodic sounds."""
    found_bank, found = key
    return (found_bank != KITS, found != program, found, found_bank)


def _sound_likeness(key: PresetKey, bank: int, program: int) -> tuple[int, ...]:
    """Smallest for the sound asked for; then its program in bank 0 and others, then its kind of instrument.

    General MIDI orders its programs in families of eight.
    """
    found_bank, found = key
    return (
        found_bank == KITS,
        found != program,
        found // FAMILY != program // FAMILY,
        found_bank != bank,
        found_bank != 0,
        abs(found - program),
        found_bank,
    )
