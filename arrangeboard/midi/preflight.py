"""What to know before exporting: what the options do to this song and what a program will lose of it.

Nothing is guessed from the song: the very skeletons that would be written are looked at.
"""

from collections.abc import Iterable, Iterator

from arrangeboard.errors import UserError
from arrangeboard.midi.export_options import ExportOptions
from arrangeboard.midi.export_smf import planned_files
from arrangeboard.midi.exporting.names import lane_names, marker_names
from arrangeboard.midi.exporting.programs import MusicProgram, program, programs
from arrangeboard.midi.exporting.reader_losses import advice, listed, reader_losses
from arrangeboard.midi.exporting.skeleton import Skeleton
from arrangeboard.midi.exporting.skeletons import Built, written_lanes
from arrangeboard.midi.notices import Notice
from arrangeboard.song.values import Arrangement, Song

ANY = "any"


def preflight(
    song: Song, arrangement: Arrangement, options: ExportOptions, program_code: str = ""
) -> tuple[Notice, ...]:
    """Everything worth knowing, what stops the export first, then what is lost, then what is good to know.

    `program_code` is the program that shall read the file, the options' own where it is empty; "any" tells
    what is lost in each program known. Raises NoSuchProgram.
    """
    reader = program(program_code or options.program)
    try:
        files = planned_files(song, arrangement, options, "")
    except UserError as error:
        values = {name: value for name, value in error.values.items() if isinstance(value, str | int | float)}
        return (Notice(error.code, values, "stops"),)
    found = [*_about_song(song, arrangement, options), *_about_files(files, reader)]
    order = ("stops", "loses", "tells")
    return tuple(sorted(_each_once(found), key=lambda notice: order.index(notice.weight)))


def _each_once(notices: Iterable[Notice]) -> list[Notice]:
    """Of notices with one code the first: files of one export differ in counts only."""
    first: dict[str, Notice] = {}
    for notice in notices:
        first.setdefault(notice.code, notice)
    return list(first.values())


def _about_files(files: Iterable[tuple[str, Built]], reader: MusicProgram) -> Iterator[Notice]:
    readers = programs()[1:] if reader.code == ANY else (reader,)
    for _, built in files:
        yield from built.notices
        yield from _further_ports(built.skeleton)
        yield from reader_losses(built.skeleton, readers)
        yield from advice(built.skeleton, reader)


def _further_ports(skeleton: Skeleton) -> Iterator[Notice]:
    further = sum(1 for track in skeleton.tracks if track.port)
    if further:
        yield Notice("further-ports", {"count": further})


def _about_song(song: Song, arrangement: Arrangement, options: ExportOptions) -> Iterator[Notice]:
    left_out = [one.name for one in song.lanes if one not in written_lanes(song, options)]
    if left_out:
        yield Notice("lanes-left-out", {"lanes": listed(left_out)}, "loses")
    yield from _respelt(song, arrangement, options)
    yield from _planned(song, arrangement, options)


def _respelt(song: Song, arrangement: Arrangement, options: ExportOptions) -> Iterator[Notice]:
    if options.text == "utf-8":
        return
    names = list(lane_names(song.lanes, "utf-8").values())
    names += marker_names(song, arrangement, "utf-8").values()
    plain = list(lane_names(song.lanes, "ascii").values())
    plain += marker_names(song, arrangement, "ascii").values()
    changed = [(name, spelt) for name, spelt in zip(names, plain, strict=True) if name != spelt]
    if changed:
        name, spelt = changed[0]
        yield Notice("names-respelt", {"count": len(changed), "name": name, "spelt": spelt})


def _planned(song: Song, arrangement: Arrangement, options: ExportOptions) -> Iterator[Notice]:
    count = sum(
        part.piece is None
        for slot in arrangement.order
        for parts in song.sections[slot.section].parts.values()
        for part in parts
    )
    if count and options.planned == "nothing":
        yield Notice("planned-left-out", {"count": count}, "loses")
    elif count and options.file_type == 0 and options.planned == "guides":
        yield Notice("guides-in-type-0", {"count": count})
