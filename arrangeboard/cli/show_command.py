"""`arrangeboard show`: the board as a grid of text, or everything about it as JSON."""

import argparse
from shutil import get_terminal_size

from arrangeboard.app.board_report import BoardReport, board_report
from arrangeboard.app.text_board import text_board
from arrangeboard.cli.files import add_song, chosen_arrangement, tell
from arrangeboard.cli.reports import json_text
from arrangeboard.storage.song_file import load
from arrangeboard.words import say


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which song, how wide."""
    add_song(parser)
    parser.add_argument("--json", action="store_true", help=say("help-json"))
    parser.add_argument("--width", type=int, metavar="COLUMNS", help=say("help-width"))


def run(arguments: argparse.Namespace) -> int:
    """Show the board."""
    song = load(arguments.song)
    report = board_report(song, chosen_arrangement(song, arguments.arrangement))
    tell(_as_json(report) if arguments.json else _as_text(report, arguments.width))
    return 0


def _as_text(report: BoardReport, width: int | None) -> str:
    return text_board(report, width or get_terminal_size().columns).rstrip("\n")


def _as_json(report: BoardReport) -> str:
    return json_text("arrangeboard-board", report)
