"""Reading what pieces are cut from in a process of its own, so that the window answers meanwhile.

Like `reading`, for files that bring pieces into an open song: the child loads no Qt, sends its progress and
then the tracks. A reading that is given up takes nothing else with it.
"""

import pickle
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path

from arrangeboard.app.files.reading import ReadingBrokeOff
from arrangeboard.app.pieces.importing import read_source
from arrangeboard.app.telling_progress import progress_teller
from arrangeboard.errors import UserError
from arrangeboard.exchange.sources import PieceSource


class SourceReading:
    """One file being read. Ask `answer` now and then; `stop` gives it up."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.progress = 0.0
        context = get_context("spawn")
        self._receiver, sender = context.Pipe(duplex=False)
        self._process = context.Process(target=read_and_send, args=(path, sender), daemon=True)
        self._process.start()
        sender.close()

    def answer(self) -> PieceSource | None:
        """The tracks, once they are there; None while they are being read. Raises what reading raised."""
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
    """Read a file and send its tracks, or the error: what the child process does."""
    # A window that has given the reading up listens no more.
    with suppress(BrokenPipeError):
        try:
            source = read_source(path, progress_teller(sender))
        except UserError as error:
            sender.send((error.code, error.values))
        else:
            sender.send(pickle.dumps(source))


def _unpacked(message: object) -> PieceSource:
    if isinstance(message, tuple):
        code, values = message
        raise UserError(code, **values)
    assert isinstance(message, bytes)  # noqa: S101  sent by ourselves
    source = pickle.loads(message)  # noqa: S301
    assert isinstance(source, PieceSource)  # noqa: S101
    return source
