"""Files that mean harm, made the same way every time. Each function writes one."""

from collections.abc import Callable
from pathlib import Path
from random import Random
from struct import pack

from arrangeboard.storage.song_file import write_song
from tests.bench.songs import board, ordinary

MEGABYTE = 1 << 20
Writer = Callable[[Path], None]


def garbage(megabytes: int, head: bytes = b"") -> Writer:
    """Random bytes after a head."""

    def write(path: Path) -> None:
        chunk = Random(3).randbytes(MEGABYTE)
        with path.open("wb") as file:
            file.write(head)
            for _ in range(megabytes):
                file.write(chunk)

    return write


def repeated(unit: bytes, times: int, head: bytes = b"", tail: bytes = b"") -> Writer:
    """The same bytes over and over."""

    def write(path: Path) -> None:
        with path.open("wb") as file:
            file.write(head)
            whole, rest = divmod(times, 65_536)
            for _ in range(whole):
                file.write(unit * 65_536)
            file.write(unit * rest + tail)

    return write


def tracks(*kinds: tuple[bytes, int]) -> Writer:
    """A file of many tracks: of each kind the events, and how many tracks of them."""

    def write(path: Path) -> None:
        with path.open("wb") as file:
            file.write(midi(b"", sum(count for _, count in kinds)))
            for events, count in kinds:
                body = events + b"\x00\xff\x2f\x00"
                file.write((b"MTrk" + pack(">I", len(body)) + body) * count)

    return write


def midi(tracks: bytes, declared: int = 1) -> bytes:
    """A header of type 1 and what follows it."""
    return pack(">4sIHHH", b"MThd", 6, 1, declared, 480) + tracks


def song_text(old: bytes, new: bytes) -> Writer:
    """An ordinary song with one thing in its text replaced; the thing must be there."""

    def write(path: Path) -> None:
        text = write_song(ordinary())
        if old not in text:
            raise LookupError(old)
        path.write_bytes(text.replace(old, new, 1))

    return write


def large_song(path: Path) -> None:
    """The large board, cut off in the middle."""
    data = write_song(board())
    path.write_bytes(data[: len(data) // 2])


_NESTED = b'{"format": "arrangeboard", "version": 1, "song": '
_FAR = b"\xff\xff\xff\x7f\x90\x3c\x40"
"""A note after the longest time that a file can name."""

_NOTE = b"\x00\x90\x3c\x40\x60\x80\x3c\x40"
_TEXT = b"\x00\xff\x06\x87\xff\xff\x7f"
"""A marker of sixteen million letters, which follow."""

MIDI_FILES: dict[str, Writer] = {
    "a marker of 16 million brackets": repeated(
        b"(", 0xFF_FFFF, midi(b"MTrk\x7f\xff\xff\xff" + _TEXT), _NOTE
    ),
    "a marker of 16 million spaces": repeated(
        b" ", 0xFF_FFFD, midi(b"MTrk\x7f\xff\xff\xff" + _TEXT + b"x"), b"y" + _NOTE
    ),
    "480 tracks that lend each other 4,000 controllers": tracks(
        (_NOTE + b"".join(b"\x01\xb0" + bytes((n % 100 + 1, n % 128)) for n in range(4_000)), 480)
    ),
    "200,000 programs lent to 480 tracks": tracks((_NOTE, 480), (b"\x01\xc0\x07" * 200_000, 1)),
    "999 tracks of lyrics beside a million notes": tracks(
        (b"\x01\x90\x3c\x40\x00\x80\x3c\x40" * 1_000_000, 1), (b"\x00\xff\x05\x01a", 999)
    ),
    "480 instruments in 1,900 sections": tracks(
        (b"".join(b"\x8f\x00\xff\x06\x07Verse " + bytes((65 + n % 26,)) for n in range(1_900)), 1),
        (b"\x8f\x00\x90\x3c\x40\x60\x80\x3c\x40" * 1_900, 480),
    ),
    "300 MB of garbage": garbage(300),
    "200 MB of garbage": garbage(200),
    "200 MB of garbage behind a header": garbage(200, midi(b"")),
    "30 MB of garbage behind a header": garbage(30, midi(b"")),
    "30 MB of garbage in one track": garbage(30, midi(b"MTrk\x7f\xff\xff\xff")),
    "30 MB of events of one tick": repeated(b"\x00\x90\x3c\x40", 7 << 20, midi(b"MTrk\x7f\xff\xff\xff")),
    "4 million running controllers": repeated(
        b"\x01\x07\x40", 4 << 20, midi(b"MTrk\x7f\xff\xff\xff\x00\xb0\x07\x01")
    ),
    "a million empty tracks": repeated(b"MTrk\x00\x00\x00\x00", 1 << 20, midi(b"", 0xFFFF)),
    "a million track heads that lie": repeated(b"MTrk\x00\xff\xff\xff", 1 << 20, midi(b"", 0xFFFF)),
    "a thousand times the longest time": repeated(_FAR, 1_000, midi(b"MTrk\x7f\xff\xff\xff")),
    "a million markers": repeated(b"\x60\xff\x06\x01A", 1 << 20, midi(b"MTrk\x7f\xff\xff\xff")),
    "a million tempo changes": repeated(
        b"\x01\xff\x51\x03\x07\xa1\x20", 1 << 20, midi(b"MTrk\x7f\xff\xff\xff")
    ),
    "a million meter changes": repeated(
        b"\x01\xff\x58\x04\x01\x06\x18\x08", 1 << 20, midi(b"MTrk\x7f\xff\xff\xff")
    ),
    "one note a bar for 100,000 bars": repeated(
        b"\x8f\x00\x90\x3c\x40\x00\x80\x3c\x40", 100_000, midi(b"MTrk\x7f\xff\xff\xff")
    ),
    "a million notes that never end": repeated(
        b"\x00\x90\x3c\x40\x01\x90\x3d\x40", 1 << 19, midi(b"MTrk\x7f\xff\xff\xff")
    ),
}

_ARRANGED = b'"arrangements": [{"id": 1}], "last_id": 9'

SONG_FILES: dict[str, Writer] = {
    "2.9 million notes outside their piece": repeated(
        b"[0,0,999,0],",
        2_900_000,
        _NESTED + b"{" + _ARRANGED + b', "pieces": {"2": {"id": 2, "length_ticks": 9, "content": {"type":'
        b' "written", "notes": [',
        b"[0,0,999,0]]}}}}}",
    ),
    "an id of thirty digits": song_text(b'"last_id": ', b'"last_id": 99999999999999999999999999999'),
    "300 MB of garbage": garbage(300),
    "100 MB of garbage": garbage(100),
    "100 MB of brackets": repeated(b"[", 100 << 20, _NESTED),
    "100 MB of open braces": repeated(b'{"a":', 20 << 20, _NESTED),
    "100 MB of zeros in a list": repeated(b"0,", 50 << 20, _NESTED + b'{"lanes": [', b"0]}}"),
    "120 MB of text": repeated(b"a", 120 << 20, _NESTED + b'{"title": "', b'"}}'),
    "11 million small numbers": repeated(b"0,", 11_000_000, _NESTED + b'{"view": {"muted": [', b"0]}}}"),
    "the same piece 240,000 times": repeated(b'"1":{},', 240_000, _NESTED + b'{"pieces": {', b'"2":{}}}}'),
    "the large board, cut off": large_song,
    "a section of a billion bars": song_text(b'"kind": "intro"', b'"bars": 1000000000'),
    "a piece of one tick, tiled": song_text(b'"length_ticks": 30720', b'"length_ticks": 1'),
    "not a number": song_text(b'"kind": "intro"', b'"bars": NaN'),
    "a piece that is nowhere": song_text(b'"piece": 1', b'"piece": 999999'),
}
