"""Bouncing in a process of its own, so that neither the window nor what plays waits for it.

The child loads no Qt, gives way to whatever else runs, and tells how far it is. Told to stop, or left alone,
it takes away what it has begun before it ends.
"""

import os
import signal
from collections.abc import Callable
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path

import msgspec

from arrangeboard.app.files.bouncing import Bounced, BounceOptions, Cancelled, Targets, bounce_files
from arrangeboard.app.telling_progress import progress_teller
from arrangeboard.errors import UserError
from arrangeboard.song.values import Arrangement, Song

PATIENCE_SECONDS = 3.0
"""How long a child that was told to stop has to clear away; a block takes it far less."""
_MODESTY = 10
"""How much lower than usual the child's priority is, where the system has such."""

_STOP = b"stop"


class BounceBrokeOff(UserError):
    """The process that rendered ended without an answer."""


class BounceApart:
    """One bounce under way. Ask `answer` now and then; `stop` gives it up, `close` waits until it is gone."""

    def __init__(
        self, song: Song, arrangement: Arrangement, targets: Targets, options: BounceOptions
    ) -> None:
        self.progress = 0.0
        self.bounced: tuple[Bounced, ...] = ()
        """What `answer` has given, with all that is known of each file."""
        self._is_stopped = False
        context = get_context("spawn")
        self._connection, theirs = context.Pipe()
        packed = msgspec.msgpack.encode((song, arrangement))
        self._process = context.Process(
            target=bounce_and_tell, args=(packed, targets, options, theirs), daemon=True
        )
        self._process.start()
        theirs.close()

    def answer(self) -> tuple[Path, ...] | None:
        """The files, once they are all there; None before. Raises what bouncing raised, Cancelled too."""
        try:
            while self._connection.poll():
                message = self._connection.recv()
                if not isinstance(message, float):
                    self.close()
                    self.bounced = _bounced(message)
                    return tuple(path for path, _ in self.bounced)
                self.progress = message
        except (EOFError, OSError):
            self.close()
            raise Cancelled if self._is_stopped else BounceBrokeOff("bounce-broke-off") from None
        return None

    def stop(self) -> None:
        """Tell the child to clear away and end; `answer` raises Cancelled when it has."""
        self._is_stopped = True
        with suppress(OSError):
            self._connection.send_bytes(_STOP)

    def close(self) -> None:
        """End the child, whether or not it is done, and wait until it is gone."""
        if self._process.is_alive():
            self.stop()
            self._process.join(PATIENCE_SECONDS)
        if self._process.is_alive():
            self._process.kill()
        self._process.join()
        self._connection.close()


def bounce_and_tell(packed: bytes, targets: Targets, options: BounceOptions, connection: Connection) -> None:
    """Bounce and send the paths, or the error: what the child process does."""
    with suppress(AttributeError, OSError):
        os.nice(_MODESTY)
    is_ended = _asked_to_end()
    song, arrangement = msgspec.msgpack.decode(packed, type=tuple[Song, Arrangement])
    # A window that is gone listens no more.
    with suppress(BrokenPipeError, ConnectionResetError):
        try:
            bounced = bounce_files(
                song,
                arrangement,
                targets,
                options,
                progress=progress_teller(connection),
                is_cancelled=lambda: is_ended() or connection.poll(),
            )
        except UserError as error:
            connection.send((error.code, error.values))
        except Cancelled:
            connection.send(None)
        else:
            connection.send([(str(path), places) for path, places in bounced])


def _asked_to_end() -> Callable[[], bool]:
    """Whether the system, or a parent that ends early, has told this process to end: it clears away first.

    Ctrl+C reaches the parent too, whose end is told in turn.
    """
    told: list[int] = []
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, lambda number, _: told.append(number))
    return lambda: bool(told)


def _bounced(message: object) -> tuple[Bounced, ...]:
    if message is None:
        raise Cancelled
    if isinstance(message, tuple):
        code, values = message
        raise UserError(code, **values)
    assert isinstance(message, list)  # noqa: S101  sent by ourselves
    return tuple(Bounced(Path(path), places) for path, places in message)
