"""The devices that are played on: opened as they come, let go as they vanish, and all that is struck on them.

Each message gets its time in the thread that brings it. Nothing here knows what is done with it.
"""

import time
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from threading import Event, Lock, Thread

import mido
from msgspec import Struct

from arrangeboard.melody.takes import Played
from arrangeboard.sound.midi_in.hands import Hands
from arrangeboard.sound.midi_in.ports import InputPort, InputPorts, device_name
from arrangeboard.sound.midi_out.ports import NoPort

WATCH_SECONDS = 2.0

ALL_DEVICES = ""
"""What to choose for every device that there is; None is for none, anything else one device's name."""

_CLOSING_SECONDS = 1.0


class Came(Struct, frozen=True):
    """A device is heard from now on."""

    device: str


class Gone(Struct, frozen=True):
    """A device that was heard has been unplugged. What was held on it has been let go."""

    device: str


class MidiInputs:
    """The devices chosen, at first all. `now` gives monotonic seconds.

    `on_played` is called with everything that is played, in the thread that brings it and before `drain`
    gives it: for what cannot wait for the window.
    """

    def __init__(self, ports: InputPorts | None = None, *, now: Callable[[], float] = time.monotonic) -> None:
        self.on_played: Callable[[Played], object] | None = None
        self._ports = ports
        self._now = now
        self._wanted: str | None = ALL_DEVICES
        self._there: tuple[str, ...] = ()
        self._heard: dict[str, _Device] = {}
        self._played: deque[Played] = deque()
        self._news: deque[Came | Gone] = deque()
        self._looking = Lock()
        """Held by whoever asks the system, and by whoever changes what is heard."""
        self._is_closed = Event()
        self._is_to_look = Event()
        self._thread: Thread | None = None

    @property
    def is_possible(self) -> bool:
        """Whether a library for MIDI is installed; true as long as nobody has looked."""
        return self._ports is None or self._ports.is_possible

    @property
    def devices(self) -> tuple[str, ...]:
        """The devices that are plugged in, by the names that they have whenever they are."""
        return tuple(dict.fromkeys(map(device_name, self._there)))

    @property
    def heard(self) -> tuple[str, ...]:
        """Those of them that are played on."""
        return tuple(dict.fromkeys(map(device_name, list(self._heard))))

    def start(self) -> None:
        """Look for devices now and every two seconds, in a thread of its own."""
        if self._thread is None:
            self._thread = Thread(target=self._watch, name="MIDI devices", daemon=True)
            self._thread.start()

    def close(self) -> None:
        """Let go of all devices. A driver that does not come to an end is not waited for."""
        self._is_closed.set()
        self._is_to_look.set()
        if self._thread is not None:
            self._thread.join(_CLOSING_SECONDS)
        elif self._heard:
            self.look()

    def choose(self, wanted: str | None) -> None:
        """Hear one device by name, ALL_DEVICES, or with None none of them; as soon as it is there."""
        self._wanted = wanted
        self._is_to_look.set()

    def drain(self) -> tuple[Played, ...]:
        """All that was played since the last time, in the order of its time."""
        found = []
        while self._played:
            found.append(self._played.popleft())
        return tuple(sorted(found, key=lambda one: one.seconds))

    def news(self) -> tuple[Came | Gone, ...]:
        """Which devices have come and gone since the last time; those that were merely chosen or not, too."""
        found = []
        while self._news:
            found.append(self._news.popleft())
        return tuple(found)

    def look(self) -> None:
        """See which devices there are, and hear those that are wanted. The system may take its time."""
        with self._looking:
            if self._ports is None:
                self._ports = InputPorts()
            self._there = () if self._is_closed.is_set() else self._ports.names()
            wanted = self._wanted_ports()
            for port in self._heard.keys() - wanted:
                self._let_go(port)
            for port in sorted(wanted - self._heard.keys()):
                self._open(self._ports, port)

    def _watch(self) -> None:
        while not self._is_closed.is_set():
            self._is_to_look.clear()
            self.look()
            self._is_to_look.wait(WATCH_SECONDS)
        self.look()

    def _wanted_ports(self) -> set[str]:
        if self._wanted == ALL_DEVICES:
            return set(self._there)
        return {port for port in self._there if self._wanted in (port, device_name(port))}

    def _open(self, ports: InputPorts, name: str) -> None:
        device = _Device(self._hear, self._now)
        try:
            device.port = ports.open(name, device.take)
        except NoPort:
            # Another program may hold it: it is tried again at the next look.
            return
        self._heard[name] = device
        self._news.append(Came(device_name(name)))

    def _let_go(self, name: str) -> None:
        device = self._heard.pop(name)
        device.close()
        self._news.append(Gone(device_name(name)))

    def _hear(self, played: Played) -> None:
        self._played.append(played)
        if self.on_played is not None:
            self.on_played(played)


class _Device:
    """An open device. Its messages come in the port's thread, its end in that of whoever looks."""

    def __init__(self, hear: Callable[[Played], None], now: Callable[[], float]) -> None:
        self.port: InputPort | None = None
        self._hear = hear
        self._now = now
        self._hands = Hands()
        self._lock = Lock()
        self._is_closed = False

    def take(self, message: mido.Message) -> None:
        """Hear a message."""
        seconds = self._now()
        with self._lock:
            if self._is_closed:
                return
            for one in self._hands.played(message, seconds):
                self._hear(one)

    def close(self) -> None:
        """Let go of all that is held, and of the port; one that is gone may not close any more."""
        with self._lock:
            self._is_closed = True
            for one in self._hands.let_go(self._now()):
                self._hear(one)
        with suppress(NoPort):
            if self.port is not None:
                self.port.close()
