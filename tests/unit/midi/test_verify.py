"""Written bytes are compared with what was meant, and every kind of difference is noticed."""

from collections.abc import Callable

import pytest
from msgspec.structs import replace

from arrangeboard.midi.export_options import ExportOptions
from arrangeboard.midi.exporting.names import marker_names
from arrangeboard.midi.exporting.skeleton import Skeleton, SkeletonTrack
from arrangeboard.midi.exporting.skeletons import build_skeleton
from arrangeboard.midi.exporting.smf_writer import smf_bytes
from arrangeboard.midi.exporting.verify import NotAsMeant, verify
from arrangeboard.song.values import Control, Lyric, Meter, Note, Sound
from tests.unit.midi.export_songs import small_song


def skeleton_of(options: ExportOptions | None = None) -> Skeleton:
    song = small_song()
    options = options or ExportOptions()
    names = marker_names(song, song.arrangement, options.text)
    return build_skeleton(song, song.arrangement, names, options).skeleton


def with_track(skeleton: Skeleton, change: Callable[[SkeletonTrack], SkeletonTrack]) -> Skeleton:
    first, *others = skeleton.tracks
    return replace(skeleton, tracks=(change(first), *others))


@pytest.mark.parametrize(
    "options", [ExportOptions(), ExportOptions(resolution=480), ExportOptions(file_type=0)]
)
def test_what_was_written_as_meant_passes(options: ExportOptions) -> None:
    skeleton = skeleton_of(options)
    verify(smf_bytes(skeleton), skeleton)


def a_note_lower(track: SkeletonTrack) -> SkeletonTrack:
    first, *others = track.notes
    return replace(track, notes=(replace(first, pitch=first.pitch - 1), *others))


def a_note_softer(track: SkeletonTrack) -> SkeletonTrack:
    first, *others = track.notes
    return replace(track, notes=(replace(first, velocity=1), *others))


def a_note_shorter(track: SkeletonTrack) -> SkeletonTrack:
    first, *others = track.notes
    return replace(track, notes=(replace(first, length_ticks=1), *others))


TRACK_CHANGES: dict[str, Callable[[SkeletonTrack], SkeletonTrack]] = {
    "pitch": a_note_lower,
    "velocity": a_note_softer,
    "length": a_note_shorter,
    "a note too few": lambda track: replace(track, notes=track.notes[1:]),
    "a note too many": lambda track: replace(track, notes=(*track.notes, Note(19_000, 1, 1, 1))),
    "name": lambda track: replace(track, name="Other"),
    "program": lambda track: replace(track, sound=Sound(1)),
    "bank": lambda track: replace(track, sound=Sound(33, bank=1)),
    "channel": lambda track: replace(track, channel=5),
    "port": lambda track: replace(track, port=1),
    "volume": lambda track: replace(track, opening=(Control(0, "controller", 7, 1), *track.opening[1:])),
    "order of controllers": lambda track: replace(track, opening=track.opening[::-1]),
    "bend": lambda track: replace(track, controls=track.controls[1:]),
    "lyric": lambda track: replace(track, lyrics=(Lyric(0, "la"),)),
}


@pytest.mark.parametrize("name", TRACK_CHANGES)
@pytest.mark.parametrize("file_type", [0, 1])
def test_a_difference_in_a_lane_is_noticed(name: str, file_type: int) -> None:
    if file_type == 0 and name == "port":
        return
    meant = skeleton_of(ExportOptions(file_type=0 if file_type == 0 else 1))
    with pytest.raises(NotAsMeant):
        verify(smf_bytes(with_track(meant, TRACK_CHANGES[name])), meant)


def changed_conductors(skeleton: Skeleton) -> list[Skeleton]:
    conductor = skeleton.conductor
    first_meter, *meters = conductor.meters
    return [
        replace(skeleton, conductor=other)
        for other in (
            replace(conductor, title="Other"),
            replace(conductor, tempos=conductor.tempos[:1]),
            replace(conductor, meters=(replace(first_meter, meter=Meter(4, 8)), *meters)),
            replace(conductor, keys=(replace(conductor.keys[0], key="Dm"), *conductor.keys[1:])),
            replace(conductor, markers=conductor.markers[1:]),
        )
    ]


def test_a_difference_in_the_conductor_is_noticed() -> None:
    meant = skeleton_of()
    for other in changed_conductors(meant):
        with pytest.raises(NotAsMeant):
            verify(smf_bytes(other), meant)


def test_another_end_resolution_or_number_of_tracks_is_noticed() -> None:
    meant = skeleton_of()
    for other in (
        replace(meant, end_tick=meant.end_tick + 1),
        replace(meant, resolution=480),
        replace(meant, tracks=meant.tracks[:-1]),
    ):
        with pytest.raises(NotAsMeant):
            verify(smf_bytes(other), meant)


def test_a_missing_mark_of_our_own_is_noticed() -> None:
    meant = skeleton_of()
    with pytest.raises(NotAsMeant):
        verify(smf_bytes(meant).replace(b"}arrangeboard", b"}arrangeblues"), meant)


def test_damaged_bytes_are_noticed() -> None:
    meant = skeleton_of()
    data = smf_bytes(meant)
    lying_size = data[:18] + b"\x00\x00\x00\x01" + data[22:]
    for damaged in (b"", data[:-4], data[: len(data) // 2], data + b"MTrk", b"x" + data, lying_size):
        with pytest.raises(NotAsMeant):
            verify(damaged, meant)


def test_nothing_is_written_outside_the_file() -> None:
    meant = skeleton_of()
    for note in (Note(-1, 1, 60, 80), Note(meant.end_tick, 1, 60, 80)):
        first = replace(meant.tracks[0], notes=(note,))
        with pytest.raises(ValueError, match="outside"):
            smf_bytes(replace(meant, tracks=(first,)))
