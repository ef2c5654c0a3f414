"""Songs read in a process of their own."""

import pickle
from collections.abc import Callable
from pathlib import Path

import msgspec

from arrangeboard.app.files.opening import Opened, open_file
from arrangeboard.app.files.reading_apart import ReadingApart
from arrangeboard.song.values import Song

SMALL_BYTES = 192 * 1024


class Reading(ReadingApart[Opened]):
    """A song being read from a file."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, packed_song, _unpacked)


def packed_song(path: Path, progress: Callable[[float], None]) -> object:
    """The song of a file with what was lost, packed so that it is sent quickly."""
    opened = open_file(path, progress)
    return msgspec.msgpack.encode(opened.song), opened.path, pickle.dumps(opened.losses)


def is_small(path: Path) -> bool:
    """Whether the file is read sooner than a process is started; True for one that is not there."""
    try:
        return path.stat().st_size <= SMALL_BYTES
    except OSError:
        return True


def _unpacked(message: object) -> Opened:
    assert isinstance(message, tuple)  # noqa: S101  sent by ourselves
    packed, path, losses = message
    assert isinstance(packed, bytes) and isinstance(losses, bytes)  # noqa: PT018, S101
    song = msgspec.msgpack.decode(packed, type=Song)
    return Opened(song, path if isinstance(path, Path) else None, pickle.loads(losses))  # noqa: S301
