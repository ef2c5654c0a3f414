"""`arrangeboard check`: what is wrong inside a song file."""

import argparse
from pathlib import Path

from msgspec import Struct

from arrangeboard.app.checking import Finding, check_song_file
from arrangeboard.cli.files import clean, tell
from arrangeboard.cli.reports import json_text
from arrangeboard.words import say


class _CheckReport(Struct):
    file: str
    problems: tuple[Finding, ...]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which file."""
    parser.add_argument("song", type=Path, metavar="SONG", help=say("help-song"))
    parser.add_argument("--json", action="store_true", help=say("help-json"))


def run(arguments: argparse.Namespace) -> int:
    """Tell the problems; 1 where there are any."""
    found = check_song_file(arguments.song)
    if arguments.json:
        tell(json_text("arrangeboard-check", _CheckReport(clean(str(arguments.song)), found)))
    else:
        _tell_findings(arguments.song.name, found)
    return 1 if found else 0


def _tell_findings(name: str, found: tuple[Finding, ...]) -> None:
    for finding in found:
        where = "" if finding.place == finding.where else f" [{finding.where}]"
        tell(say("check-problem", place=finding.place, sentence=finding.sentence) + where)
    code = "check-sound" if not found else "check-count-one" if len(found) == 1 else "check-count"
    tell(say(code, name=name, count=len(found)))
