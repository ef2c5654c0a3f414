"""A player in this process, behind real pipes: the same code as in the process of its own."""

import os
from threading import Lock, Thread

from arrangeboard.sound.midi_out.ports import Ports
from arrangeboard.sound.player.player import Player
from tests.unit.sound.player.devices import Devices


class ThreadLink:
    """A link to a player that runs in a thread. To kill it is to close its pipe."""

    def __init__(self, devices: Devices, ports: Ports | None = None) -> None:
        orders, self._orders = os.pipe()
        self._reports, reports = os.pipe()
        self.failures: list[BaseException] = []
        self.exit_code: int | None = None
        self._writing = Lock()
        self._ends: tuple[int, ...] = (orders, reports)
        self._player = Player(
            lambda most: os.read(orders, most),
            self._report,
            outputs=devices,
            ports=ports or Ports(()),
            fail=self.failures.append,
        )
        self._is_cut = False
        self._thread = Thread(target=self._serve, name="a player in this process")
        self._thread.start()

    def write(self, data: bytes) -> None:
        _write_all(self._orders, data)

    def read(self, most: int) -> bytes:
        return os.read(self._reports, most)

    def wait(self, seconds: float) -> int | None:
        self._thread.join(seconds)
        return self.exit_code

    def kill(self) -> None:
        if not self._is_cut:
            self._is_cut = True
            os.close(self._orders)

    def close(self) -> None:
        self.kill()
        self._thread.join()
        os.close(self._reports)

    def _report(self, data: bytes) -> None:
        with self._writing:
            # A number that was closed may be another pipe's already.
            if not self._ends:
                raise BrokenPipeError
            _write_all(self._ends[1], data)

    def _serve(self) -> None:
        try:
            self.exit_code = self._player.serve()
        finally:
            with self._writing:
                for end in self._ends:
                    os.close(end)
                self._ends = ()


def _write_all(descriptor: int, data: bytes) -> None:
    left = memoryview(data)
    while left:
        left = left[os.write(descriptor, left) :]
