"""Sends what leaves by MIDI at the moment at which the built-in sound of the same frame is heard.

A thread of its own waits for each message's time. Ports that are missing or vanish are said once; what
plays elsewhere plays on.
"""

import time
from collections.abc import Callable, Iterable
from heapq import heappop, heappush
from itertools import count
from threading import Condition, Lock, Thread
from typing import NamedTuple

from arrangeboard.song.ids import LaneId
from arrangeboard.sound.engine.block import Leaving
from arrangeboard.sound.midi_out.port_channel import PortChannel
from arrangeboard.sound.midi_out.ports import NoPort, Port, Ports
from arrangeboard.sound.pipe.signals import Trouble
from arrangeboard.sound.score.values import Channel

Address = tuple[str, int]
"""A port's name and a channel of it."""

_NEAR_SECONDS = 0.02
"""A wait as short as this is slept through: that is the exacter way."""


class _Due(NamedTuple):
    at: float
    order: int
    what: Leaving | tuple[str, bytes]


class Sender:
    """Ports, the channels of theirs that are played, and the messages that wait for their time."""

    def __init__(self, ports: Ports, say: Callable[[Trouble], None]) -> None:
        self._ports = ports
        self._say = say
        self._open: dict[str, Port] = {}
        self._gone: set[str] = set()
        self._channels: dict[Address, PortChannel] = {}
        self._begun: dict[LaneId, Channel] = {}
        self._due: list[_Due] = []
        self._order = count()
        self._changed = Condition()
        """Its lock is held by whoever changes any of what stands above."""
        self._asking = Lock()
        """Held while the system is asked for ports, and taken before the other one."""
        self._is_closed = False
        self._thread: Thread | None = None

    def prepare(self, channels: Iterable[Channel], *, is_again: bool) -> None:
        """Open the ports of channels, and set those up that are new; `is_again`, tell all their sounds.

        What has changed of a channel since it was set up is told again too. Without `is_again` it may be
        playing: then the first event tells it that comes with the change.
        """
        leaving = [channel for channel in channels if channel.port]
        for name in {channel.port for channel in leaving}:
            self.open(name)
        with self._changed:
            for channel in leaving:
                if channel.lane not in self._begun:
                    self._begin(channel)
                elif is_again and not self._move(channel):
                    self._choose(channel)

    def open(self, name: str) -> None:
        """Open a port if it is not open; said once where it cannot be."""
        with self._asking:
            with self._changed:
                is_known = name in self._open or name in self._gone
            if not is_known and not self._can_open(name):
                with self._changed:
                    self._lose(name)

    def send(self, at: float, leaving: Leaving) -> None:
        """Send an event of a lane at a monotonic time in seconds."""
        self._add(at, leaving)

    def send_to(self, port: str, at: float, data: bytes) -> None:
        """Send a message that belongs to no lane."""
        self._add(at, (port, data))

    def send_now(self, port: str, data: bytes) -> None:
        """Send a message before all that wait."""
        with self._changed:
            self._write(port, (data,))

    def silence(self) -> None:
        """End everything that sounds at the ports, now; what waits is not sent any more."""
        with self._changed:
            self._due.clear()
            for (port, _), channel in self._channels.items():
                self._write(port, channel.silence())

    def check_ports(self) -> None:
        """See which ports have vanished or come back. Asking the system may take a while."""
        with self._asking:
            if not self._open and not self._gone:
                return
            names = set(self._ports.names())
            with self._changed:
                for name in self._open.keys() - names:
                    self._lose(name)
                missed = self._gone & names
            for name in filter(self._can_open, missed):
                with self._changed:
                    for channel in [one for one in self._begun.values() if one.port == name]:
                        self._begin(channel)

    def close(self) -> None:
        """Silence everything and let go of the ports."""
        self.silence()
        with self._changed:
            self._is_closed = True
            self._changed.notify()
        if self._thread is not None:
            self._thread.join()
        with self._changed:
            for name in list(self._open):
                self._let_go(name)

    def _can_open(self, name: str) -> bool:
        """Try to open a port. Nothing waits for the system in the meantime but who asks it too."""
        try:
            port = self._ports.open(name)
        except NoPort:
            return False
        with self._changed:
            self._open[name] = port
            self._gone.discard(name)
            if self._is_closed:
                self._let_go(name)
            elif self._thread is None:
                self._thread = Thread(target=self._send_all, name="MIDI out", daemon=True)
                self._thread.start()
        return True

    def _add(self, at: float, what: Leaving | tuple[str, bytes]) -> None:
        with self._changed:
            heappush(self._due, _Due(at, next(self._order), what))
            if self._due[0].what is what:
                self._changed.notify()

    def _send_all(self) -> None:
        while True:
            with self._changed:
                # Asked for with the lock, or the word that ends the wait could come just before it.
                if self._is_closed:
                    return
                seconds = self._due[0].at - time.monotonic() if self._due else None
                if seconds is None or seconds > _NEAR_SECONDS:
                    self._changed.wait(seconds and seconds - _NEAR_SECONDS / 2)
                    continue
                if seconds <= 0:
                    self._send(heappop(self._due).what)
                    continue
            time.sleep(seconds)

    def _send(self, what: Leaving | tuple[str, bytes]) -> None:
        if isinstance(what, Leaving):
            self._send_event(what)
        else:
            port, data = what
            self._write(port, (data,))

    def _send_event(self, leaving: Leaving) -> None:
        channel = leaving.channel
        begun = self._begun.get(channel.lane)
        if begun is None:
            self._begin(channel)
        elif not self._move(channel) and begun.sound != channel.sound:
            self._choose(channel)
        self._write(channel.port, self._channel(channel).event(leaving.kind, leaving.number, leaving.value))

    def _move(self, channel: Channel) -> bool:
        """Go with a lane to another port or channel, leaving silence behind; False where it has none."""
        begun = self._begun[channel.lane]
        if _address(begun) == _address(channel):
            return False
        self._write(begun.port, self._channel(begun).silence())
        self._begin(channel)
        return True

    def _choose(self, channel: Channel) -> None:
        self._begun[channel.lane] = channel
        self._write(channel.port, self._channel(channel).choose(channel.sound))

    def _begin(self, channel: Channel) -> None:
        self._begun[channel.lane] = channel
        self._write(channel.port, self._channel(channel).begin(channel))

    def _channel(self, channel: Channel) -> PortChannel:
        address = _address(channel)
        if address not in self._channels:
            self._channels[address] = PortChannel(channel.port_channel)
        return self._channels[address]

    def _write(self, name: str, messages: Iterable[bytes]) -> None:
        """Send now. Messages for a port that is not there only change what is known of its channels."""
        port = self._open.get(name)
        try:
            for data in messages:
                if port is not None:
                    port.send(data)
        except NoPort:
            self._lose(name)

    def _lose(self, name: str) -> None:
        """Do without a port, and say so once until it is back."""
        self._let_go(name)
        if name not in self._gone:
            self._gone.add(name)
            self._say(Trouble("midi-port-gone", {"port": name}))

    def _let_go(self, name: str) -> None:
        port = self._open.pop(name, None)
        try:
            if port is not None:
                port.close()
        except NoPort:
            # It is gone already, which is what was wanted.
            return


def _address(channel: Channel) -> Address:
    return channel.port, channel.port_channel
