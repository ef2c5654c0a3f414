"""Which recovery files belong to a program that still runs: it holds a lock, and the system ends the hold.

A process number would not do: after a restart of the computer it may belong to any other program.
"""

import os
import sys
from pathlib import Path

_held: dict[Path, int] = {}


def hold(path: Path) -> bool:
    """Hold the lock file until `release` or the end of this process; False where another one holds it.

    Raises OSError where the file cannot be made.
    """
    if path in _held:
        return True
    path.parent.mkdir(parents=True, exist_ok=True)
    opened = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    if not _lock(opened):
        os.close(opened)
        return False
    _held[path] = opened
    return True


def release(path: Path) -> None:
    """Let go of a lock that this process holds, and remove its file."""
    if path in _held:
        opened = _held.pop(path)
        if sys.platform == "win32":
            os.close(opened)
            path.unlink(missing_ok=True)
        else:
            path.unlink(missing_ok=True)
            os.close(opened)


def is_held_here(path: Path) -> bool:
    """Whether this very process holds the lock."""
    return path in _held


if sys.platform == "win32":
    import msvcrt

    def _lock(opened: int) -> bool:
        try:
            msvcrt.locking(opened, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _lock(opened: int) -> bool:
        try:
            fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError:
            return True  # a disk that knows no locks: rather offer a song once too often than never
        return True
