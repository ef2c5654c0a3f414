"""Reading a file in a process of its own, so that the window answers meanwhile and can give it up.

The child loads no Qt, sends its progress and then the song. A reading that is given up, or a hostile file
that eats memory, takes nothing else with it.
"""

import pickle
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path

import msgspec

from arrangeboard.app.files.opening import Opened, open_file
from arrangeboard.app.telling_progress import progress_teller
from arrangeboard.errors import UserError
from arrangeboard.song.values import Song

SMALL_BYTES = 192 * 1024


class ReadingBrokeOff(UserError):
    """The process that read the file ended without an answer."""


class Reading:
    """One file being read. Ask `answer` now and then; `stop` gives it up."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.progress = 0.0
        context = get_context("spawn")
        self._receiver, sender = context.Pipe(duplex=False)
        self._process = context.Process(target=read_and_send, args=(path, sender), daemon=True)
        self._process.start()
        sender.close()

    def answer(self) -> Opened | None:
        """The song, once it is there; None while it is being read. Raises what reading it raised."""
        try:
            while self._receiver.poll():
                message = self._receiver.recv()
                if not isinstance(message, float):
                    self.stop()
                    return _unpacked(message)
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


def read_and_send(path: Path, sender: Connection) -> None:
    """Read a file and send its song, or the error: what the child process does."""
    # A window that has given the reading up listens no more.
    with suppress(BrokenPipeError):
        try:
            opened = open_file(path, progress_teller(sender))
        except UserError as error:
            sender.send((error.code, error.values))
        else:
            packed = msgspec.msgpack.encode(opened.song)
            sender.send((packed, opened.path, pickle.dumps(opened.losses)))


def is_small(path: Path) -> bool:
    """Whether the file is read sooner than a process is started; True for one that is not there."""
    try:
        return path.stat().st_size <= SMALL_BYTES
    except OSError:
        return True


def _unpacked(message: tuple[object, ...]) -> Opened:
    if len(message) == 2:
        code, values = message
        assert isinstance(code, str) and isinstance(values, dict)  # noqa: PT018, S101  sent by ourselves
        raise UserError(code, **values)
    packed, path, losses = message
    assert isinstance(packed, bytes) and isinstance(losses, bytes)  # noqa: PT018, S101
    song = msgspec.msgpack.decode(packed, type=Song)
    return Opened(song, path if isinstance(path, Path) else None, pickle.loads(losses))  # noqa: S301
