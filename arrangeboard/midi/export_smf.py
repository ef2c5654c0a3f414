"""Standard MIDI Files out: an arrangement as the files that the options ask for.

Every file is built as a skeleton, written, read back and compared before it is handed on. Where they are
stored is the caller's affair.
"""

from collections.abc import Iterable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from arrangeboard.midi.export_options import ExportOptions, ExportRefused
from arrangeboard.midi.exporting.names import file_stem, marker_names
from arrangeboard.midi.exporting.skeletons import Built, build_skeleton
from arrangeboard.midi.exporting.smf_writer import smf_bytes
from arrangeboard.midi.exporting.verify import verify
from arrangeboard.midi.notices import Notice
from arrangeboard.song.ids import SlotId
from arrangeboard.song.values import Arrangement, Slot, Song


class Exported(Struct, frozen=True):
    """Files by name, each complete and checked, and what is worth telling about them."""

    files: tuple[tuple[str, bytes], ...]
    notices: tuple[Notice, ...] = ()


def export_midi(
    song: Song, arrangement: Arrangement, options: ExportOptions | None = None, *, name: str = ""
) -> Exported:
    """The arrangement as MIDI files called after `name` (the song's title where it is empty).

    Raises PickupBeforeStart and ExportRefused. A file that does not read back as it was meant is a mistake
    of ours and raises `verify.NotAsMeant`.
    """
    options = options or ExportOptions()
    built = planned_files(song, arrangement, options, name or file_stem(song.title))
    return Exported(
        tuple((file_name, _checked_bytes(one)) for file_name, one in built),
        _each_once(built),
    )


def _each_once(built: Iterable[tuple[str, Built]]) -> tuple[Notice, ...]:
    found: list[Notice] = []
    for _, one in built:
        found.extend(notice for notice in one.notices if notice not in found)
    return tuple(found)


def planned_files(
    song: Song, arrangement: Arrangement, options: ExportOptions, stem: str
) -> tuple[tuple[str, Built], ...]:
    """Every file of an export by its name, as skeletons: what is written and what preflight judges."""
    if not arrangement.order:
        raise ExportRefused("nothing-to-export", arrangement=arrangement.name)
    markers = marker_names(song, arrangement, options.text)
    if options.division == "section":
        found = tuple(_section_files(song, arrangement, markers, options=options, stem=stem))
    else:
        whole = build_skeleton(song, arrangement, markers, options)
        found = tuple(_lane_files(whole, stem)) if options.division == "lane" else ((f"{stem}.mid", whole),)
    for _, built in found:
        _check_file_type(built)
    return found


def _section_files(
    song: Song, arrangement: Arrangement, markers: dict[SlotId, str], *, options: ExportOptions, stem: str
) -> Iterator[tuple[str, Built]]:
    """One file a section in the order of their first slots: a linked repeat is the same file."""
    firsts: dict[int, Slot] = {}
    for slot in arrangement.order:
        firsts.setdefault(slot.section, slot)
    for number, slot in enumerate(firsts.values(), start=1):
        alone = replace(arrangement, order=(slot,))
        built = build_skeleton(song, alone, {slot.id: markers[slot.id]}, options)
        yield f"{stem} - {number:02} {file_stem(markers[slot.id])}.mid", built


def _lane_files(whole: Built, stem: str) -> Iterator[tuple[str, Built]]:
    """One file a lane, each with the whole conductor. Alone in its file, a lane needs no further port."""
    for number, track in enumerate(whole.skeleton.tracks, start=1):
        alone = replace(whole.skeleton, tracks=(replace(track, port=0),))
        yield f"{stem} - {number:02} {file_stem(track.name)}.mid", replace(whole, skeleton=alone)


def _check_file_type(built: Built) -> None:
    """Type 0 keeps lanes apart by channel only."""
    if built.skeleton.file_type == 0 and any(track.port for track in built.skeleton.tracks):
        raise ExportRefused("too-many-lanes-for-type-0", count=len(built.skeleton.tracks))


def _checked_bytes(built: Built) -> bytes:
    data = smf_bytes(built.skeleton)
    verify(data, built.skeleton)
    return data
