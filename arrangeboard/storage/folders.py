"""Where the program keeps what belongs to the user and to no one song.

`ARRANGEBOARD_HOME` in the environment puts everything into one folder, for tests and for portable use.
"""

import os
from pathlib import Path


def settings_folder() -> Path:
    """For settings and the list of recent songs. It may not exist yet."""
    return _home() or _by_system("config")


def templates_folder() -> Path:
    """For own forms and instrumentations. It may not exist yet."""
    return (_home() or _by_system("data")) / "templates"


def recovery_folder() -> Path:
    """For what is kept of open songs in case of a crash. It may not exist yet."""
    return (_home() or _by_system("state")) / "recovery"


def _home() -> Path | None:
    home = os.environ.get("ARRANGEBOARD_HOME")
    return Path(home).expanduser() if home else None


def _by_system(kind: str) -> Path:
    # Imported late: a command line that touches no settings does without.
    from platformdirs import PlatformDirs  # noqa: PLC0415

    folder: Path = getattr(PlatformDirs("arrangeboard", appauthor=False), f"user_{kind}_path")
    return folder
