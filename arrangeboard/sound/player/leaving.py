"""What of a block leaves by MIDI, and the clock of it, at the times at which its sound is heard.

Only what is played on keys leaves at once.
"""

from collections.abc import Callable

from arrangeboard.sound.engine.block import Block
from arrangeboard.sound.midi_out.clock import STOP, ClockState, Stretch, clock
from arrangeboard.sound.midi_out.live_port import LivePort
from arrangeboard.sound.midi_out.ports import Ports
from arrangeboard.sound.midi_out.sender import Sender
from arrangeboard.sound.pipe.messages import LiveLane, Message, Play, Take
from arrangeboard.sound.pipe.signals import EndLive, MidiClock, PlayLive, Trouble
from arrangeboard.sound.score.values import RATE, Channel


class MidiOut:
    """Sends notes and clock of rendered blocks. Orders come from one thread, blocks from another."""

    def __init__(self, ports: Ports, say: Callable[[Trouble], None]) -> None:
        self._sender = Sender(ports, say)
        self._live = LivePort(self._sender)
        self._channels: tuple[Channel, ...] = ()
        self._wanted_port = self._clock_port = ""
        self._clock = ClockState()

    def obey(self, order: Message) -> None:
        """Open the ports that an order needs, and tell them what is to come."""
        if isinstance(order, Take):
            self._channels = order.score.channels
            self._sender.prepare(self._channels, is_again=False)
        elif isinstance(order, Play):
            self._sender.prepare(self._channels, is_again=True)
        elif isinstance(order, LiveLane):
            self._live.take(order.channel)
        elif isinstance(order, PlayLive):
            self._live.play(order.kind, order.number, order.value)
        elif isinstance(order, EndLive):
            self._live.end()
        elif isinstance(order, MidiClock):
            if order.port:
                self._sender.open(order.port)
            self._wanted_port = order.port

    def follow(self, block: Block, at: float) -> None:
        """Send what a block holds, the beginning of which is heard at the monotonic time `at`."""
        for leaving in block.plays:
            self._sender.send(at + leaving.offset / RATE, leaving)
        if self._clock_port != self._wanted_port:
            self._change_clock_port()
        if self._clock_port:
            stretches = (Stretch(one.offset, *one[1:]) for one in block.stretches)
            self._clock, pulses = clock(self._clock, stretches)
            for pulse in pulses:
                self._sender.send_to(self._clock_port, at + pulse.frame / RATE, pulse.data)

    def check_ports(self) -> None:
        """See which ports have vanished or come back."""
        self._sender.check_ports()

    def close(self) -> None:
        """Silence everything that plays by MIDI, and stop who follows the clock."""
        self._wanted_port = ""
        self._change_clock_port()
        self._sender.close()

    def _change_clock_port(self) -> None:
        """Whoever followed the clock stops; whoever follows it now is led to where the music is."""
        if self._clock_port:
            self._sender.send_now(self._clock_port, STOP)
        self._clock = ClockState()
        self._clock_port = self._wanted_port
