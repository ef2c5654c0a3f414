"""MIDI ports that a test makes and takes away, as a backend of mido; they keep what they are sent."""

import time

from mido import Message
from mido.ports import BaseOutput

there: list[str] = []
sent: list[tuple[float, str, str]] = []
"""Time, port, bytes in hex."""

broken: set[str] = set()
"""Ports that are listed, and fail when they are sent something."""

opened: list[str] = []
busy: set[str] = set()
"""Ports that are listed, and cannot be opened."""

tried: list[str] = []
slow_seconds = 0.0
"""How long it takes to open a port."""


def reset(*names: str) -> None:
    global slow_seconds  # noqa: PLW0603  the module is the backend
    slow_seconds = 0.0
    busy.clear()
    tried.clear()
    there[:] = names
    sent.clear()
    opened.clear()
    broken.clear()


def messages(port: str) -> list[str]:
    return [data for _, name, data in sent if name == port]


def get_devices() -> list[dict[str, object]]:
    return [{"name": name, "is_input": False, "is_output": True} for name in there]


class Output(BaseOutput):  # type: ignore[misc]  # mido has no types
    def _open(self, **_: object) -> None:
        tried.append(self.name)
        time.sleep(slow_seconds)
        if self.name not in there or self.name in busy:
            raise OSError(self.name)
        opened.append(self.name)

    def _close(self) -> None:
        opened.remove(self.name)

    def _send(self, message: Message) -> None:
        if self.name not in there or self.name in broken:
            raise OSError(self.name)
        sent.append((time.monotonic(), self.name, bytes(message.bytes()).hex(" ")))
