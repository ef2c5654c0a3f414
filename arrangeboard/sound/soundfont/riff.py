"""The chunks of a RIFF file, as places in its bytes.

Knows nothing of what is in them. No size is believed before it is compared with what is there, nothing is
copied, and lists are not entered but by name, so that no depth of lists costs anything.
"""

from mmap import mmap
from struct import Struct
from typing import NamedTuple

from arrangeboard.sound.soundfont.refusing import NotASoundFont

MOST_CHUNKS = 1024
HEAD = Struct("<4sI")
NAME_SIZE = 4

FileBytes = bytes | mmap


class Place(NamedTuple):
    """Where a chunk's content lies: from `start` up to but not including `end`."""

    start: int
    end: int

    @property
    def size(self) -> int:
        """Bytes."""
        return self.end - self.start


def form(data: FileBytes, name: bytes) -> Place:
    """The content of a RIFF file of this form; NotASoundFont if it is none or breaks off."""
    if len(data) < HEAD.size + NAME_SIZE or data[:4] != b"RIFF" or data[8:12] != name:
        raise NotASoundFont("soundfont-other-file")
    return Place(HEAD.size + NAME_SIZE, _end(data, 0, len(data)))


def chunks(data: FileBytes, within: Place) -> dict[bytes, Place]:
    """What lies side by side within a place, by name; a LIST under the name of its kind.

    Of chunks of one name the first counts.
    """
    found: dict[bytes, Place] = {}
    start = within.start
    for _ in range(MOST_CHUNKS):
        if within.end - start < HEAD.size:
            return found
        end = _end(data, start, within.end)
        name, content = bytes(data[start : start + NAME_SIZE]), start + HEAD.size
        if name == b"LIST" and end - content >= NAME_SIZE:
            name, content = bytes(data[content : content + NAME_SIZE]), content + NAME_SIZE
        found.setdefault(name, Place(content, end))
        start = end + (end - content) % 2
    raise NotASoundFont("soundfont-damaged", where="RIFF")


def _end(data: FileBytes, start: int, limit: int) -> int:
    _, size = HEAD.unpack_from(data, start)
    end: int = start + HEAD.size + size
    if end > limit:
        raise NotASoundFont("soundfont-truncated")
    return end
