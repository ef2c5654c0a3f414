"""Files replaced wholly or not at all, one or several together.

Each file is written beside its target, flushed to the disk, and only then put in its place, following links
and keeping permissions. What stood there before is kept until the last file is in place, so that a failure
puts everything back.
"""

import errno
import os
import stat
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from shutil import copy2

from arrangeboard.storage.files import CannotWrite, refusal


def replace_file(path: Path, data: bytes) -> None:
    """Put `data` in the file's place in one step. CannotWrite says what is in the way."""
    replace_files([(path, data)])


def replace_own_file(path: Path, data: bytes) -> None:
    """The same for a file of the program's own, whose folder is made where it is missing."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise refusal(CannotWrite, path.parent, error) from None
    replace_file(path, data)


def replace_files(files: Sequence[tuple[Path, bytes]]) -> None:
    """Replace all of the files or none. CannotWrite says what is in the way, and of which of them."""
    beside: list[Path] = []
    targets: list[Path] = []
    path = Path()
    try:
        for path, data in files:
            targets.append(Path(os.path.realpath(path)))
            beside.append(_written_beside(targets[-1], data))
        put_in_place(targets, beside)
    except (OSError, ValueError) as error:
        raise refusal(CannotWrite, path, error) from None
    finally:
        for fresh in beside:
            with suppress(OSError):
                fresh.unlink(missing_ok=True)
    settle_folders(targets)


def _written_beside(target: Path, data: bytes) -> Path:
    """The bytes in a new file in the target's folder, safely on the disk, with the target's permissions."""
    mode = mode_to_keep(target)
    fresh = unseen(target, "part")
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    try:
        with os.fdopen(os.open(fresh, flags, 0o666 if mode is None else mode), "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if mode is not None:
            fresh.chmod(mode)
    except BaseException:
        with suppress(OSError):
            fresh.unlink(missing_ok=True)
        raise
    return fresh


def unseen(target: Path, suffix: str) -> Path:
    """A name beside the target that nothing has, and that folders do not show."""
    return target.parent / f".{os.urandom(6).hex()}.{suffix}"


def mode_to_keep(target: Path) -> int | None:
    """The permissions of a file that is there already. A file closed to writing is not replaced."""
    try:
        mode = target.stat().st_mode
    except FileNotFoundError:
        return None
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, "")
    if not stat.S_ISREG(mode):
        raise CannotWrite("file-not-plain", name=target.name, path=str(target))
    if not os.access(target, os.W_OK):
        raise CannotWrite("file-write-protected", name=target.name, path=str(target))
    return stat.S_IMODE(mode)


def put_in_place(targets: list[Path], beside: list[Path]) -> None:
    """Give the new files their names; if one cannot have it, put back what stood where the others went."""
    kept: list[tuple[Path, Path | None]] = []
    try:
        for target, fresh in zip(targets, beside, strict=True):
            kept.append((target, _set_aside(target) if len(targets) > 1 else None))
            fresh.replace(target)
    except BaseException:
        _put_back(kept, beside)
        raise
    finally:
        for _, old in kept:
            if old is not None:
                old.unlink(missing_ok=True)


def _set_aside(target: Path) -> Path | None:
    """A second name, or where the system has none a copy, of what stands at the target."""
    if not target.exists():
        return None
    aside = unseen(target, "old")
    try:
        aside.hardlink_to(target)
    except (OSError, NotImplementedError):
        copy2(target, aside)
    return aside


def _put_back(kept: list[tuple[Path, Path | None]], beside: list[Path]) -> None:
    """Undo the replacements made so far. A new file that still exists never reached its target."""
    for (target, old), fresh in zip(kept, beside, strict=False):
        if not fresh.exists():
            with suppress(OSError):
                if old is None:
                    target.unlink()
                else:
                    old.replace(target)


def settle_folders(targets: list[Path]) -> None:
    """Put the new names on the disk too. Not every system can; the files are written anyway."""
    if os.name != "posix":
        return
    for folder in {target.parent for target in targets}:
        with suppress(OSError):
            opened = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(opened)
            finally:
                os.close(opened)
