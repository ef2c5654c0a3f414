"""`arrangeboard fit`: how well each part fits its place, and what is found there, as a table or as JSON."""

import argparse
from pathlib import Path
from shutil import get_terminal_size
from typing import get_args

from msgspec.structs import replace

from arrangeboard.app.files.opening import loss_sentences, open_file
from arrangeboard.app.fit.fit_report import FitReport, fit_report
from arrangeboard.app.fit.text_fit import text_fit
from arrangeboard.cli.exit_codes import DONE
from arrangeboard.cli.files import chosen_arrangement, remark, tell
from arrangeboard.cli.reports import json_text
from arrangeboard.song.values import Song, Strictness
from arrangeboard.words import say


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which song or MIDI file, and how much to say."""
    parser.add_argument("song", type=Path, metavar="SONG", help=say("help-fit-song"))
    parser.add_argument("--arrangement", metavar="NAME", help=say("help-arrangement"))
    parser.add_argument("--strictness", choices=get_args(Strictness), help=say("help-strictness"))
    parser.add_argument("--json", action="store_true", help=say("help-json"))
    parser.add_argument("--width", type=int, metavar="COLUMNS", help=say("help-width"))


def run(arguments: argparse.Namespace) -> int:
    """Tell what is found. Findings are advice: they make no other exit code."""
    opened = open_file(arguments.song)
    for sentence in loss_sentences(opened.losses):
        remark(sentence)
    song = _as_strict(opened.song, arguments.strictness)
    report = fit_report(song, chosen_arrangement(song, arguments.arrangement))
    tell(_as_json(report) if arguments.json else _as_text(report, arguments.width))
    return DONE


def _as_strict(song: Song, strictness: Strictness | None) -> Song:
    return song if strictness is None else replace(song, strictness=strictness)


def _as_text(report: FitReport, width: int | None) -> str:
    return text_fit(report, width or get_terminal_size().columns).rstrip("\n")


def _as_json(report: FitReport) -> str:
    return json_text("arrangeboard-fit", report)
