"""A player in this process, behind real pipes: the same code as in the process of its own."""

import os
from contextlib import suppress
from threading import Thread

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
        self._player = Player(
            lambda most: os.read(orders, most),
            lambda data: _write_all(reports, data),
            outputs=devices,
            ports=ports or Ports(()),
            fail=self.failures.append,
        )
        self._ends = (orders, reports)
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

    def _serve(self) -> None:
        orders, reports = self._ends
        try:
            self.exit_code = self._player.serve()
        finally:
            for end in (orders, reports):
                with suppress(OSError):
                    os.close(end)


def _write_all(descriptor: int, data: bytes) -> None:
    left = memoryview(data)
    while left:
        left = left[os.write(descriptor, left) :]
