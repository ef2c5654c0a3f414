"""What is played on keys, sent to the MIDI port of its lane at once: there nothing has to be made first.

It remembers what is held and moved, so that all of it can be let go.
"""

import time

from arrangeboard.song.controls import ControlKey, resting_value
from arrangeboard.sound.engine.block import Leaving
from arrangeboard.sound.midi_out.sender import Sender
from arrangeboard.sound.score.lane_columns import KINDS, SONG_KINDS
from arrangeboard.sound.score.values import NOTE_OFF, NOTE_ON, Channel


class LivePort:
    """The hands on the keys. A lane without a port is none of its business."""

    def __init__(self, sender: Sender) -> None:
        self._sender = sender
        self._channel: Channel | None = None
        self._held: set[int] = set()
        self._moved: set[ControlKey] = set()

    def take(self, channel: Channel) -> None:
        """Play as a channel does; in another lane, or at another port, with nothing held."""
        before = self._channel
        if before is None or (before.lane, before.port, before.port_channel) != (
            channel.lane,
            channel.port,
            channel.port_channel,
        ):
            self.end()
        self._channel = channel if channel.port else None
        if channel.port:
            self._sender.prepare((channel,), is_again=True)

    def play(self, kind: int, number: int, value: int) -> None:
        """Send what a key, pedal or wheel does; the end of what is not held is none."""
        if self._channel is None:
            return
        if kind == NOTE_ON:
            self._held.add(number)
        elif kind != NOTE_OFF:
            self._moved.add((SONG_KINDS[kind], number))
        elif number in self._held:
            self._held.discard(number)
        else:
            return
        self._send(self._channel, kind, number, value)

    def end(self) -> None:
        """Let go of all keys, and bring pedals and wheels to where they rest."""
        channel, held, moved = self._channel, sorted(self._held), sorted(self._moved)
        self._held.clear()
        self._moved.clear()
        if channel is None:
            return
        for pitch in held:
            self._send(channel, NOTE_OFF, pitch, 0)
        own: dict[ControlKey, int] = {(one.kind, one.number): one.value for one in channel.setup}
        for key in moved:
            self._send(channel, KINDS[key[0]], key[1], resting_value(own, key))

    def _send(self, channel: Channel, kind: int, number: int, value: int) -> None:
        self._sender.send(time.monotonic(), Leaving(0, channel, kind, number, value))
