"""The songs opened or saved last."""

from pathlib import Path

from msgspec import MsgspecError, Struct, json

from arrangeboard.errors import UserError
from arrangeboard.storage.files import CannotRead, read_file, replace_own_file
from arrangeboard.storage.folders import settings_folder

MOST_RECENT = 12
_MOST_BYTES = 1 << 20


class _Recent(Struct):
    songs: list[str] = []


def recent_songs() -> tuple[Path, ...]:
    """At most `MOST_RECENT` songs, the latest first. Files that are no longer there are left out."""
    return tuple(path for path in map(Path, _listed()) if path.is_file())[:MOST_RECENT]


def remember_song(path: Path) -> None:
    """Put a song first on the list. A list that cannot be written is no reason to trouble the user."""
    first = str(path.absolute())
    others = [str(other) for other in recent_songs() if str(other) != first]
    _write([first, *others][:MOST_RECENT])


def forget_song(path: Path) -> None:
    """Take a song off the list."""
    _write([other for other in _listed() if other != str(path.absolute())])


def _listed() -> list[str]:
    try:
        return json.decode(read_file(_list_path(), most_bytes=_MOST_BYTES), type=_Recent).songs
    except (CannotRead, MsgspecError, UnicodeDecodeError, RecursionError):
        return []


def _write(songs: list[str]) -> None:
    try:
        replace_own_file(_list_path(), json.format(json.encode(_Recent(songs)), indent=2) + b"\n")
    except (UserError, UnicodeEncodeError):
        return


def _list_path() -> Path:
    return settings_folder() / "recent.json"
