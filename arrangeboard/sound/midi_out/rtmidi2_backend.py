"""Ports through the library rtmidi2, in the form in which mido takes a backend.

python-rtmidi, which mido knows by itself, has no wheels for later Pythons; rtmidi2 has.
"""

from collections.abc import Callable, Sequence

import rtmidi2
from mido import Message
from mido.ports import BaseInput, BaseOutput


def get_devices() -> list[dict[str, object]]:
    """The ports from which one can hear and to which one can send, in mido's words."""
    inputs, outputs = rtmidi2.get_in_ports(), rtmidi2.get_out_ports()
    return [
        {"name": name, "is_input": name in inputs, "is_output": name in outputs}
        for name in dict.fromkeys((*inputs, *outputs))
    ]


class Input(BaseInput):  # type: ignore[misc]  # mido has no types
    """An open port that is heard; the name is one of those that `get_devices` gives."""

    def _open(self, *, callback: Callable[[Message], object], **_ignored: object) -> None:
        self._midi_in = rtmidi2.MidiIn()
        self._hear = callback
        self._midi_in.callback = self._take
        self._midi_in.open_port(self._midi_in.ports.index(self.name))

    def _close(self) -> None:
        self._midi_in.callback = None
        self._midi_in.close_port()

    def _take(self, data: Sequence[int], _timestamp: float) -> None:
        try:
            message = Message.from_bytes(data)
        except ValueError:
            # No device is worth an exception in a thread of its driver.
            return
        self._hear(message)


class Output(BaseOutput):  # type: ignore[misc]  # mido has no types
    """An open port; the name is one of those that `get_devices` gives."""

    def _open(self, **_ignored: object) -> None:
        self._midi_out = rtmidi2.MidiOut()
        # By number: a name would be taken as a pattern, and many ports have brackets in theirs.
        self._midi_out.open_port(self._midi_out.ports.index(self.name))

    def _close(self) -> None:
        self._midi_out.close_port()

    def _send(self, message: Message) -> None:
        self._midi_out.send_raw(*message.bytes())
