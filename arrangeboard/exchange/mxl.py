"""The score inside a packed MusicXML file (.mxl), unpacked no further than any score needs."""

import re
import zlib
from io import BytesIO
from lzma import LZMAError
from zipfile import BadZipFile, ZipFile

from arrangeboard.errors import UserError

MOST_SCORE_BYTES = 24 << 20
_MOST_ENTRIES = 1_000
_MOST_CONTAINER_BYTES = 1 << 16
_CONTAINER = "META-INF/container.xml"
_UNREADABLE = (
    BadZipFile,
    KeyError,
    NotImplementedError,
    RuntimeError,
    EOFError,
    ValueError,
    OSError,
    zlib.error,
    LZMAError,
)
"""What a damaged or encrypted archive raises, or one packed in a way that is not known."""
_ROOT_FILE = re.compile(rb"<rootfile\b[^>]*\bfull-path\s*=\s*[\"']([^\"']+)[\"']")


class NotAScore(UserError):
    """The file is no MusicXML that can be read, or what reads it is not installed."""


def score_bytes(data: bytes, name: str) -> bytes:
    """The XML of a score, unpacked where it is packed; `name` is the file's. Raises NotAScore."""
    if not data.startswith(b"PK\x03\x04"):
        return _bounded(data, name)
    try:
        with ZipFile(BytesIO(data)) as packed:
            if len(packed.infolist()) > _MOST_ENTRIES:
                raise NotAScore("score-too-large", name=name, most=MOST_SCORE_BYTES >> 20)
            return _bounded(_read(packed, _score_entry(packed), MOST_SCORE_BYTES), name)
    except _UNREADABLE:
        raise NotAScore("score-unreadable", name=name) from None


def _score_entry(packed: ZipFile) -> str:
    """Which entry the container names as the score; without a container the first that could be one."""
    names = packed.namelist()
    if _CONTAINER in names:
        found = _ROOT_FILE.search(_read(packed, _CONTAINER, _MOST_CONTAINER_BYTES))
        if found:
            return found[1].decode("utf-8")
    scores = (one for one in names if one.endswith((".xml", ".musicxml")) and not one.startswith("META-INF"))
    return next(scores, "")


def _read(packed: ZipFile, entry: str, most_bytes: int) -> bytes:
    """An entry's bytes, never more than one beyond the bound, whatever size it claims to have."""
    with packed.open(entry) as stream:
        return stream.read(most_bytes + 1)


def _bounded(data: bytes, name: str) -> bytes:
    if len(data) > MOST_SCORE_BYTES:
        raise NotAScore("score-too-large", name=name, most=MOST_SCORE_BYTES >> 20)
    return data
