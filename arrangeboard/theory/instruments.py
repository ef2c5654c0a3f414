"""The sounds of General MIDI: 128 programs by family, the drum kits and what each of their keys plays.

Facts only, read from `resources/instruments.json`. A default role or range is what is usual, never a limit.
"""

import msgspec
from msgspec import Struct

from arrangeboard.resources import resource
from arrangeboard.song.values import Role, Sound


class Program(Struct, frozen=True):
    """A General MIDI program; the pitches are the range that the real instrument usually sounds in."""

    number: int
    name: str
    family: str
    role: Role
    lowest_pitch: int
    highest_pitch: int


class DrumKit(Struct, frozen=True):
    """A drum kit by the program number that selects it on the drum channel (GM2 and GS)."""

    number: int
    name: str


class DrumSound(Struct, frozen=True):
    """What one key of a drum kit plays."""

    pitch: int
    name: str


class _Tables(Struct, frozen=True):
    programs: tuple[Program, ...]
    drum_kits: tuple[DrumKit, ...]
    drum_sounds: tuple[DrumSound, ...]


_TABLES = msgspec.json.decode(resource("instruments.json").read_bytes(), type=_Tables)

PROGRAMS: tuple[Program, ...] = _TABLES.programs
"""Every program, by its number."""

FAMILIES: tuple[str, ...] = tuple(dict.fromkeys(program.family for program in PROGRAMS))
"""Codes of the 16 families of eight programs, in General MIDI's order; `words` names them."""

DRUM_KITS: dict[int, DrumKit] = {kit.number: kit for kit in _TABLES.drum_kits}
"""The drum kits by program number."""

DRUM_SOUNDS: dict[int, str] = {sound.pitch: sound.name for sound in _TABLES.drum_sounds}
"""What the keys of the standard kit play, by pitch."""


def programs_of(family: str) -> tuple[Program, ...]:
    """The eight programs of a family."""
    return tuple(program for program in PROGRAMS if program.family == family)


def drum_kit(program: int) -> DrumKit:
    """The kit that a drum channel plays after `program`: an unknown number plays its group of eight's first.

    That is what GS devices do; a group without a kit plays the standard one.
    """
    return DRUM_KITS.get(program) or DRUM_KITS.get(program // 8 * 8) or DRUM_KITS[0]


def instrument_name(sound: Sound) -> str:
    """The General MIDI name of a sound, whatever its bank: banks hold variations of the same instrument."""
    return drum_kit(sound.program).name if sound.drums else PROGRAMS[sound.program].name


def default_role(sound: Sound) -> Role:
    """The role that an instrument usually has."""
    return "rhythm" if sound.drums else PROGRAMS[sound.program].role


def usual_range(sound: Sound) -> tuple[int, int]:
    """Lowest and highest pitch that an instrument usually sounds; for a kit, the keys that play something."""
    if sound.drums:
        return min(DRUM_SOUNDS), max(DRUM_SOUNDS)
    program = PROGRAMS[sound.program]
    return program.lowest_pitch, program.highest_pitch
