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


def reset(*names: str) -> None:
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
        if self.name not in there:
            raise OSError(self.name)
        opened.append(self.name)

    def _close(self) -> None:
        opened.remove(self.name)

    def _send(self, message: Message) -> None:
        if self.name not in there or self.name in broken:
            raise OSError(self.name)
        sent.append((time.monotonic(), self.name, bytes(message.bytes()).hex(" ")))
