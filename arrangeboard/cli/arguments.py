"""What can be typed: commands, their arguments, and one line about what was mistyped."""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import NoReturn, Protocol, cast

from arrangeboard import __version__
from arrangeboard.words import say


class Command(Protocol):
    """A module of this package that is a command."""

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Say what can be typed after the command."""

    def run(self, arguments: argparse.Namespace) -> int:
        """Do it; the answer is the exit code."""


COMMANDS = ("new", "import", "export", "render", "show", "check", "fit", "fill", "puzzle")
_MODULES = {command: f"arrangeboard.cli.{command}_command" for command in COMMANDS}


class _Parser(argparse.ArgumentParser):
    """A parser whose errors are one line."""

    def error(self, message: str) -> NoReturn:
        sys.stderr.write(f"{self.prog}: {say('mistyped', message=message, program=self.prog)}\n")
        sys.exit(2)


def parse(argv: Sequence[str]) -> argparse.Namespace:
    """What was typed, with `run` to do it. SystemExit where it is not understood, or asks for help."""
    command = argv[0] if argv else ""
    if command in COMMANDS:
        return _command_parser(command).parse_args(argv[1:])
    parser = _window_parser()
    if command and not command.startswith("-") and not _may_be_song(command):
        parser.error(say("no-such-command", command=command, known=", ".join(COMMANDS)))
    return parser.parse_args(argv)


def _may_be_song(typed: str) -> bool:
    """Whether a word names a file: one that is there, or is called as those are that can be opened."""
    if os.path.lexists(typed):
        return True
    from arrangeboard.app.files.opening import MIDI_SUFFIXES  # noqa: PLC0415  needed for a mistyped word only
    from arrangeboard.storage.song_file import SUFFIX  # noqa: PLC0415

    return Path(typed).suffix.casefold() in {SUFFIX, *MIDI_SUFFIXES}


def _command_parser(command: str) -> argparse.ArgumentParser:
    module = cast(Command, import_module(_MODULES[command]))
    parser = _parser(f"arrangeboard {command}", say(f"help-{command}"))
    module.add_arguments(parser)
    parser.set_defaults(run=module.run)
    return parser


def _window_parser() -> argparse.ArgumentParser:
    listed = "\n".join(f"  {command:8}{say(f'help-{command}')}" for command in COMMANDS)
    parser = _parser("arrangeboard", say("help-arrangeboard"), say("help-commands", commands=listed))
    parser.add_argument("song", nargs="?", metavar="SONG", help=say("help-song-to-open"))
    parser.add_argument(
        "--version", action="version", version=f"arrangeboard {__version__}", help=say("help-version")
    )
    parser.set_defaults(run=_open_window)
    return parser


def _parser(program: str, description: str, below: str | None = None) -> _Parser:
    return _Parser(
        prog=program,
        description=description,
        epilog=below,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )


def _open_window(arguments: argparse.Namespace) -> int:
    run: Callable[[str | None], int] = import_module("arrangeboard.cli.window").open_window
    return run(arguments.song)
