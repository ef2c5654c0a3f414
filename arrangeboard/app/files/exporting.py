"""Exporting an arrangement as MIDI files, and what is worth knowing about them."""

from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct

from arrangeboard.midi.export_options import ExportOptions
from arrangeboard.midi.export_smf import Exported, export_midi
from arrangeboard.midi.notices import Notice
from arrangeboard.song.values import Arrangement, Song
from arrangeboard.storage.replacing import replace_files
from arrangeboard.words import say

ANY_PROGRAM = ExportOptions().program


class Written(Struct, frozen=True):
    """The files of an export and sentences about them."""

    paths: tuple[Path, ...]
    remarks: tuple[str, ...]


def export_file(song: Song, arrangement: Arrangement, options: ExportOptions, target: Path) -> Written:
    """Export to `target`, or to files beside it where the options ask for several.

    Where the options name a program to read them, what that one will lose is told too. Raises what
    `export_midi` and `preflight` raise, and CannotWrite: then every file is as it was.
    """
    advice = _advice(song, arrangement, options)
    exported = export_midi(song, arrangement, options, name=target.stem)
    paths = _paths(exported, options, target)
    replace_files(tuple(zip(paths, (data for _, data in exported.files), strict=True)))
    told = {notice.code for notice in exported.notices}
    notices = (*exported.notices, *(notice for notice in advice if notice.code not in told))
    return Written(paths, notice_sentences(notices))


def _paths(exported: Exported, options: ExportOptions, target: Path) -> tuple[Path, ...]:
    """Where each file goes: to the target, or beside it under the name that tells its lane or section."""
    if options.division == "song":
        return (target,)
    return tuple(target.with_name(name) for name, _ in exported.files)


def notice_sentences(notices: Iterable[Notice]) -> tuple[str, ...]:
    """Each notice in a sentence."""
    return tuple(say(notice.code, **notice.values) for notice in notices)


def _advice(song: Song, arrangement: Arrangement, options: ExportOptions) -> tuple[Notice, ...]:
    """Advice for the program that the options name; what stops the export is raised by the export itself."""
    if options.program == ANY_PROGRAM:
        return ()
    from arrangeboard.midi.preflight import preflight  # noqa: PLC0415

    found = preflight(song, arrangement, options, options.program)
    return tuple(notice for notice in found if notice.weight != "stops")
