"""Devices that sound is played on, as the player needs them. Tests bring their own."""

from collections.abc import Callable
from typing import Protocol

from arrangeboard.sound.player.feed import Sound

Fill = Callable[[int], Sound]
"""So many frames of sound, at once; called from the device's own thread."""


class NoOutput(Exception):
    """There is no such device, or it does not let itself be opened."""


class Output(Protocol):
    """An open device that is not started yet, or plays."""

    @property
    def name(self) -> str:
        """What it is called; empty where it is none and nothing is heard."""

    @property
    def latency_seconds(self) -> float:
        """How long after it has asked for frames they are heard."""

    def start(self, fill: Fill, stopped: Callable[[], None]) -> None:
        """Begin to ask for frames. `stopped` is called when it ends by itself. NoOutput where it cannot."""

    def close(self) -> None:
        """Stop asking and let go of the device."""


class Outputs(Protocol):
    """The devices that there are."""

    def names(self) -> tuple[str, ...]:
        """Those that may be opened by name."""

    def open(self, name: str) -> Output:
        """A device by name, the system's choice for an empty one; NoOutput where that cannot be."""

    def open_silent(self) -> Output:
        """What keeps time like a device, and is heard nowhere."""
