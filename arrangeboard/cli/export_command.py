"""`arrangeboard export`: the MIDI skeleton of an arrangement, with every option that the window has."""

import argparse
import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Literal, get_args, get_origin

from msgspec.structs import FieldInfo, fields

from arrangeboard.app.files.export_targets import paths_at, tails, what_stands
from arrangeboard.app.files.exporting import export_file
from arrangeboard.cli.files import add_output, add_song, check_free, chosen_arrangement, remark, tell
from arrangeboard.midi.export_options import ExportOptions
from arrangeboard.storage.song_file import load
from arrangeboard.words import say

_MIDI_ENDINGS = frozenset({".mid", ".midi"})


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which song, where the MIDI file goes, and each option of the export by its name."""
    add_song(parser)
    add_output(parser, "MIDI", "help-midi-output")
    for field in fields(ExportOptions):
        kind, choices = _kind_and_choices(field)
        parser.add_argument(
            f"--{field.name.replace('_', '-')}",
            type=kind,
            choices=choices,
            metavar=None if choices else field.name.rpartition("_")[2].upper(),
            default=field.default,
            help=say(f"help-option-{field.name.replace('_', '-')}", default=field.default),
        )


def _kind_and_choices(field: FieldInfo) -> tuple[Callable[[str], object], tuple[object, ...] | None]:
    """What an option takes: one of several words or numbers, any word, or a velocity."""
    if get_origin(field.type) is Literal:
        choices = get_args(field.type)
        return type(choices[0]), choices
    return (_velocity if field.type is int else str), None


def _velocity(typed: str) -> int:
    """A number as MIDI's notes have it; the only free numbers among the options are velocities."""
    if not (typed.isdecimal() and 1 <= int(typed) <= 127):
        raise argparse.ArgumentTypeError(say("not-a-velocity", typed=typed))
    return int(typed)


def run(arguments: argparse.Namespace) -> int:
    """Export, and tell what was written and what is worth knowing about it.

    An earlier export is replaced. Any other file that is there would be somebody's work.
    """
    song = load(arguments.song)
    arrangement, options = chosen_arrangement(song, arguments.arrangement), _options(vars(arguments))
    target = _called_midi(arguments.output)
    for path in paths_at(target, tails(song, arrangement, options)):
        check_free(path, force=arguments.force or what_stands(path) == "ours")
    exported = export_file(song, arrangement, options, target)
    for sentence in exported.remarks:
        remark(sentence)
    for path in exported.paths:
        tell(say("exported", path=str(path)))
    return 0


def _options(typed: Mapping[str, object]) -> ExportOptions:
    return ExportOptions(**{name: typed[name] for name in ExportOptions.__struct_fields__})  # type: ignore[arg-type]


def _called_midi(path: Path) -> Path:
    """The path as a MIDI file is called, or no other program offers it; what is there is meant itself."""
    if path.suffix.casefold() in _MIDI_ENDINGS or not path.name or os.path.lexists(path):
        return path
    return path.with_name(f"{path.name}.mid")
