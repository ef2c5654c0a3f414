"""Ports through the library rtmidi2, in the form in which mido takes a backend.

python-rtmidi, which mido knows by itself, has no wheels for later Pythons; rtmidi2 has.
"""

import rtmidi2
from mido import Message
from mido.ports import BaseOutput


def get_devices() -> list[dict[str, object]]:
    """The ports to which one can send, in mido's words."""
    return [{"name": name, "is_input": False, "is_output": True} for name in rtmidi2.get_out_ports()]


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
