"""What the program remembers about how its user likes it.

Settings are a convenience: a damaged file never keeps the program from starting. It is kept aside, and the
defaults are taken.
"""

from contextlib import suppress
from pathlib import Path
from typing import Annotated, Literal

from msgspec import Meta, MsgspecError, Struct, json

from arrangeboard.midi.export_options import ExportOptions
from arrangeboard.storage.files import CannotRead, read_file, replace_own_file
from arrangeboard.storage.folders import settings_folder

ThemeChoice = Literal["dark", "light", "system"]

_MOST_BYTES = 1 << 20


class Settings(Struct, frozen=True, omit_defaults=True):
    """All settings, each with its default.

    `window` and `panels` are the window's geometry and dock state as the toolkit encodes them (base64).
    `export` holds the options last exported with. `folder` is where a file was last opened or saved.
    """

    theme: ThemeChoice = "system"
    autosave_seconds: Annotated[int, Meta(ge=1, le=600)] = 4
    reduced_motion: bool = False
    presentation: bool = False
    window: str = ""
    panels: str = ""
    folder: str = ""
    export: ExportOptions = ExportOptions()


def settings_path() -> Path:
    """The file that holds the settings. It may not exist yet."""
    return settings_folder() / "settings.json"


def load_settings() -> Settings:
    """The settings as last saved, or the defaults. A file that cannot be understood is kept aside."""
    path = settings_path()
    try:
        return json.decode(read_file(path, most_bytes=_MOST_BYTES), type=Settings)
    except CannotRead:
        return Settings()
    except (MsgspecError, RecursionError, UnicodeDecodeError):
        with suppress(OSError):
            path.replace(path.with_suffix(".damaged.json"))
        return Settings()


def save_settings(settings: Settings) -> None:
    """Remember the settings for the next start. Raises CannotWrite."""
    replace_own_file(settings_path(), json.format(json.encode(settings), indent=2) + b"\n")
