"""Files read with a bound, and what the disk refuses told as a UserError.

Nothing here knows what the bytes mean.
"""

import errno
import os
import stat
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
            # The size told may lie, of a file that grows meanwhile and of those under /proc.
            data = b"" if about.st_size > most_bytes else file.read(most_bytes + 1)
    except (OSError, ValueError) as error:
        raise refusal(CannotRead, path, error) from None
    if max(len(data), about.st_size) > most_bytes:
        raise CannotRead("file-too-large", name=path.name, path=str(path), most_megabytes=most_bytes >> 20)
    return data


def clean_text(text: str) -> str:
    """A file's name, or what was typed, with a sign in place of bytes that are no Unicode.

    No song could keep those.
    """
    return text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def refusal(kind: type[UserError], path: Path, error: OSError | ValueError) -> UserError:
    """What the disk said, as an error of that kind for the user.

    ValueError is what Python raises for a name that no file can have, such as one with a zero byte.
    """
    codes, other = (
        (_READ_CODES, "file-unreadable") if kind is CannotRead else (_WRITE_CODES, "file-unwritable")
    )
    number = error.errno if isinstance(error, OSError) else None
    reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
    code = codes.get(number, other) if number is not None else other
    return kind(code, name=path.name, path=str(path), folder=str(path.parent), reason=reason)


def can_be_looked_into(folder: Path) -> bool:
    """Whether a folder is there and lets its files be listed; one on a drive that is gone is not."""
    return os.path.isdir(folder) and os.access(folder, os.R_OK | os.X_OK)  # noqa: PTH112  Path's raises
