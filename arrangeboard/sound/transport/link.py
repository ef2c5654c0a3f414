"""The pipe to the process that plays, and the process itself.

Nothing here knows what is said on the pipe. Tests put another link in its place.
"""

import os
import subprocess
import sys
from collections.abc import Mapping
from io import FileIO
from pathlib import Path
from sysconfig import get_path
from typing import Protocol, cast

import arrangeboard

PLAYER = "arrangeboard.sound.player"
_WINDOWS_FLAGS = 0x0800_0000 | 0x0000_0080
"""Windows: a program without a console window, of high priority. Elsewhere the player sees to that itself."""

_ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}
"""What numpy hands out to other threads comes back later than what it does at once."""


class Link(Protocol):
    """A way to a player and back. Reading and writing happen in threads of their own."""

    def write(self, data: bytes) -> None:
        """Send all of it, however long that takes; OSError where nobody reads any more."""

    def read(self, most: int) -> bytes:
        """At most so many bytes as soon as there are any; none when the player has ended."""

    def wait(self, seconds: float) -> int | None:
        """The player's exit code once it has ended; None where it has not within so many seconds."""

    def kill(self) -> None:
        """End the player at once, if it still runs."""

    def close(self) -> None:
        """Let go of the pipe after the player has ended."""


class ProcessLink:
    """A player in a process of its own. It ends by itself when this process does, as its input then ends."""

    def __init__(self, *arguments: str, module: str = PLAYER) -> None:
        self._process = subprocess.Popen(  # noqa: S603 - our own module
            [sys.executable, "-P", "-m", module, *arguments],
            bufsize=0,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            # Sound libraries of the system write there what no user can use.
            stderr=None if sys.flags.dev_mode else subprocess.DEVNULL,
            env=_environment(os.environ),
            creationflags=_WINDOWS_FLAGS if sys.platform == "win32" else 0,
        )
        self._input = cast(FileIO, self._process.stdin)
        self._output = cast(FileIO, self._process.stdout)

    @property
    def process_id(self) -> int:
        """The player's process."""
        return self._process.pid

    def write(self, data: bytes) -> None:
        """See Link."""
        left = memoryview(data)
        while left:
            left = left[self._input.write(left) :]

    def read(self, most: int) -> bytes:
        """See Link."""
        return self._output.read(most)

    def wait(self, seconds: float) -> int | None:
        """See Link."""
        try:
            return self._process.wait(seconds)
        except subprocess.TimeoutExpired:
            return None

    def kill(self) -> None:
        """See Link."""
        self._process.kill()

    def close(self) -> None:
        """See Link."""
        self._input.close()
        self._output.close()


def start_player() -> Link:
    """Start the process that plays."""
    return ProcessLink()


def start_silent_player() -> Link:
    """Start it so that it opens no sound device."""
    return ProcessLink("--silent")


def _environment(own: Mapping[str, str]) -> dict[str, str]:
    """The environment in which the player finds this very package, installed or not."""
    place = str(Path(arrangeboard.__file__).parents[1])
    found = {**own, **_ONE_THREAD}
    if place not in (get_path("purelib"), get_path("platlib")):
        found["PYTHONPATH"] = os.pathsep.join(filter(None, (place, own.get("PYTHONPATH"))))
    return found
