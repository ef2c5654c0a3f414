"""MIDI devices that a test plugs in, plays and takes away, as a backend of mido.

`MidiInputs(InputPorts((FAKE_INPUTS,)))` hears them; call its `look` where the test has no two seconds.
"""

from collections.abc import Callable

from mido import Message
from mido.ports import BaseInput

FAKE_INPUTS = "tests.unit.sound.midi_in.fake_inputs"

there: list[str] = []
busy: set[str] = set()
"""Ports that are listed, and cannot be opened."""

opened: list["Input"] = []
asked = 0
"""How often the names were asked for."""


def reset(*names: str) -> None:
    """Unplug everything, and plug these in."""
    global asked  # noqa: PLW0603  the module is the backend
    asked = 0
    there[:] = names
    busy.clear()
    opened.clear()


def play(port: str, *messages: Message) -> None:
    """Let messages come in from a device, to whoever hears it."""
    for one in [one for one in opened if one.name == port and port in there]:
        for message in messages:
            one.callback(message)


def press(port: str, *pitches: int, velocity: int = 80) -> None:
    """Strike keys."""
    play(port, *(Message("note_on", note=pitch, velocity=velocity) for pitch in pitches))


def release(port: str, *pitches: int) -> None:
    """Let go of keys."""
    play(port, *(Message("note_off", note=pitch) for pitch in pitches))


def get_devices() -> list[dict[str, object]]:
    global asked  # noqa: PLW0603  the module is the backend
    asked += 1
    return [{"name": name, "is_input": True, "is_output": False} for name in there]


class Input(BaseInput):  # type: ignore[misc]  # mido has no types
    def _open(self, *, callback: Callable[[Message], object], **_: object) -> None:
        if self.name not in there or self.name in busy:
            raise OSError(self.name)
        self.callback = callback
        opened.append(self)

    def _close(self) -> None:
        if self not in opened:
            return
        opened.remove(self)
        if self.name not in there:
            raise OSError(self.name)
