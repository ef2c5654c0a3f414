"""`arrangeboard import`: a song from a MIDI file, with a list of what the file lost on the way."""

import argparse
import sys
from pathlib import Path

from arrangeboard.app.files.opening import import_midi_file, loss_sentences, with_guesses
from arrangeboard.cli.files import add_output, check_free, remark, tell
from arrangeboard.storage.song_file import save
from arrangeboard.words import say


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which MIDI file, and where the song goes."""
    parser.add_argument("midi", type=Path, metavar="MIDI", help=say("help-midi"))
    add_output(parser, "SONG", "help-song-output")


def run(arguments: argparse.Namespace) -> int:
    """Import, and tell what came of it."""
    check_free(arguments.output, force=arguments.force)
    imported = with_guesses(import_midi_file(arguments.midi, _show_progress if sys.stderr.isatty() else None))
    save(imported.song, arguments.output)
    for sentence in loss_sentences(imported.losses):
        remark(sentence)
    song = imported.song
    tell(
        say(
            "imported",
            path=str(arguments.output),
            lanes=len(song.lanes),
            sections=len(song.arrangement.order),
            pieces=len(song.pieces),
        )
    )
    return 0


def _show_progress(done: float) -> None:
    end = "\r" if done < 1 else "\r\033[K"
    sys.stderr.write(f"\r{say('importing', percent=int(done * 100))}{end}")
    sys.stderr.flush()
