"""Sound devices for tests: they ask for frames when told to, or in real time, and keep what they get."""

import time
from collections.abc import Callable
from threading import Event, Thread

import numpy as np

from arrangeboard.sound.player.feed import Sound
from arrangeboard.sound.player.outputs import Fill, NoOutput, Output
from arrangeboard.sound.score.values import RATE

PERIOD = 441


class Device:
    """An open device. It asks for frames in a thread of its own as long as it `runs`, or by `ask`."""

    def __init__(self, name: str, *, is_running: bool) -> None:
        self.name = name
        self.latency_seconds = 0.02
        self.is_closed = False
        self.is_stubborn = False
        self.sound: list[Sound] = []
        self.asked_at: list[float] = []
        self.stopped: Callable[[], None] = lambda: None
        self._fill: Fill | None = None
        self._runs = Event()
        self._thread = Thread(target=self._run, name=f"device {name}") if is_running else None

    def start(self, fill: Fill, stopped: Callable[[], None]) -> None:
        if self.is_stubborn:
            raise NoOutput(self.name)
        self._fill = fill
        self.stopped = stopped
        self._runs.set()
        if self._thread is not None:
            self._thread.start()

    def close(self) -> None:
        self.is_closed = True
        self.vanish()

    def vanish(self) -> None:
        """Ask for nothing any more, as a device that was pulled out."""
        self._runs.clear()
        if self._thread is not None and self._thread.is_alive():
            self._thread.join()

    def ask(self, frames: int = PERIOD) -> Sound:
        assert self._fill is not None
        self.asked_at.append(time.monotonic())
        self.sound.append(self._fill(frames))
        return self.sound[-1]

    @property
    def heard(self) -> Sound:
        """All frames that it was given."""
        return np.concatenate(self.sound) if self.sound else np.zeros((0, 2), np.float32)

    def _run(self) -> None:
        began = time.monotonic()
        periods = 0
        while self._runs.is_set():
            self.ask()
            periods += 1
            time.sleep(max(0.0, began + periods * PERIOD / RATE - time.monotonic()))


class Devices:
    """What devices there are; `opened` holds all that were ever opened, silent ones too."""

    def __init__(self, *names: str, is_running: bool = False) -> None:
        self.there = list(names)
        self.opened: list[Device] = []
        self.attempts = 0
        self.stubborn: set[str] = set()
        self._is_running = is_running

    def names(self) -> tuple[str, ...]:
        return tuple(self.there)

    def open(self, name: str) -> Output:
        self.attempts += 1
        if not self.there or (name and name not in self.there):
            raise NoOutput(name)
        return self._opened(name or self.there[0])

    def open_silent(self) -> Output:
        return self._opened("")

    @property
    def playing(self) -> Device:
        """The device opened last."""
        return self.opened[-1]

    def _opened(self, name: str) -> Device:
        device = Device(name, is_running=self._is_running)
        device.is_stubborn = name in self.stubborn
        self.opened.append(device)
        return device
