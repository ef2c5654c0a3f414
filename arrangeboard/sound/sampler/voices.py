"""The voices that sound, as one table with a column for each, and where to find them.

Knows no channel's controls and renders nothing; it keeps what rendering needs.
"""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from arrangeboard.sound.sampler import figures as fig
from arrangeboard.sound.sampler import parameters as par
from arrangeboard.sound.sampler.envelopes import levels_of_amplitudes, shape, volume
from arrangeboard.sound.sampler.tone import Tone

Columns = NDArray[np.intp]

# A note that is let go at once still sounds for so long.
_LEAST_SECONDS = 0.01
_FADING_AT_MOST = 64


class Voice:
    """One sounding zone. `is_held` while its key is down, `is_captured` while sostenuto holds it.

    `is_placed` once the table says where in the pool its sample lies.
    """

    __slots__ = (
        "channel",
        "column",
        "is_captured",
        "is_cut",
        "is_held",
        "is_placed",
        "is_released",
        "pitch",
        "tone",
    )

    def __init__(self, column: int, channel: int, pitch: int, tone: Tone) -> None:
        self.column = column
        self.channel = channel
        self.pitch = pitch
        self.tone = tone
        self.is_held = True
        self.is_captured = False
        self.is_released = False
        self.is_cut = False
        self.is_placed = False


class Voices:
    """`table` holds `figures` by column, `settings` the parameters by column."""

    def __init__(self, most: int, rate: int) -> None:
        self.most = most
        self._least_frames = int(rate * _LEAST_SECONDS)
        columns = most + _FADING_AT_MOST
        self.table = np.zeros((fig.COUNT, columns))
        self.settings = np.zeros((par.COUNT, columns))
        self._free = list(range(columns - 1, -1, -1))
        self._sounding: dict[int, Voice] = {}
        self._uncut = 0
        self._just_released: set[int] = set()
        self._going: list[Voice] = []
        self._going_at = -1

    def __len__(self) -> int:
        return len(self._sounding)

    def __iter__(self) -> Iterator[Voice]:
        return iter(self._sounding.values())

    def columns(self) -> Columns:
        """The columns of all voices, those of a channel side by side."""
        order = sorted(self, key=lambda voice: voice.channel)
        return np.array([voice.column for voice in order], np.intp)

    def at(self, column: int) -> Voice:
        """The voice in a column."""
        return self._sounding[column]

    def of(self, channel: int) -> list[Voice]:
        """A channel's voices that have not been cut."""
        return [voice for voice in self if voice.channel == channel and not voice.is_cut]

    def start(self, channel: int, pitch: int, tone: Tone, frame: int) -> Voice:
        """Let a voice begin at a frame; if there are too many, the quietest makes room."""
        while self._uncut >= self.most:
            self.cut(self._quietest(frame), frame)
        if not self._free:
            self.end(min(self._sounding, key=lambda column: float(self.table[fig.CUT_AT, column])))
        voice = Voice(self._free.pop(), channel, pitch, tone)
        self._sounding[voice.column] = voice
        self._uncut += 1
        column = self.table[:, voice.column]
        column[:] = tone.figures
        column[fig.START] = frame
        column[[fig.RELEASED_AT, fig.CUT_AT]] = np.inf
        return voice

    def release(self, voice: Voice, frame: int) -> None:
        """Let a voice go at a frame, as its envelopes say."""
        if voice.is_released:
            return
        voice.is_released, voice.is_held = True, False
        column = self.table[:, voice.column]
        column[fig.RELEASED_AT] = max(frame, column[fig.START] + self._least_frames)
        self._just_released.add(voice.column)

    def settle_releases(self) -> None:
        """Work out where the envelopes stand when those that were let go begin to fall."""
        columns = np.array(sorted(self._just_released), np.intp)
        self._just_released.clear()
        if not len(columns):
            return
        own = self.table[:, columns]
        moment = own[fig.RELEASED_AT][:, None]
        amplitudes, levels = (found[:, 0] for found in volume(own, moment))
        begun = moment[:, 0] - own[fig.START] - own[fig.VOLUME + fig.DELAY]
        is_rising = begun < own[fig.VOLUME + fig.ATTACK]
        self.table[fig.VOLUME_THEN, columns] = np.where(is_rising, levels_of_amplitudes(amplitudes), levels)
        self.table[fig.SHAPE_THEN, columns] = shape(own, moment)[:, 0]

    def cut(self, voice: Voice, frame: int) -> None:
        """Let a voice fade from a frame on."""
        if not voice.is_cut:
            voice.is_cut = True
            self._uncut -= 1
            self.table[fig.CUT_AT, voice.column] = frame

    def end(self, column: int) -> None:
        """Forget the voice of a column."""
        voice = self._sounding.pop(column)
        self._uncut -= not voice.is_cut
        self._just_released.discard(column)
        self._free.append(column)

    def _quietest(self, frame: int) -> Voice:
        """Of the voices that have not been cut: one that was let go before all others, then by its level."""
        while self._going and self._going_at == frame:
            voice = self._going.pop()
            if self._sounding.get(voice.column) is voice and not voice.is_cut:
                return voice
        self._going_at = frame
        self._going = self._loudest_first(frame)
        return self._going.pop()

    def _loudest_first(self, frame: int) -> list[Voice]:
        """The voices that have not been cut, and of them those that are held before those let go."""
        self.settle_releases()
        uncut = [voice for voice in self if not voice.is_cut]
        own = self.table[:, [voice.column for voice in uncut]]
        amplitudes, _ = volume(own, np.full((1, 1), float(frame)))
        loudness = np.maximum(amplitudes[:, 0], 0.0) * 10.0 ** (own[fig.QUIETNESS] / -200.0)
        # What has just begun is as loud as it will be.
        loudness[own[fig.START] + own[fig.VOLUME + fig.ATTACK] > frame] = 1.0
        order = sorted(zip(uncut, loudness.tolist(), strict=True), key=lambda one: -one[1])
        return [voice for voice, _ in sorted(order, key=lambda one: one[0].is_released)]
