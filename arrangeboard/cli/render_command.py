"""`arrangeboard render`: an arrangement as sound files, with the SoundFont that plays it in the window."""

import argparse
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from arrangeboard.app.files.opening import loss_sentences, open_file
from arrangeboard.cli.exit_codes import DONE
from arrangeboard.cli.files import add_output, add_song, check_free, chosen_arrangement, remark, tell
from arrangeboard.errors import UserError
from arrangeboard.song.naming import shown_names
from arrangeboard.song.values import Arrangement, Song
from arrangeboard.storage.files import clean_text
from arrangeboard.storage.settings import load_settings
from arrangeboard.words import say

if TYPE_CHECKING:
    from arrangeboard.app.files.bouncing import BounceOptions, Targets

_ENDINGS, _BITS, _RATES = ("ring", "cut", "loop"), (16, 24, 32), (44_100, 48_000)


class NoSuchSection(UserError):
    """The arrangement has no section of the name that was typed."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which song, where the sound goes, and how exact it is."""
    add_song(parser)
    add_output(parser, "SOUND", "help-sound-output")
    parser.add_argument("--stems", type=Path, metavar="FOLDER", help=say("help-stems"))
    parser.add_argument("--sections", type=Path, metavar="FOLDER", help=say("help-sections"))
    parser.add_argument("--soundfont", type=Path, metavar="FILE", help=say("help-soundfont"))
    parser.add_argument("--bits", type=int, choices=_BITS, help=say("help-bits"))
    parser.add_argument("--rate", type=int, choices=_RATES, default=44_100, help=say("help-rate"))
    parser.add_argument("--no-limiter", action="store_true", help=say("help-no-limiter"))
    parser.add_argument("--from", dest="first", metavar="SECTION", help=say("help-from-section"))
    parser.add_argument("--to", dest="last", metavar="SECTION", help=say("help-to-section"))
    parser.add_argument("--ending", choices=_ENDINGS, default="ring", help=say("help-ending"))


def run(arguments: argparse.Namespace) -> int:
    """Render, and tell what was written. A file that is there is replaced only where that was asked for."""
    # The products of matrices are small: threads of their own would mostly wait for each other.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    from arrangeboard.app.files.bouncing import beyond_full_scale, bounce_files, planned_paths  # noqa: PLC0415  brings numpy

    targets, options = _targets(arguments), _options(arguments)
    opened = open_file(arguments.song)
    arrangement = chosen_arrangement(opened.song, arguments.arrangement)
    arrangement = _stretch(opened.song, arrangement, arguments.first, arguments.last)
    for path in planned_paths(opened.song, arrangement, targets, options.form):
        check_free(path, force=arguments.force)
    for sentence in loss_sentences(opened.losses):
        remark(sentence)
    progress = _show_progress if sys.stderr.isatty() else None
    bounced = bounce_files(opened.song, arrangement, targets, options, progress=progress)
    for path, _ in bounced:
        tell(say("exported", path=str(path)))
    if sentence := beyond_full_scale(bounced):
        remark(sentence)
    return DONE


def _targets(arguments: argparse.Namespace) -> "Targets":
    from arrangeboard.app.files.bouncing import Targets  # noqa: PLC0415

    return Targets(arguments.output, arguments.stems, arguments.sections)


def _options(arguments: argparse.Namespace) -> "BounceOptions":
    """How the files are written; what kind they are, the name of the output says.

    Where no bits are typed, what goes through no limiter is written so that nothing can be lost.
    """
    from arrangeboard.app.files.bouncing import BounceOptions  # noqa: PLC0415
    from arrangeboard.sound.rendering.forms import Form, kind_of  # noqa: PLC0415

    return BounceOptions(
        Form(kind_of(arguments.output.suffix), arguments.bits or 24, arguments.rate),
        free_bits=arguments.bits or 32,
        ending=arguments.ending,
        is_limited=not arguments.no_limiter,
        soundfont=arguments.soundfont or _chosen_soundfont(),
    )


def _chosen_soundfont() -> Path | None:
    """The SoundFont of the settings; None for the installed one, also where that of the settings is gone."""
    chosen = load_settings().soundfont
    return Path(chosen) if chosen and Path(chosen).is_file() else None


def _stretch(song: Song, arrangement: Arrangement, first: str | None, last: str | None) -> Arrangement:
    """The arrangement from one of its sections to another, as if it were all there is."""
    start = 0 if first is None else _place(song, arrangement, first)
    end = len(arrangement.order) if last is None else _place(song, arrangement, last) + 1
    if arrangement.order and start >= end:
        raise NoSuchSection(
            "sections-wrong-way-round", first=clean_text(first or ""), last=clean_text(last or "")
        )
    return replace(arrangement, order=arrangement.order[start:end])


def _place(song: Song, arrangement: Arrangement, typed: str) -> int:
    """Where the section of that name stands, such as “Chorus 2”; of several, the first."""
    shown = shown_names(song, arrangement)
    wanted = clean_text(typed).strip().casefold()
    for place, slot in enumerate(arrangement.order):
        if wanted in {shown[slot.id].casefold(), song.sections[slot.section].name.casefold()}:
            return place
    known = ", ".join(f"“{name}”" for name in shown.values())
    raise NoSuchSection("no-section-called", name=clean_text(typed), known=known)


def _show_progress(done: float) -> None:
    end = "\r" if done < 1 else "\r\033[K"
    sys.stderr.write(f"\r{say('rendering', percent=int(done * 100))}{end}")
    sys.stderr.flush()
