"""`arrangeboard puzzle`: the judge of fit asked which melody stands in a place, and how often it is right."""

import argparse
from pathlib import Path

from arrangeboard.app.puzzle import TaskAccuracy, answer_file
from arrangeboard.cli.exit_codes import DONE
from arrangeboard.cli.files import tell
from arrangeboard.fit.puzzle.accuracy import Interval
from arrangeboard.words import say


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which questions, and where the rankings go."""
    parser.add_argument("questions", type=Path, metavar="QUESTIONS", help=say("help-puzzle-questions"))
    parser.add_argument(
        "-o", "--output", type=Path, metavar="RANKINGS", required=True, help=say("help-puzzle-output")
    )


def run(arguments: argparse.Namespace) -> int:
    """Answer, write, and tell the accuracy where the answers are known."""
    done = answer_file(arguments.questions, arguments.output)
    tell(say("puzzle-written", count=done.count, path=str(arguments.output)))
    if done.unread:
        tell(say("puzzle-unread-answers", count=done.unread))
    if done.accuracies:
        tell(say("puzzle-heading"))
    for one in done.accuracies:
        tell(_line(one))
    return DONE


def _line(one: TaskAccuracy) -> str:
    return say(
        "puzzle-line",
        task=one.task or "–",
        count=one.count,
        own=100 * one.own.value,
        interval=f"{100 * one.own.low:.1f}–{100 * one.own.high:.1f}",
        plain=100 * one.plain.value,
        gain=100 * one.gain.value,
        gain_interval=_signed(one.gain),
    )


def _signed(interval: Interval) -> str:
    return f"{100 * interval.low:+.1f} … {100 * interval.high:+.1f}"
