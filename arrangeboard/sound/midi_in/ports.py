"""MIDI devices of this computer that can be played on, by name.

As with the ports that one sends to, a library that is missing or a system without MIDI is an ordinary state:
there are no devices.
"""

import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

import mido

from arrangeboard.sound.midi_out.ports import BACKENDS, NoPort, load_backend

_OWN_OR_NO_DEVICE = ("RtMidi", "Midi Through")
"""How ports are called that this program itself has opened, and the one that Linux sends back by."""

_NUMBERS_AT_END = re.compile(r" \d+$" if sys.platform == "win32" else r" \d+:\d+$")
"""What systems add to a device's name: another number each time that it is plugged in."""

_ALSA = Path("/dev/snd/seq")

Hear = Callable[[mido.Message], object]
"""Takes a message at once; called from a thread of the port."""


class InputPort(Protocol):
    """An open device."""

    def close(self) -> None:
        """Let go of it. Nothing is heard of it any more."""


class InputPorts:
    """The devices that there are. Tests name a backend module of their own."""

    def __init__(self, backends: tuple[str, ...] = BACKENDS) -> None:
        self._backend = load_backend(backends)
        # Where the system has no MIDI, its library would say so at every question, in a terminal perhaps.
        self._needs_alsa = backends is BACKENDS and sys.platform == "linux"

    @property
    def is_possible(self) -> bool:
        """Whether one of the libraries is installed."""
        return self._backend is not None

    def names(self) -> tuple[str, ...]:
        """The devices that can be played on now."""
        if self._backend is None or (self._needs_alsa and not _ALSA.exists()):
            return ()
        try:
            found = self._backend.get_input_names()
        except Exception:  # each library raises its own
            return ()
        return tuple(dict.fromkeys(one for one in found if not one.startswith(_OWN_OR_NO_DEVICE)))

    def open(self, name: str, hear: Hear) -> InputPort:
        """Hear a device by its whole name; NoPort where that cannot be."""
        if self._backend is None:
            raise NoPort(name)
        try:
            return _MidoInput(self._backend.open_input(name, callback=hear))
        except Exception as error:
            raise NoPort(name) from error


def device_name(port: str) -> str:
    """What a device is called whenever it is plugged in."""
    return _NUMBERS_AT_END.sub("", port)


class _MidoInput:
    def __init__(self, port: mido.ports.BaseInput) -> None:
        self._port = port

    def close(self) -> None:
        try:
            self._port.close()
        except Exception as error:
            raise NoPort(self._port.name) from error
