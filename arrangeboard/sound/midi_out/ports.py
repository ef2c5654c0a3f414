"""MIDI ports of this computer, by name.

They come from one of two optional libraries, through mido. A library that is missing or cannot start, as
where the system has no MIDI at all, is an ordinary state: there are no ports.
"""

from importlib import import_module
from typing import Protocol

import mido

BACKENDS = ("mido.backends.rtmidi", "arrangeboard.sound.midi_out.rtmidi2_backend")
"""The modules through which mido reaches ports: the first that can be loaded is taken."""


class NoPort(Exception):
    """A port is not there, or takes no more messages."""


class Port(Protocol):
    """An open port."""

    def send(self, data: bytes) -> None:
        """Send one message at once; NoPort where the port is gone."""

    def close(self) -> None:
        """Let go of the port."""


class Ports:
    """The ports that there are. Tests name a backend module of their own."""

    def __init__(self, backends: tuple[str, ...] = BACKENDS) -> None:
        self._backend = load_backend(backends)

    @property
    def is_possible(self) -> bool:
        """Whether one of the libraries is installed."""
        return self._backend is not None

    def names(self) -> tuple[str, ...]:
        """The ports to which one can send, as they are called now."""
        if self._backend is None:
            return ()
        try:
            return tuple(dict.fromkeys(self._backend.get_output_names()))
        except Exception:  # each library raises its own
            return ()

    def open(self, name: str) -> Port:
        """Open a port by its whole name; NoPort where that cannot be."""
        if self._backend is None or name not in self.names():
            raise NoPort(name)
        try:
            return _MidoPort(self._backend.open_output(name))
        except Exception as error:
            raise NoPort(name) from error


def load_backend(backends: tuple[str, ...]) -> mido.Backend | None:
    """The first of some modules through which mido can reach ports; None where none can be loaded."""
    return next((mido.Backend(name) for name in backends if _can_load(name)), None)


class _MidoPort:
    def __init__(self, port: mido.ports.BaseOutput) -> None:
        self._port = port

    def send(self, data: bytes) -> None:
        try:
            self._port.send(mido.Message.from_bytes(data))
        except Exception as error:
            raise NoPort(self._port.name) from error

    def close(self) -> None:
        try:
            self._port.close()
        except Exception as error:
            raise NoPort(self._port.name) from error


def _can_load(backend: str) -> bool:
    try:
        import_module(backend)
    except Exception:  # also what a library raises that finds no MIDI in the system
        return False
    return True
