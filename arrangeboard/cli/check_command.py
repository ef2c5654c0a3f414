"""`arrangeboard check`: what is wrong inside a song file."""

import argparse
from collections.abc import Callable

from msgspec import Struct

from arrangeboard.app.files.checking import Finding, Findings, check_song_file
from arrangeboard.cli.exit_codes import DONE, PROBLEMS_FOUND
from arrangeboard.cli.files import add_song, chosen_arrangement, tell
from arrangeboard.cli.reports import json_text
from arrangeboard.song.values import Arrangement, Song
from arrangeboard.storage.files import clean_text
from arrangeboard.words import say


class _CheckReport(Struct):
    """What is wrong in a file; not `complete` where only the first problems are told."""

    file: str
    complete: bool
    problems: tuple[Finding, ...]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which song."""
    add_song(parser, "help-arrangement-to-check")
    parser.add_argument("--json", action="store_true", help=say("help-json"))


def run(arguments: argparse.Namespace) -> int:
    """Tell the problems; 1 where there are any."""
    found = check_song_file(arguments.song, _choice(arguments.arrangement))
    if arguments.json:
        report = _CheckReport(clean_text(str(arguments.song)), found.complete, found.problems)
        tell(json_text("arrangeboard-check", report))
    else:
        _tell_findings(clean_text(arguments.song.name), found)
    return PROBLEMS_FOUND if found.problems else DONE


def _choice(name: str | None) -> Callable[[Song], Arrangement] | None:
    return None if name is None else lambda song: chosen_arrangement(song, name)


def _tell_findings(name: str, found: Findings) -> None:
    for finding in found.problems:
        where = "" if finding.place == finding.where else f" [{finding.where}]"
        tell(say("check-problem", place=finding.place, sentence=finding.sentence) + where)
    tell(say(_summary_code(found), name=name, count=len(found.problems)))


def _summary_code(found: Findings) -> str:
    if not found.complete:
        return "check-count-more"
    counted = {0: "check-sound", 1: "check-count-one"}
    return counted.get(len(found.problems), "check-count")
