"""Sends what leaves by MIDI at the moment at which the built-in sound of the same frame is heard.

A thread of its own waits for each message's time. Ports that are missing or vanish are said once; what
plays elsewhere plays on.
"""

import time
from collections.abc import Callable, Iterable
from heapq import heappop, heappush
from itertools import count
from threading import Condition, Thread
from typing import NamedTuple

from arrangeboard.song.ids import LaneId
from arrangeboard.sound.engine.block import Leaving
from arrangeboard.sound.midi_out.port_channel import PortChannel
from arrangeboard.sound.midi_out.ports import NoPort, Port, Ports
from arrangeboard.sound.score import Channel
from arrangeboard.sound.signals import Trouble

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
        self._is_closed = False
        self._thread: Thread | None = None

    def prepare(self, channels: Iterable[Channel], *, is_again: bool) -> None:
        """Open the ports of channels, and set those up that are new; `is_again`, tell all their sounds."""
        leaving = [channel for channel in channels if channel.port]
        for name in {channel.port for channel in leaving}:
            self.open(name)
        with self._changed:
            for channel in leaving:
                if channel.lane not in self._begun:
                    self._begin(channel)
                elif is_again:
                    begun = self._begun[channel.lane]
                    self._write(begun.port, self._channel(begun).choose(begun.sound))

    def open(self, name: str) -> None:
        """Open a port if it is not open; said once where it cannot be."""
        if name in self._open or name in self._gone:
            return
        try:
            port = self._ports.open(name)
        except NoPort:
            self._lose(name)
            return
        with self._changed:
            self._open[name] = port
            if self._thread is None and not self._is_closed:
                self._thread = Thread(target=self._send_all, name="MIDI out", daemon=True)
                self._thread.start()

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
        if not self._open and not self._gone:
            return
        names = set(self._ports.names())
        for name in set(self._open) - names:
            self._lose(name)
        for name in self._gone & names:
            self._gone.discard(name)
            self.open(name)
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
        for name in list(self._open):
            self._let_go(name)

    def _add(self, at: float, what: Leaving | tuple[str, bytes]) -> None:
        with self._changed:
            heappush(self._due, _Due(at, next(self._order), what))
            if self._due[0].what is what:
                self._changed.notify()

    def _send_all(self) -> None:
        while not self._is_closed:
            with self._changed:
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
        elif _address(begun) != _address(channel):
            self._write(begun.port, self._channel(begun).silence())
            self._begin(channel)
        elif begun.sound != channel.sound:
            self._begun[channel.lane] = channel
            self._write(channel.port, self._channel(channel).choose(channel.sound))
        self._write(channel.port, self._channel(channel).event(leaving.kind, leaving.number, leaving.value))

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
        self._gone.add(name)
        self._let_go(name)
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
