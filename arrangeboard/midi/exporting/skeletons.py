"""One arrangement as one skeleton."""

from collections.abc import Iterable, Iterator

from msgspec import Struct

from arrangeboard.midi.export_options import ExportOptions
from arrangeboard.midi.exporting.bounds import Bounds, bounds_of
from arrangeboard.midi.exporting.channels import addresses
from arrangeboard.midi.exporting.chord_track import symbols_track, voicings_track
from arrangeboard.midi.exporting.conductor_track import conductor_of
from arrangeboard.midi.exporting.lane_tracks import LaneToWrite, is_written, lane_track
from arrangeboard.midi.exporting.names import lane_names, title_name
from arrangeboard.midi.exporting.plain_text import unique_names
from arrangeboard.midi.exporting.planned_parts import planned_stretches
from arrangeboard.midi.exporting.resolution import at_resolution
from arrangeboard.midi.exporting.skeleton import Skeleton, SkeletonTrack
from arrangeboard.midi.notices import Notice
from arrangeboard.performance.sounding import Sounding, SoundingLane, sounding
from arrangeboard.song.hearing import silent_lanes
from arrangeboard.song.ids import SlotId
from arrangeboard.song.values import Arrangement, Lane, Song


class Built(Struct, frozen=True):
    """A skeleton, and what is worth telling about how the song went into it."""

    skeleton: Skeleton
    notices: tuple[Notice, ...]


def build_skeleton(
    song: Song, arrangement: Arrangement, markers: dict[SlotId, str], options: ExportOptions
) -> Built:
    """The skeleton of an arrangement whose slots are called as `markers` says.

    Raises PickupBeforeStart and ExportRefused; see `bounds_of`.
    """
    lanes = written_lanes(song, options)
    heard = sounding(song, arrangement)
    heard_lanes = tuple(heard.lanes[lane.id] for lane in lanes)
    bounds = bounds_of(heard, heard_lanes, options)
    exact = Skeleton(
        conductor=conductor_of(heard.timeline, title_name(song, options.text), markers, bounds),
        tracks=tuple(_tracks(song, lanes, heard, shift_ticks=bounds.count_in_ticks, options=options)),
        end_tick=bounds.end_tick,
        file_type=options.file_type,
    )
    skeleton, rounded_notes = at_resolution(exact, options.resolution)
    notices = (
        *_notices(bounds, heard, rounded_notes),
        *_left_out(heard_lanes),
        *_kept_lyrics(skeleton, options.text),
    )
    return Built(skeleton, notices)


def written_lanes(song: Song, options: ExportOptions) -> tuple[Lane, ...]:
    """The lanes that the options ask for: all, or those that mute and solo let through."""
    if options.lanes == "all":
        return song.lanes
    silent = silent_lanes(song)
    return tuple(one for one in song.lanes if one.id not in silent)


def _tracks(
    song: Song, lanes: tuple[Lane, ...], heard: Sounding, *, shift_ticks: int, options: ExportOptions
) -> Iterator[SkeletonTrack]:
    names = lane_names(lanes, options.text)
    *places, place_for_chords = addresses([*(lane.sound.drums for lane in lanes), False])
    for lane, place in zip(lanes, places, strict=True):
        planned = planned_stretches(song, lane, heard, options)
        made_of = LaneToWrite(lane, names[lane.id], place, heard.lanes[lane.id], planned)
        yield lane_track(made_of, charset=options.text, shift_ticks=shift_ticks)
    times, name = heard.timeline, unique_names([*names.values(), "Chords"])[-1]
    if options.chords == "voicings":
        yield voicings_track(song, times, name=name, address=place_for_chords, shift_ticks=shift_ticks)
    if options.chords == "text":
        yield symbols_track(times, name=name, charset=options.text, shift_ticks=shift_ticks)


def _notices(bounds: Bounds, heard: Sounding, rounded_notes: int) -> Iterator[Notice]:
    if bounds.count_in_ticks:
        yield Notice("count-in-added", {"section": heard.timeline.spans[0].section.name})
    if bounds.end_tick > bounds.last_bar_end_tick:
        yield Notice("rings-past-the-end")
    if rounded_notes:
        yield Notice("notes-rounded-coarser", {"count": rounded_notes})


def _left_out(lanes: Iterable[SoundingLane]) -> Iterator[Notice]:
    """Controllers that never go into a file, told because the song holds them."""
    count = sum(not is_written(control) for lane in lanes for control in lane.controls)
    if count:
        yield Notice("channel-messages-left-out", {"count": count}, "loses")


def _kept_lyrics(skeleton: Skeleton, charset: str) -> Iterator[Notice]:
    kept = [one.text for track in skeleton.tracks for one in track.lyrics if not one.text.isascii()]
    if kept and charset == "ascii":
        yield Notice("lyrics-beyond-ascii", {"count": len(kept), "text": kept[0].strip()})
