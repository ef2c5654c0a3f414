"""A file read in a process of its own, so that the window answers meanwhile and can give it up.

The child loads no Qt, sends its progress and then what it read, or the error. A reading that is given up, or
a hostile file that eats memory, takes nothing else with it.
"""

from collections.abc import Callable
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Generic, TypeVar

from arrangeboard.app.telling_progress import progress_teller
from arrangeboard.errors import UserError

Answer = TypeVar("Answer")
Read = Callable[[Path, Callable[[float], None]], object]
"""Reads a file, telling its progress, and gives what is sent: neither a float nor `Refused`."""


class ReadingBrokeOff(UserError):
    """The process that read the file ended without an answer."""


class ReadingApart(Generic[Answer]):
    """One file being read by `read`, a function that a child process can import.

    Ask `answer` now and then; `stop` gives it up.
    """

    def __init__(self, path: Path, read: Read, unpacked: Callable[[object], Answer]) -> None:
        self.path = path
        self.progress = 0.0
        self._unpacked = unpacked
        context = get_context("spawn")
        self._receiver, sender = context.Pipe(duplex=False)
        self._process = context.Process(target=read_and_send, args=(read, path, sender), daemon=True)
        self._process.start()
        sender.close()

    def answer(self) -> Answer | None:
        """What was read, once it is there; None until then. Raises what reading it raised."""
        try:
            while self._receiver.poll():
                message = self._receiver.recv()
                if not isinstance(message, float):
                    self.stop()
                    return self._given(message)
                self.progress = message
        except (EOFError, OSError):
            self.stop()
            raise ReadingBrokeOff("reading-broke-off", name=self.path.name) from None
        return None

    def stop(self) -> None:
        """End the process, whether or not it is done."""
        if self._process.is_alive():
            self._process.terminate()
        self._process.join()
        self._receiver.close()

    def _given(self, message: object) -> Answer:
        if isinstance(message, Refused):
            raise UserError(message.code, **message.values)
        return self._unpacked(message)


class Refused:
    """Why a file was not read, on its way from the child."""

    def __init__(self, error: UserError) -> None:
        self.code, self.values = error.code, error.values


def read_and_send(read: Read, path: Path, sender: Connection) -> None:
    """Read a file and send what was read, or the error: what the child process does."""
    # A window that has given the reading up listens no more.
    with suppress(BrokenPipeError):
        try:
            message = read(path, progress_teller(sender))
        except UserError as error:
            sender.send(Refused(error))
        else:
            sender.send(message)
