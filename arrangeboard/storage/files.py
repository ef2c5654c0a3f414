"""Files read with a bound and replaced wholly or not at all.

What the disk refuses is told as a UserError. Nothing here knows what the bytes mean.
"""

import errno
import os
import stat
from contextlib import suppress
from pathlib import Path

from arrangeboard.errors import UserError

_READ_CODES = {
    errno.ENOENT: "file-missing",
    errno.ENOTDIR: "file-missing",
    errno.EACCES: "file-closed-to-you",
    errno.EPERM: "file-closed-to-you",
    errno.EISDIR: "file-is-folder",
}
_WRITE_CODES = {
    errno.ENOSPC: "disk-full",
    errno.EDQUOT: "disk-full",
    errno.EFBIG: "disk-full",
    errno.EACCES: "folder-closed-to-you",
    errno.EPERM: "folder-closed-to-you",
    errno.EROFS: "folder-closed-to-you",
    errno.ENOENT: "folder-missing",
    errno.ENOTDIR: "folder-missing",
    errno.EISDIR: "file-is-folder",
    errno.ENAMETOOLONG: "file-name-too-long",
}


class CannotRead(UserError):
    """The file cannot be read."""


class CannotWrite(UserError):
    """The file cannot be written; it is as it was."""


def read_file(path: Path, *, most_bytes: int) -> bytes:
    """The bytes of a file. CannotRead where it is missing, closed, no plain file or larger than that."""
    try:
        about = path.stat()
        if stat.S_ISDIR(about.st_mode):
            raise IsADirectoryError(errno.EISDIR, "")
        if not stat.S_ISREG(about.st_mode):
            raise CannotRead("file-not-plain", name=path.name, path=str(path))
        with path.open("rb") as file:
            data = file.read(most_bytes + 1)
    except (OSError, ValueError) as error:
        raise _refusal(CannotRead, path, error) from None
    if len(data) > most_bytes:
        raise CannotRead("file-too-large", name=path.name, path=str(path), most_megabytes=most_bytes >> 20)
    return data


def replace_file(path: Path, data: bytes) -> None:
    """Put `data` in the file's place in one step, following links and keeping the file's permissions.

    The new file is written beside the old one and takes its name when it is safely on the disk, so that
    whatever happens meanwhile the old one stands. CannotWrite says what is in the way.
    """
    try:
        target = Path(os.path.realpath(path))
        mode = _mode_to_keep(target)
        beside = target.parent / f".{os.urandom(6).hex()}.part"
        try:
            _write_new(beside, data, mode)
            beside.replace(target)
        except BaseException:
            with suppress(OSError):
                beside.unlink()
            raise
        _settle_folder(target.parent)
    except (OSError, ValueError) as error:
        raise _refusal(CannotWrite, path, error) from None


def replace_own_file(path: Path, data: bytes) -> None:
    """The same for a file of the program's own, whose folder is made where it is missing."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _refusal(CannotWrite, path.parent, error) from None
    replace_file(path, data)


def _mode_to_keep(target: Path) -> int | None:
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


def _write_new(path: Path, data: bytes, mode: int | None) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(path, flags, 0o666 if mode is None else mode), "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    if mode is not None:
        path.chmod(mode)


def _settle_folder(folder: Path) -> None:
    """Put the new name on the disk too. Not every system and file system can; the file is written anyway."""
    if os.name == "posix":
        with suppress(OSError):
            opened = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(opened)
            finally:
                os.close(opened)


def _refusal(kind: type[UserError], path: Path, error: OSError | ValueError) -> UserError:
    """ValueError is what Python raises for a name that no file can have, such as one with a zero byte."""
    codes, other = (
        (_READ_CODES, "file-unreadable") if kind is CannotRead else (_WRITE_CODES, "file-unwritable")
    )
    number = error.errno if isinstance(error, OSError) else None
    reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
    code = codes.get(number, other) if number is not None else other
    return kind(code, name=path.name, path=str(path), folder=str(path.parent), reason=reason)
