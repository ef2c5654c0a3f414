"""The song file: UTF-8 JSON with a format name and a version, read with every doubt and written with care.

A file is opened as a sound song or not at all. How the text is laid out is the matter of `layout`.
"""

import re
from collections.abc import Mapping
from pathlib import Path

from msgspec import DecodeError, MsgspecError, Raw, Struct, ValidationError, json

from arrangeboard.errors import UserError
from arrangeboard.song.invariants import Problem, each_problem
from arrangeboard.song.values import Piece, Section, Song
from arrangeboard.storage.files import read_file
from arrangeboard.storage.layout import lay_out
from arrangeboard.storage.limits import MOST_BYTES, TooMuch, check_bars, check_bytes, check_notes
from arrangeboard.storage.migrations import MIGRATIONS, VERSION, JsonObject, Migration, migrate
from arrangeboard.storage.replacing import replace_file

FORMAT = "arrangeboard"
SUFFIX = ".arrange"

_MIDI_START = b"MThd"
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


class CannotOpen(UserError):
    """The file is no song that this program can open."""


class CannotKeep(UserError):
    """The song cannot be written as a file."""


class Unsound(CannotOpen):
    """The file is a song, but one that breaks a rule of sound songs: `problem` is the first it breaks."""

    def __init__(self, name: str, problem: Problem) -> None:
        super().__init__(f"unsound-{problem.code}", name=name, where=problem.where, **problem.values)
        self.problem = problem


class _Envelope(Struct):
    format: str = ""
    version: int = 0
    song: Raw = Raw(b"{}")


class _Things(Struct):
    """The parts of a song file that are found by id, each undecoded."""

    pieces: dict[str, Raw] = {}
    sections: dict[str, Raw] = {}


_envelopes = json.Decoder(_Envelope)
_songs = json.Decoder(Song)


def write_song(song: Song) -> bytes:
    """The song as the bytes of a file. CannotKeep where no such file could be read again.

    Asked before anything is written, so that a file which can be read is never replaced by one that cannot.
    """
    for problem in each_problem(song):
        raise CannotKeep("song-unsound-to-keep", where=problem.where)
    try:
        laid_out = lay_out(song, b"  ")
    except UnicodeEncodeError as error:
        raise CannotKeep("text-not-unicode", text=error.object.encode(errors="replace").decode()) from None
    head = b'{\n  "format": "%s",\n  "version": %d,\n  "song": ' % (FORMAT.encode(), VERSION)
    data = head + laid_out + b"\n}\n"
    try:
        check_bytes(data, name=song.title)
        check_bars(song, name=song.title)
        check_notes(song, name=song.title)
    except TooMuch:
        raise CannotKeep("song-too-large-to-keep") from None
    return data


def read_song(data: bytes, *, name: str = "song", migrations: Mapping[int, Migration] = MIGRATIONS) -> Song:
    """The sound song that the bytes hold; `name` is what errors call the file.

    Raises CannotOpen where there is none, Unsound where it breaks a rule, TooMuch where it is too large.
    """
    song = read_unchecked(data, name=name, migrations=migrations)
    for problem in each_problem(song):
        raise Unsound(name, problem)
    check_notes(song, name=name)
    return song


def read_unchecked(
    data: bytes, *, name: str = "song", migrations: Mapping[int, Migration] = MIGRATIONS
) -> Song:
    """The song that the bytes hold, sound or not. Raises CannotOpen or TooMuch."""
    data = data.removeprefix(_BYTE_ORDER_MARK)
    check_bytes(data, name=name)
    envelope = _open_envelope(data, name)
    if envelope.version > VERSION:
        raise CannotOpen("song-file-newer", name=name, version=envelope.version, known=VERSION)
    song = bytes(envelope.song)
    if envelope.version < VERSION:
        song = _migrated(song, envelope.version, name, migrations)
    decoded = _decode(song, name)
    check_bars(decoded, name=name)
    return decoded


def load(path: Path) -> Song:
    """The sound song in the file. Raises what `read_song` raises, and CannotRead."""
    return read_song(read_file(path, most_bytes=MOST_BYTES), name=path.name)


def save(song: Song, path: Path) -> None:
    """Write the song to the file, wholly or not at all. Raises CannotKeep and CannotWrite."""
    replace_file(path, write_song(song))


def _open_envelope(data: bytes, name: str) -> _Envelope:
    if data.startswith(_MIDI_START):
        raise CannotOpen("song-file-is-midi", name=name)
    try:
        envelope = _envelopes.decode(data)
    except ValidationError:
        raise CannotOpen("not-a-song-file", name=name) from None
    except (DecodeError, RecursionError, UnicodeDecodeError) as error:
        if FORMAT.encode() not in data[:100]:
            raise CannotOpen("not-a-song-file", name=name) from None
        raise CannotOpen("song-file-broken", name=name, line=_line(data, error)) from None
    if envelope.format != FORMAT:
        raise CannotOpen("not-a-song-file", name=name)
    return envelope


def _line(data: bytes, error: Exception) -> int:
    """The line of the text that the decoder stumbled over; the last one where the text ends too early."""
    found = re.search(r"\(byte (\d+)\)", str(error))
    return data.count(b"\n", 0, int(found[1]) if found else len(data)) + 1


def _migrated(song: bytes, version: int, name: str, migrations: Mapping[int, Migration]) -> bytes:
    try:
        return json.encode(migrate(json.decode(song, type=JsonObject), version, migrations))
    except (LookupError, TypeError, ValueError, AttributeError, RecursionError):
        raise CannotOpen("song-file-old", name=name, version=version) from None


def _decode(song: bytes, name: str) -> Song:
    try:
        return _songs.decode(song)
    except (MsgspecError, RecursionError, UnicodeDecodeError) as error:
        raise CannotOpen("song-file-damaged", name=name, where=_place(song, error)) from None


def _place(song: bytes, error: Exception) -> str:
    """Where in the song the decoder stumbled, with the id of the piece or section that it leaves out."""
    try:
        things = json.decode(song, type=_Things)
        for kind, each, whole in (("pieces", things.pieces, Piece), ("sections", things.sections, Section)):
            for number, raw in each.items():
                try:
                    json.decode(raw, type=whole)
                except (ValidationError, UnicodeDecodeError) as inner:
                    return f"{kind}.{number}{_path(inner)}"
    except (MsgspecError, UnicodeDecodeError):
        pass
    return _path(error).removeprefix(".") or "song"


def _path(error: Exception) -> str:
    found = re.search(r"`(?:key in )?\$([^`]*)`", str(error))
    return found[1] if found else ""
