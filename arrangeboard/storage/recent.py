"""The songs opened or saved last."""

from contextlib import suppress
from pathlib import Path

from msgspec import Struct

from arrangeboard.storage.files import CannotWrite
from arrangeboard.storage.folders import settings_folder
from arrangeboard.storage.own_files import read_own, write_own

MOST_RECENT = 12


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


def _listed() -> list[str]:
    return read_own(_list_path(), _Recent, _Recent()).songs


def _write(songs: list[str]) -> None:
    """Names of files that are no Unicode cannot be kept; they are no loss either."""
    with suppress(CannotWrite, UnicodeEncodeError):
        write_own(_list_path(), _Recent(songs))


def _list_path() -> Path:
    return settings_folder() / "recent.json"
