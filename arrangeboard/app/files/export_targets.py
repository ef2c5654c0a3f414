"""Where an export goes: which files it makes, and what they would replace."""

from collections.abc import Iterable
from itertools import chain, count
from pathlib import Path
from typing import Literal

from arrangeboard.app.typed_path import typed_path
from arrangeboard.errors import UserError
from arrangeboard.midi.export_options import ExportOptions
from arrangeboard.midi.export_smf import planned_files
from arrangeboard.midi.file_mark import FILE_MARK
from arrangeboard.song.values import Arrangement, Song
from arrangeboard.words import say

Standing = Literal["nothing", "ours", "midi", "other"]

LONGEST_STEM = 100
LOOKED_AT_BYTES = 65_536
"""The mark of our own files stands at the beginning, behind the title."""
_NOT_IN_FILE_NAMES = str.maketrans(dict.fromkeys('<>:"/\\|?*\0', "-"))


def what_stands(path: Path) -> Standing:
    """What would be replaced at `path`: nothing, an earlier export, another MIDI file, or anything else."""
    try:
        if not path.is_file():
            return "other" if path.exists() else "nothing"
        with path.open("rb") as file:
            head = file.read(LOOKED_AT_BYTES)
    except (OSError, ValueError):
        return "other"
    if not head.startswith(b"MThd"):
        return "other"
    return "ours" if FILE_MARK in head else "midi"


def tails(song: Song, arrangement: Arrangement, options: ExportOptions) -> tuple[str, ...]:
    """What each file of the export is called behind the chosen name; none where it cannot be made."""
    if options.division == "song":
        return (".mid",)
    try:
        return tuple(name for name, _ in planned_files(song, arrangement, options, ""))
    except UserError:
        return ()


def paths_at(target: Path, endings: Iterable[str]) -> tuple[Path, ...]:
    """Every file of an export to `target`, whose names end so."""
    held = tuple(endings)
    if held == (".mid",):
        return (target,)
    return tuple(target.with_name(target.stem + ending) for ending in held)


def first_target(song: Song, folder: Path, endings: tuple[str, ...]) -> Path:
    """The file to offer first: called after the song, and none that others have made would be replaced."""
    stem = file_name(song)
    others = (say("export-other-name", name=stem, number=number) for number in count(2))
    for name in chain((stem, say("export-second-name", name=stem)), others):
        target = folder / f"{name}.mid"
        if all(what_stands(path) in {"nothing", "ours"} for path in paths_at(target, endings)):
            return target
    raise AssertionError  # the numbers do not end


def file_name(song: Song) -> str:
    """The song's title, and the variant where there are several, as every system can store it."""
    names = [song.title.strip() or say("untitled")]
    if len(song.arrangements) > 1 and song.arrangement.name.strip():
        names.append(song.arrangement.name.strip())
    plain = "".join(letter for letter in " - ".join(names) if letter.isprintable())
    return plain.translate(_NOT_IN_FILE_NAMES)[:LONGEST_STEM].strip(" .") or say("untitled")


def typed_target(typed: str, folder: Path, name: str) -> Path | None:
    """The file that was typed; None for none. A folder stands for the file `name` in it.

    A bare name goes into `folder`; one that is not called a MIDI file becomes one.
    """
    path = typed_path(typed, folder, f"{name}.mid")
    if path is None or path.suffix.casefold() in {".mid", ".midi"}:
        return path
    return path.with_name(f"{path.name}.mid")
