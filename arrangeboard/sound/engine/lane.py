"""One lane as it is played: what is held in it, and which controls it was told."""

from collections.abc import Sequence
from typing import NamedTuple

from arrangeboard.song.controls import PARAMETER_NUMBERS, ControlKey, resting_value
from arrangeboard.sound.engine.block import Leaving
from arrangeboard.sound.engine.line import Event
from arrangeboard.sound.engine.stage import Stage
from arrangeboard.sound.sampler.events import Play
from arrangeboard.sound.score.lane_columns import SONG_KINDS
from arrangeboard.sound.score.values import ALL_PITCHES, CONTROLLER, CUT, NOTE_OFF, NOTE_ON, RESET, Channel

_SUSTAIN, _SOSTENUTO = 64, 66

ControlValue = tuple[int, int, int]
"""Kind, number, value."""


class Start(NamedTuple):
    """Where a held note began: the frame of the score, in which lap."""

    lap: int
    frame: int


class PlayedLane:
    """Sends a lane's events to its seat in the sampler, to its MIDI port, or to both."""

    def __init__(self, channel: Channel, stage: Stage) -> None:
        self.channel = channel
        self.seat: int | None = None
        self.held: dict[int, Start] = {}
        self._stage = stage
        self._known: dict[tuple[int, int], int] = {}
        self._parameters: list[ControlValue] | None = []

    def sit(self, seat: int) -> None:
        """Take a seat of which nothing is known: what rings there is cut."""
        self.seat = seat
        self._send(0, CUT, ALL_PITCHES, 0)
        self._send(0, RESET, 0, 0)
        self._known = {}
        self._parameters = []
        self._stage.set_sound(seat, self.channel.sound)

    def plays_as(self, channel: Channel) -> bool:
        """Whether what sounds may ring on when the lane is played as that channel says."""
        own = self.channel
        return (own.sound, own.is_built_in, own.port, own.port_channel) == (
            channel.sound,
            channel.is_built_in,
            channel.port,
            channel.port_channel,
        )

    def play(self, event: Event, start: Start) -> None:
        """Let an event happen; a note that begins began at `start`. The end of what is not held is none."""
        _, _, kind, number, value = event
        if kind == NOTE_ON:
            self.held[number] = start
        elif kind == NOTE_OFF:
            if self.held.pop(number, None) is None:
                return
        elif _is_parameter(kind, number):
            self._parameters = None
        else:
            self._known[kind, number] = value
        self._send(event.offset, kind, number, value)

    def end(self, pitch: int, kind: int) -> None:
        """Let go of a held pitch, or cut it."""
        del self.held[pitch]
        self._send(0, kind, pitch, 0)

    def end_all(self, kind: int) -> None:
        """Let go of all that is held; with CUT, silence what rings as well."""
        for pitch in list(self.held):
            self.end(pitch, kind)
        if kind == CUT:
            self._send(0, CUT, ALL_PITCHES, 0)

    def lift_pedals(self) -> None:
        """Let go of what only a pedal holds."""
        for number in (_SUSTAIN, _SOSTENUTO):
            if self._known.get((CONTROLLER, number)):
                self._known[CONTROLLER, number] = 0
                self._send(0, CONTROLLER, number, 0)

    def bring_to(self, state: Sequence[ControlValue]) -> None:
        """Tell of a state's controls those that differ from what was told. What it does not name rests."""
        plain = {(kind, number): value for kind, number, value in state if not _is_parameter(kind, number)}
        own: dict[ControlKey, int] = {(one.kind, one.number): one.value for one in self.channel.setup}
        for kind, number in self._known.keys() - plain.keys():
            plain[kind, number] = resting_value(own, (SONG_KINDS[kind], number))
        told = [(*key, value) for key, value in plain.items() if self._known.get(key) != value]
        parameters = [one for one in state if _is_parameter(*one[:2])]
        for kind, number, value in [*told, *(parameters if parameters != self._parameters else ())]:
            self._send(0, kind, number, value)
        self._known, self._parameters = plain, parameters

    def tell_again(self) -> None:
        """Tell all controls to a sampler that knows none yet."""
        told = [(*key, value) for key, value in self._known.items()] + (self._parameters or [])
        self._known, self._parameters = {}, []
        self.bring_to(told)

    def _send(self, offset: int, kind: int, number: int, value: int) -> None:
        if self.seat is not None:
            self._stage.plays.append(Play(offset, self.seat, kind, number, value))
        if self.channel.port:
            self._stage.leaving.append(Leaving(offset, self.channel, kind, number, value))


def _is_parameter(kind: int, number: int) -> bool:
    return kind == CONTROLLER and number in PARAMETER_NUMBERS
