"""What is kept of open songs in case the program or the computer stops.

Each open document has one recovery file: a line that says whose it is, then the song file. When to keep is
for the window to say. A recovery file that cannot be read is passed over: it must never prevent a start.
"""

import os
from contextlib import suppress
from pathlib import Path
from time import time
from typing import NewType

from msgspec import MsgspecError, Struct, json

from arrangeboard.errors import UserError
from arrangeboard.song.values import Song
from arrangeboard.storage.files import read_file
from arrangeboard.storage.folders import recovery_folder
from arrangeboard.storage.holds import hold, is_held_here, release
from arrangeboard.storage.limits import MOST_BYTES
from arrangeboard.storage.replacing import replace_own_file
from arrangeboard.storage.song_file import read_song, write_song

RecoveryId = NewType("RecoveryId", str)

_SUFFIX = ".recovery"


class Recovered(Struct, frozen=True):
    """A song that a program which no longer runs had not saved.

    `path` is the file that it was opened from or last saved to; `kept_at` is in seconds since 1970.
    """

    recovery_id: RecoveryId
    path: Path | None
    kept_at: float
    song: Song


class _Head(Struct):
    path: str | None
    kept_at: float


def new_recovery_id() -> RecoveryId:
    """An id for a document that has just been opened."""
    return RecoveryId(os.urandom(8).hex())


def keep(recovery_id: RecoveryId, song: Song, path: Path | None) -> None:
    """Keep the document's song as it is now, in place of what was kept before. CannotWrite, CannotKeep."""
    with suppress(OSError):
        hold(_lock_path(recovery_id))
    head = _Head(str(path.absolute()) if path else None, time())
    replace_own_file(_path(recovery_id), json.encode(head) + b"\n" + write_song(song))


def forget(recovery_id: RecoveryId) -> None:
    """The document was saved or given up: nothing needs to be recovered of it."""
    with suppress(OSError):
        _path(recovery_id).unlink(missing_ok=True)
    with suppress(OSError):
        release(_lock_path(recovery_id))


def found() -> tuple[Recovered, ...]:
    """What programs that no longer run have left, the latest first.

    Each is held by this process from now on, so that a second window does not offer it too: `forget` it
    when the user has taken or refused it.
    """
    left = (_read(path) for path in sorted(recovery_folder().glob(f"*{_SUFFIX}")))
    return tuple(sorted((one for one in left if one), key=lambda one: one.kept_at, reverse=True))


def _read(path: Path) -> Recovered | None:
    recovery_id = RecoveryId(path.stem)
    try:
        if is_held_here(_lock_path(recovery_id)) or not hold(_lock_path(recovery_id)):
            return None
        line, _, song = read_file(path, most_bytes=MOST_BYTES).partition(b"\n")
        head = json.decode(line, type=_Head)
        return Recovered(recovery_id, Path(head.path) if head.path else None, head.kept_at, read_song(song))
    except (OSError, UserError, MsgspecError):
        with suppress(OSError):
            release(_lock_path(recovery_id))
        return None


def _path(recovery_id: RecoveryId) -> Path:
    return recovery_folder() / f"{recovery_id}{_SUFFIX}"


def _lock_path(recovery_id: RecoveryId) -> Path:
    return recovery_folder() / f"{recovery_id}.lock"
