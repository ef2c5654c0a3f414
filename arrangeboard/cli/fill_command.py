"""`arrangeboard fill`: a song whose empty cells play pieces that it has already."""

import argparse
from pathlib import Path

from arrangeboard.app.files.opening import loss_sentences, open_file
from arrangeboard.app.fit.filling import asked_of, told
from arrangeboard.cli.exit_codes import DONE
from arrangeboard.cli.files import add_output, add_song, check_free, chosen_arrangement, remark, tell
from arrangeboard.errors import UserError
from arrangeboard.fit.filling.assembly import filled
from arrangeboard.fit.filling.filling import best_assembly
from arrangeboard.fit.filling.reasons import reasons
from arrangeboard.fit.filling.wish import Wish
from arrangeboard.storage.song_file import save
from arrangeboard.words import say


class NothingToFill(UserError):
    """The song has no hole, or nothing to fill it with."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which song, where it goes, and how it shall be filled."""
    add_song(parser)
    add_output(parser, "SONG", "help-song-output")
    usual = Wish()
    parser.add_argument("--seed", type=int, default=usual.seed, metavar="N", help=say("help-fill-seed"))
    parser.add_argument(
        "--surprise", type=_percent, default=usual.surprise, metavar="N", help=say("help-fill-surprise")
    )
    parser.add_argument("--empty", type=_percent, metavar="N", help=say("help-fill-empty"))


def run(arguments: argparse.Namespace) -> int:
    """Fill, write, and say what was done. What plays already stays as it is."""
    output: Path = arguments.output
    check_free(output, force=arguments.force)
    opened = open_file(arguments.song)
    song = opened.song
    asked = asked_of(song, chosen_arrangement(song, arguments.arrangement), None)
    if not asked.can_be_filled:
        raise NothingToFill(f"filling-standing-{asked.standing}")
    if asked.standing == "no-chords":
        remark(say("filling-standing-no-chords"))
    for sentence in loss_sentences(opened.losses):
        remark(sentence)
    empty = asked.empty if arguments.empty is None else arguments.empty
    wish = Wish(surprise=arguments.surprise, empty=empty, seed=arguments.seed, count=1)
    found = best_assembly(song, asked.arrangement, wish)
    if not found.laid:
        raise NothingToFill("filling-nothing-found")
    save(filled(song, found), output)
    tell(say("fill-filled", path=str(output), count=len(found.laid), empty=len(found.empty)))
    for sentence in told(song, asked.arrangement, reasons(song, asked.arrangement, found)):
        tell(sentence)
    return DONE


def _percent(typed: str) -> int:
    """A whole number from 0 to 100; ValueError, which the parser tells, for anything else."""
    number = int(typed)
    if not 0 <= number <= 100:
        raise ValueError
    return number
