"""What is played on keys at this moment, in a lane's own sound, beside whatever else is heard.

It sits in a seat of its own: a lane that is muted is heard all the same, and its pedals and wheels are not
those of the song. What leaves by MIDI does not pass here, as it need not wait for any block.
"""

from msgspec.structs import replace

from arrangeboard.sound.engine.lane import ControlValue, PlayedLane, Start
from arrangeboard.sound.engine.line import Event
from arrangeboard.sound.engine.stage import Stage
from arrangeboard.sound.score.lane_columns import KINDS
from arrangeboard.sound.score.values import NOTE_OFF, NOTE_ON, Channel

_BEGUN = Start(0, 0)
"""Where a note of no score began does not matter to anyone."""


class Live:
    """The hands on the keys. Before a lane is taken they play nothing."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._count = 0
        self._lane: PlayedLane | None = None

    @property
    def channel(self) -> Channel | None:
        """What the hands play."""
        return self._lane.channel if self._lane else None

    @property
    def seat(self) -> int | None:
        """Where it sounds; None where it does not."""
        return self._lane.seat if self._lane else None

    def take(self, channel: Channel) -> None:
        """Play as a channel does. Another one begins with no key held, and what sounded rings out."""
        channel = replace(channel, port="")
        lane = self._lane
        if lane is not None and lane.channel == channel:
            return
        if lane is None or not (lane.channel.lane == channel.lane and lane.plays_as(channel)):
            lane = self._seated(channel)
        lane.channel = channel
        self._lane = lane
        lane.bring_to(_opening(channel))

    def play(self, kind: int, number: int, value: int) -> None:
        """Let a key, pedal or wheel do what it does: a kind of `sound.score.values`."""
        if self._lane is None:
            return
        if kind == NOTE_ON and number in self._lane.held:
            self._lane.end(number, NOTE_OFF)
        self._lane.play(Event(0, 0, kind, number, value), _BEGUN)

    def end(self) -> None:
        """Let go of all keys, pedals and wheels."""
        if self._lane is not None:
            self._lane.end_all(NOTE_OFF)
            self._lane.bring_to(_opening(self._lane.channel))

    def meet_new_sampler(self) -> None:
        """Tell a sampler that has come anew what is to be played, and how."""
        if self._lane is not None and self._lane.seat is not None:
            self._stage.set_sound(self._lane.seat, self._lane.channel.sound)
            self._lane.tell_again()

    def _seated(self, channel: Channel) -> PlayedLane:
        self.end()
        self._stage.leave(("live", self._count))
        self._count += 1
        lane = PlayedLane(channel, self._stage)
        seat = self._stage.seat(("live", self._count)) if channel.is_built_in else None
        if seat is not None:
            lane.sit(seat)
        return lane


def _opening(channel: Channel) -> list[ControlValue]:
    return [(KINDS[one.kind], one.number, one.value) for one in channel.setup]
