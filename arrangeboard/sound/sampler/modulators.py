"""What moves a generator: velocity, pitch and the channel's controls, each through a curve.

A zone's modulators fall apart in those settled when a note begins (velocity, pitch) and those that follow
the channel as long as it sounds.
"""

import math
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple, Protocol

from arrangeboard.sound.sampler.units import FULL_FALL_CENTIBELS
from arrangeboard.sound.soundfont import generators as gen
from arrangeboard.sound.soundfont.values import Modulator

NO_CONTROL, VELOCITY, KEY = 0, 2, 3
KEY_PRESSURE, PRESSURE, BEND, BEND_RANGE, LINK = 10, 13, 14, 16, 127
_SETTLED = frozenset({NO_CONTROL, VELOCITY, KEY})

CONTROLLER = 0x80
_NEGATIVE = 0x100
BIPOLAR = 0x200
_LINEAR, _CONCAVE, _CONVEX, _SWITCH = range(4)
_ABSOLUTE = 2
_STEEPNESS = 400.0 / FULL_FALL_CENTIBELS

# The specification's own modulator from velocity to cutoff. FluidSynth plays without it, and fonts are made
# to sound right there; a font's own with another amount counts.
_VELOCITY_TO_CUTOFF = 0x0102
_VELOCITY_TO_CUTOFF_AMOUNT = -2400


class Controls(Protocol):
    """What a modulator asks of a channel."""

    def level(self, source: int, pitch: int) -> float:
        """The control that a source enumerator names, as 0-1; the middle is 0.5."""


class Following(NamedTuple):
    """A modulator that follows the channel; `amount` has the settled factors in it, 0 is no source."""

    destination: int
    amount: float
    source: int
    second: int
    is_absolute: bool


def curved(source: int, level: float) -> float:
    """A source's level, 0-1, through the curve that its enumerator names: 0-1, or -1 to 1."""
    shape = source >> 10
    if source & _NEGATIVE:
        level = 1.0 - level
    if not source & BIPOLAR:
        return _shaped(shape, level)
    level = 2.0 * level - 1.0
    if shape == _SWITCH:
        return 1.0 if level >= 0 else -1.0
    return math.copysign(_shaped(shape, abs(level)), level)


def _shaped(shape: int, level: float) -> float:
    if shape == _CONCAVE:
        return 1.0 if level >= 1.0 else min(1.0, -_STEEPNESS * math.log10(1.0 - level))
    if shape == _CONVEX:
        return 0.0 if level <= 0.0 else max(0.0, 1.0 + _STEEPNESS * math.log10(level))
    if shape == _SWITCH:
        return 1.0 if level >= 0.5 else 0.0
    return level


class _Parted(NamedTuple):
    """Modulators by what they follow; `plain` are those that no velocity or pitch has a say in."""

    settled: tuple[Modulator, ...]
    mixed: tuple[Modulator, ...]
    plain: tuple[Following, ...]


def settled(modulators: tuple[Modulator, ...], pitch: int, velocity: int) -> dict[int, float]:
    """What velocity and pitch alone add to each generator."""
    sums: dict[int, float] = {}
    for one in _parted(modulators).settled:
        value = one.amount * _settled(one.source, pitch, velocity)
        value *= _settled(one.amount_source, pitch, velocity)
        value = abs(value) if one.transform == _ABSOLUTE else value
        sums[one.destination] = sums.get(one.destination, 0.0) + value
    return sums


def following(modulators: tuple[Modulator, ...], pitch: int, velocity: int) -> tuple[Following, ...]:
    """The modulators that follow the channel's controls."""
    parted = _parted(modulators)
    return (*parted.plain, *(_following(one, pitch, velocity) for one in parted.mixed))


@lru_cache(maxsize=512)
def _parted(modulators: tuple[Modulator, ...]) -> _Parted:
    heard = [one for one in modulators if _is_heard(one)]
    settled_ = [one for one in heard if not (_follows(one.source) or _follows(one.amount_source))]
    plain = [one for one in heard if all(map(_is_plain, (one.source, one.amount_source)))]
    plain = [one for one in plain if one not in settled_]
    mixed = [one for one in heard if one not in settled_ and one not in plain]
    return _Parted(tuple(settled_), tuple(mixed), tuple(_following(one, 0, 0) for one in plain))


def _is_plain(source: int) -> bool:
    return not source or _follows(source)


def _following(one: Modulator, pitch: int, velocity: int) -> Following:
    first, second = _follows(one.source), _follows(one.amount_source)
    amount = float(one.amount)
    amount *= 1.0 if first else _settled(one.source, pitch, velocity)
    amount *= 1.0 if second else _settled(one.amount_source, pitch, velocity)
    sources = (one.source if first else 0, one.amount_source if second else 0)
    return Following(one.destination, amount, *sources, one.transform == _ABSOLUTE)


def moved(modulators: Iterable[Following], controls: Controls, pitch: int) -> dict[int, float]:
    """What the channel's controls add to each generator now."""
    sums: dict[int, float] = {}
    for one in modulators:
        value = one.amount
        for source in (one.source, one.second):
            if source:
                value *= curved(source, controls.level(source, pitch))
        value = abs(value) if one.is_absolute else value
        sums[one.destination] = sums.get(one.destination, 0.0) + value
    return sums


def _is_heard(one: Modulator) -> bool:
    if (
        one.destination >= gen.COUNT
        or not one.source
        or LINK in (one.source & 0xFF, one.amount_source & 0xFF)
    ):
        return False
    is_default = one.source == _VELOCITY_TO_CUTOFF and one.amount == _VELOCITY_TO_CUTOFF_AMOUNT
    return not (is_default and one.destination == gen.FILTER_CUTOFF)


def _follows(source: int) -> bool:
    return bool(source & CONTROLLER) or source & 0x7F not in _SETTLED


def _settled(source: int, pitch: int, velocity: int) -> float:
    control = source & 0x7F
    if control == NO_CONTROL:
        return 1.0
    return curved(source, (velocity if control == VELOCITY else pitch) / 127.0)
