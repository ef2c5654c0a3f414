"""SoundFonts on this machine: the one that comes with the installation, and those in the usual places.

Knows where systems keep them and what makes a font General MIDI. Nothing of a font but its tables is read.
"""

import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import suppress
from importlib.util import find_spec
from itertools import islice
from pathlib import Path
from stat import S_ISREG
from typing import NamedTuple

from arrangeboard.sound.soundfont.reading import read_soundfont
from arrangeboard.sound.soundfont.refusing import NotASoundFont
from arrangeboard.sound.soundfont.values import KITS

# The wheel that brings a General MIDI SoundFont, and the font's name in it.
CARRIER, BUNDLED = "pretty_midi", "TimGM6mb.sf2"
ENDINGS = (".sf2", ".sf3")
GENERAL_MIDI = frozenset((0, program) for program in range(128)) | {(KITS, 0)}
# More than anybody keeps in one folder; a folder of all the world's files is not searched to its end.
MOST_ENTRIES = 10_000
# By system: a variable of the environment, the folders that stand in for it (one behind the other, as in
# the variable), and the places in each of these folders.
_SHARED = ("sounds/sf2", "sounds/sf3", "sounds/soundfonts", "soundfonts")
PLACES: Mapping[str, tuple[tuple[str, str, tuple[str, ...]], ...]] = {
    "linux": (
        ("XDG_DATA_HOME", "~/.local/share", _SHARED),
        ("XDG_DATA_DIRS", "/usr/local/share:/usr/share", _SHARED),
    ),
    "darwin": (
        ("", "~/Library/Audio/Sounds:/Library/Audio/Sounds", ("Banks",)),
        ("", "/opt/homebrew/share:/usr/local/share", _SHARED),
        ("", "/Applications", ("MuseScore 4.app/Contents/Resources/sound",)),
    ),
    "win32": (
        ("USERPROFILE", "~", ("Documents/SoundFonts", "Music/SoundFonts")),
        ("LOCALAPPDATA", "~/AppData/Local", ("SoundFonts",)),
        ("ProgramData", "C:/ProgramData", ("SoundFonts",)),
        ("ProgramFiles", "C:/Program Files", ("MuseScore 4/sound", "MuseScore 3/sound")),
    ),
}


class Found(NamedTuple):
    """A file that is called like a SoundFont; `name` is the file's, without its ending."""

    path: Path
    name: str
    bytes: int


def default_soundfont() -> Path | None:
    """The SoundFont of the installation; None where it has been taken out."""
    carrier = find_spec(CARRIER)
    for folder in (carrier.submodule_search_locations or ()) if carrier else ():
        path = Path(folder) / BUNDLED
        if path.is_file():
            return path
    return None


def found_soundfonts() -> tuple[Found, ...]:
    """All SoundFonts in the system's usual places, each file once, in the places' order and by name.

    What is not there or cannot be read is passed over.
    """
    found: dict[tuple[int, int], Found] = {}
    for folder in usual_places():
        for path in _named_like_fonts(folder):
            with suppress(OSError):
                status = path.stat()
                if S_ISREG(status.st_mode):
                    found.setdefault((status.st_dev, status.st_ino), Found(path, path.stem, status.st_size))
    return tuple(found.values())


def usual_places() -> Iterator[Path]:
    """The folders in which SoundFonts are kept on this system, the user's own first."""
    separator = ";" if sys.platform == "win32" else ":"
    for variable, otherwise, places in PLACES.get(sys.platform, PLACES["linux"]):
        for base in (os.environ.get(variable) or otherwise).split(separator):
            with suppress(RuntimeError):  # no home
                yield from [Path(base).expanduser() / place for place in places if base]


def better_one(found: tuple[Found, ...], default: Path | None) -> Found | None:
    """The largest General MIDI SoundFont that is larger than the default one; None if there is none."""
    least = default.stat().st_size if default else 0
    larger = sorted((one for one in found if one.bytes > least), key=lambda one: -one.bytes)
    return next((one for one in larger if is_general_midi(one.path)), None)


def is_general_midi(path: Path) -> bool:
    """Whether the file is a SoundFont with all 128 programs and the standard kit."""
    try:
        font = read_soundfont(path)
    except NotASoundFont:
        return False
    font.close()
    return font.presets.names.keys() >= GENERAL_MIDI


def _named_like_fonts(folder: Path) -> list[Path]:
    """Files before links, so that a font is called by its own name."""
    try:
        with os.scandir(folder) as entries:
            fonts = [one for one in islice(entries, MOST_ENTRIES) if one.name.lower().endswith(ENDINGS)]
            fonts.sort(key=lambda entry: (entry.is_symlink(), entry.name))
    except OSError:
        return []
    return [folder / entry.name for entry in fonts]
