"""Who else plays in a section: the figures of its lanes, and all of them but one as masks."""

from collections.abc import Sequence
from functools import reduce
from itertools import accumulate

from msgspec import Struct

from arrangeboard.fit.figure import Figure
from arrangeboard.fit.steps import NO_CLASSES, Classes, Mask, together
from arrangeboard.song.ids import LaneId
from arrangeboard.song.values import Role


class Voice(Struct, frozen=True, gc=False):
    """What one lane plays in a section."""

    lane: LaneId
    role: Role
    figure: Figure


class Company(Struct, frozen=True, gc=False):
    """The voices that a part must get along with; masks of the pitched ones, and of the drums' strikes."""

    voices: tuple[Voice, ...] = ()
    sounding: Classes = NO_CLASSES
    onsets: Classes = NO_CLASSES
    strikes: Mask = 0
    drums: Mask = 0

    @property
    def sounds(self) -> Mask:
        """The steps on which any of them sounds a pitch."""
        return together(self.sounding)


NOBODY = Company()


class _Heard(Struct, frozen=True, gc=False):
    """Some voices as masks."""

    sounding: Classes = NO_CLASSES
    onsets: Classes = NO_CLASSES
    drums: Mask = 0


_SILENCE = _Heard()


def company(voices: tuple[Voice, ...]) -> Company:
    """All of these voices together."""
    return _company(voices, reduce(_both, (_heard(voice.figure) for voice in voices), _SILENCE))


def without(everybody: tuple[Voice, ...], lane: LaneId) -> Company:
    """Everybody but one lane."""
    return company(tuple(voice for voice in everybody if voice.lane != lane))


def companies(everybody: tuple[Voice, ...]) -> tuple[Company, ...]:
    """For each voice all the others.

    What sounds before a voice and what sounds after it are added up once from either side, so that a
    section of many lanes costs only as many sums as it has lanes.
    """
    heard = [_heard(voice.figure) for voice in everybody]
    before = _sums(heard)
    after = _sums(heard[::-1])[::-1]
    return tuple(
        _company(everybody[:at] + everybody[at + 1 :], _both(before[at], after[at + 1]))
        for at in range(len(everybody))
    )


def _heard(figure: Figure) -> _Heard:
    if figure.drums:
        return _Heard(drums=figure.strikes)
    return _Heard(figure.sounding, figure.onsets)


def _sums(heard: Sequence[_Heard]) -> list[_Heard]:
    """Nobody, the first, the first two, and so on up to all."""
    return [*accumulate(heard, _both, initial=_SILENCE)]


def _both(one: _Heard, other: _Heard) -> _Heard:
    return _Heard(
        _merged(one.sounding, other.sounding), _merged(one.onsets, other.onsets), one.drums | other.drums
    )


def _merged(one: Classes, other: Classes) -> Classes:
    if one is NO_CLASSES:
        return other
    return one if other is NO_CLASSES else tuple(map(_OR, one, other))


_OR = int.__or__


def _company(voices: tuple[Voice, ...], heard: _Heard) -> Company:
    return Company(voices, heard.sounding, heard.onsets, together(heard.onsets), heard.drums)
