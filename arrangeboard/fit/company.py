"""Who else plays in a section: the figures of its lanes, and all of them but one as masks."""

from collections.abc import Sequence
from functools import reduce
from itertools import accumulate

from msgspec import Struct

from arrangeboard.fit.figure import Figure
from arrangeboard.fit.kept import Kept
from arrangeboard.fit.measuring.flat import Flat, flat, unlaid
from arrangeboard.fit.steps import Classes, Mask, span
from arrangeboard.song.ids import LaneId
from arrangeboard.song.values import Role


class Voice(Struct, frozen=True, gc=False):
    """What one lane plays in a section."""

    lane: LaneId
    role: Role
    figure: Figure


class Company(Struct, frozen=True, gc=False):
    """The voices of one section that a part must get along with; masks of the pitched ones, and the drums'.

    `time` and `onsets` are flat, `sounds` and `strikes` the same of any pitch class. `pitched` are the voices
    whose pitches mean anything: not drums, nor toms and noises on other channels.
    """

    voices: tuple[Voice, ...] = ()
    time: Flat = 0
    onsets: Flat = 0
    sounds: Mask = 0
    strikes: Mask = 0
    drums: Mask = 0
    pitched: tuple[Voice, ...] = ()

    @property
    def steps(self) -> int:
        """How many steps the section has; 0 where nobody plays."""
        return _steps(self.voices)

    @property
    def sounding(self) -> Classes:
        """The steps on which any of them sounds each pitch class."""
        return unlaid(self.time, self.steps)


NOBODY = Company()


class _Heard(Struct, frozen=True, gc=False):
    """Some voices as masks."""

    time: Flat = 0
    onsets: Flat = 0
    sounds: Mask = 0
    strikes: Mask = 0
    drums: Mask = 0


_SILENCE = _Heard()
_kept = Kept()


def company(voices: tuple[Voice, ...]) -> Company:
    """All of these voices together."""
    steps = _steps(voices)
    heard = reduce(_both, (_heard(voice.figure, steps) for voice in voices), _SILENCE)
    return _company(voices, heard, tuple(filter(_has_pitch, voices)))


def without(everybody: tuple[Voice, ...], lane: LaneId) -> Company:
    """Everybody but one lane."""
    return company(tuple(voice for voice in everybody if voice.lane != lane))


def companies(everybody: tuple[Voice, ...]) -> tuple[Company, ...]:
    """For each voice all the others.

    What sounds before a voice and what sounds after it are added up once from either side, so that a
    section of many lanes costs only as many sums as it has lanes.
    """
    steps = _steps(everybody)
    heard = [_heard(voice.figure, steps) for voice in everybody]
    before = _sums(heard)
    after = _sums(heard[::-1])[::-1]
    pitched, found, number = tuple(filter(_has_pitch, everybody)), [], 0
    for at, voice in enumerate(everybody):
        others, around = everybody[:at] + everybody[at + 1 :], _both(before[at], after[at + 1])
        is_next = number < len(pitched) and pitched[number] is voice
        found.append(
            _company(others, around, pitched[:number] + pitched[number + 1 :] if is_next else pitched)
        )
        number += is_next
    return tuple(found)


def _steps(voices: tuple[Voice, ...]) -> int:
    return voices[0].figure.steps if voices else 0


def _has_pitch(voice: Voice) -> bool:
    return voice.role != "rhythm" and not voice.figure.drums


def _heard(figure: Figure, steps: int) -> _Heard:
    return _kept.get((figure,), lambda: _listen(figure, steps), steps)


def _listen(figure: Figure, steps: int) -> _Heard:
    if figure.drums:
        return _Heard(drums=figure.strikes)
    whole = span(0, steps)
    sounding = tuple(mask & whole for mask in figure.sounding)
    onsets = tuple(mask & whole for mask in figure.onsets)
    return _Heard(
        flat(sounding, steps), flat(onsets, steps), figure.sounds & whole, figure.strikes & whole, 0
    )


def _sums(heard: Sequence[_Heard]) -> list[_Heard]:
    """Nobody, the first, the first two, and so on up to all."""
    return [*accumulate(heard, _both, initial=_SILENCE)]


def _both(one: _Heard, other: _Heard) -> _Heard:
    return _Heard(
        one.time | other.time,
        one.onsets | other.onsets,
        one.sounds | other.sounds,
        one.strikes | other.strikes,
        one.drums | other.drums,
    )


def _company(voices: tuple[Voice, ...], heard: _Heard, pitched: tuple[Voice, ...]) -> Company:
    return Company(voices, heard.time, heard.onsets, heard.sounds, heard.strikes, heard.drums, pitched)
