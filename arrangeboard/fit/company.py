"""Who else plays in a section: the figures of its lanes, and all of them but one as masks."""

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


def company(voices: tuple[Voice, ...]) -> Company:
    """All of these voices together."""
    pitched = [voice.figure for voice in voices if not voice.figure.drums]
    drums = 0
    for voice in voices:
        drums |= voice.figure.strikes if voice.figure.drums else 0
    onsets = _over_one_another([figure.onsets for figure in pitched])
    sounding = _over_one_another([figure.sounding for figure in pitched])
    return Company(voices, sounding, onsets, together(onsets), drums)


def without(everybody: tuple[Voice, ...], lane: LaneId) -> Company:
    """Everybody but one lane."""
    return company(tuple(voice for voice in everybody if voice.lane != lane))


def _over_one_another(classes: list[Classes]) -> Classes:
    merged = [0] * 12
    for one in classes:
        for index, mask in enumerate(one):
            merged[index] |= mask
    return tuple(merged)
