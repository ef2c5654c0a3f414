"""Files too long for memory: each grows beside its target, and all are put in place together, or none.

The same promise as `replacing` gives for bytes. What is not put in place in the end leaves nothing behind.
"""

import os
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import BinaryIO

from arrangeboard.storage.files import CannotWrite, refusal
from arrangeboard.storage.replacing import mode_to_keep, put_in_place, settle_folders, unseen


class GrowingFiles:
    """A context in which files are opened and written, and at its end either put in place or forgotten."""

    def __init__(self) -> None:
        self._targets: list[Path] = []
        self._beside: list[Path] = []
        self._open: list[BinaryIO] = []

    def __enter__(self) -> "GrowingFiles":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Forget what was not put in place. An error of the disk becomes CannotWrite."""
        for file in self._open:
            with suppress(OSError, ValueError):
                file.close()
        for fresh in self._beside:
            with suppress(OSError):
                fresh.unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise refusal(CannotWrite, self._targets[-1] if self._targets else Path(), error) from None

    def open(self, path: Path) -> BinaryIO:
        """A new file, open for writing and reading, that shall stand at `path`. Raises CannotWrite."""
        try:
            target = Path(os.path.realpath(path))
            mode = mode_to_keep(target)
            fresh = unseen(target, "part")
            flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
            file = os.fdopen(os.open(fresh, flags, 0o666 if mode is None else mode), "w+b")
        except (OSError, ValueError) as error:
            raise refusal(CannotWrite, path, error) from None
        self._targets.append(target)
        self._beside.append(fresh)
        self._open.append(file)
        if mode is not None:
            with suppress(OSError):
                fresh.chmod(mode)
        return file

    def put_in_place(self) -> None:
        """Close all files, safely on the disk, and give them their names. Raises CannotWrite."""
        try:
            for file in self._open:
                file.flush()
                os.fsync(file.fileno())
                file.close()
            put_in_place(self._targets, self._beside)
        except (OSError, ValueError) as error:
            raise refusal(CannotWrite, self._targets[-1], error) from None
        settle_folders(self._targets)
