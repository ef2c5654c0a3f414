"""Exported files on disk: all of them or none, and never half of one.

Each file is written beside its target, flushed to the disk, and only then put in its place. What stood there
before is kept until the last file is in place, so that a failure puts everything back.
"""

import errno
import os
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from secrets import token_hex
from shutil import copy2

from arrangeboard.errors import UserError
from arrangeboard.midi.export_options import ExportOptions
from arrangeboard.midi.export_smf import Exported, export_midi
from arrangeboard.song.values import Arrangement, Song


class CannotWrite(UserError):
    """The system refused to store a file; what stood there before stands there still."""


def write_export(
    song: Song, arrangement: Arrangement, options: ExportOptions | None, target: Path
) -> tuple[Exported, tuple[Path, ...]]:
    """Export to `target`, or to files beside it called after it where the options ask for several.

    Returns what was exported and where it lies. Raises what `export_midi` raises, and CannotWrite.
    """
    exported = export_midi(song, arrangement, options, name=target.stem)
    paths = tuple(target.with_name(name) for name, _ in exported.files)
    if len(paths) == 1 and (options is None or options.division == "song"):
        paths = (target,)
    write_together(tuple(zip(paths, (data for _, data in exported.files), strict=True)))
    return exported, paths


def write_together(files: Sequence[tuple[Path, bytes]]) -> None:
    """Write files so that all of them are replaced or none is. Raises CannotWrite."""
    targets = [Path(os.path.realpath(path)) for path, _ in files]
    fresh: list[Path] = []
    try:
        for target, (_, data) in zip(targets, files, strict=True):
            fresh.append(_written_beside(target, data))
        _replace_all(targets, fresh)
    except (OSError, ValueError) as error:
        reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
        raise CannotWrite("cannot-write-midi", folder=str(files[0][0].parent), reason=reason) from None
    finally:
        for path in fresh:
            path.unlink(missing_ok=True)


def _written_beside(target: Path, data: bytes) -> Path:
    """The bytes in a new file in the target's folder, safely on the disk, with the target's permissions."""
    mode = _mode_to_keep(target)
    fresh = target.with_name(f".{token_hex(6)}.part")
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    try:
        with os.fdopen(os.open(fresh, flags, 0o666 if mode is None else mode), "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        fresh.unlink(missing_ok=True)
        raise
    return fresh


def _mode_to_keep(target: Path) -> int | None:
    if not target.exists():
        return None
    if not target.is_file():
        raise OSError(errno.EISDIR, os.strerror(errno.EISDIR))
    if not os.access(target, os.W_OK):
        raise OSError(errno.EACCES, os.strerror(errno.EACCES))
    return target.stat().st_mode & 0o777


def _replace_all(targets: list[Path], fresh: list[Path]) -> None:
    """Put the fresh files in place; if one cannot be, put back what stood where the others went."""
    kept: list[tuple[Path, Path | None]] = []
    try:
        for target, new in zip(targets, fresh, strict=True):
            kept.append((target, _set_aside(target) if len(targets) > 1 else None))
            new.replace(target)
    except BaseException:
        _put_back(kept, fresh)
        raise
    finally:
        for _, old in kept:
            if old is not None:
                old.unlink(missing_ok=True)
    _settle_folders(targets)


def _set_aside(target: Path) -> Path | None:
    """A second name, or where the system has none a copy, of what stands at the target."""
    if not target.exists():
        return None
    aside = target.with_name(f".{token_hex(6)}.old")
    try:
        aside.hardlink_to(target)
    except (OSError, NotImplementedError):
        copy2(target, aside)
    return aside


def _put_back(kept: list[tuple[Path, Path | None]], fresh: list[Path]) -> None:
    """Undo the replacements made so far. A fresh file that still exists never reached its target."""
    for (target, old), new in zip(kept, fresh, strict=False):
        if not new.exists():
            with suppress(OSError):
                if old is None:
                    target.unlink()
                else:
                    old.replace(target)


def _settle_folders(targets: list[Path]) -> None:
    """Put the new names on the disk too, where the system can; the files are written anyway."""
    if os.name != "posix":
        return
    for folder in {target.parent for target in targets}:
        with suppress(OSError):
            opened = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(opened)
            finally:
                os.close(opened)
