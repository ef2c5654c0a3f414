"""What the commands share about files: those named to read and to write, and text to show."""

import argparse
import sys
from pathlib import Path

from arrangeboard.errors import UserError
from arrangeboard.song.values import Arrangement, Song
from arrangeboard.storage.files import clean_text
from arrangeboard.words import say


class WouldReplace(UserError):
    """A file stands where the command would write."""


class NoSuchArrangement(UserError):
    """The song has no arrangement of the name that was typed."""


def add_song(parser: argparse.ArgumentParser, arrangement_help: str = "help-arrangement") -> None:
    """A song to read, and which of its arrangements."""
    parser.add_argument("song", type=Path, metavar="SONG", help=say("help-song"))
    parser.add_argument("--arrangement", metavar="NAME", help=say(arrangement_help))


def add_output(parser: argparse.ArgumentParser, name: str, help_code: str) -> None:
    """The file to write."""
    parser.add_argument("-o", "--output", type=Path, metavar=name, required=True, help=say(help_code))
    parser.add_argument("--force", action="store_true", help=say("help-force"))


def check_free(path: Path, *, force: bool) -> None:
    """WouldReplace where a file stands there that the user did not ask to be replaced."""
    if not force and path.exists() and not path.is_dir():
        raise WouldReplace("would-replace", path=str(path))


def chosen_arrangement(song: Song, name: str | None) -> Arrangement:
    """The arrangement of that name in any case, else the one that the song was last looked at in."""
    if name is None:
        return song.arrangement
    wanted = clean_text(name).strip().casefold()
    for one in song.arrangements:
        if one.name.casefold() == wanted:
            return one
    known = ", ".join(f"“{one.name}”" for one in song.arrangements)
    raise NoSuchArrangement("no-arrangement-called", name=clean_text(name), known=known)


def tell(text: str) -> None:
    """A line of the answer."""
    sys.stdout.write(f"{text}\n")


def remark(text: str) -> None:
    """A line beside the answer: what was lost, or is worth knowing."""
    sys.stderr.write(f"{text}\n")
