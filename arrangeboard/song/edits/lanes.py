"""Edits of lanes: instruments with their roles, sounds and places in the mix."""

from collections.abc import Collection

from msgspec.structs import replace

from arrangeboard.song import find
from arrangeboard.song.edits.checking import checked_colour, checked_seven_bits
from arrangeboard.song.edits.reordering import reordered
from arrangeboard.song.edits.replacing import Ids, with_lane
from arrangeboard.song.find import EditRefused
from arrangeboard.song.ids import LaneId
from arrangeboard.song.values import Lane, MidiOut, Role, Section, Song, Sound, View

HIGHEST_BANK = (1 << 14) - 1
LAST_CHANNEL = 15


def add_lane(song: Song, name: str, *, role: Role, sound: Sound, index: int | None = None) -> Song:
    """A new lane without parts at `index` of the lanes, or below all."""
    ids = Ids(song)
    lane = Lane(LaneId(ids.new()), name.strip(), role, checked_sound(sound))
    at = len(song.lanes) if index is None else index
    return replace(song, lanes=(*song.lanes[:at], lane, *song.lanes[at:]), last_id=ids.last)


def rename_lane(song: Song, lane: LaneId, name: str) -> Song:
    """Give the lane another name; without one it is called by its instrument."""
    return with_lane(song, replace(find.lane(song, lane), name=name.strip()))


def set_lane_role(song: Song, lane: LaneId, role: Role) -> Song:
    """Say what the lane does in the song."""
    return with_lane(song, replace(find.lane(song, lane), role=role))


def set_lane_sound(song: Song, lane: LaneId, sound: Sound) -> Song:
    """Have the lane played by another instrument."""
    return with_lane(song, replace(find.lane(song, lane), sound=checked_sound(sound)))


def recolour_lane(song: Song, lane: LaneId, colour: str) -> Song:
    """Give the lane a colour `#rrggbb`, or its role's own by an empty one."""
    return with_lane(song, replace(find.lane(song, lane), colour=checked_colour(colour)))


def set_lane_volume(song: Song, lane: LaneId, volume: int) -> Song:
    """Set the lane's volume, 0–127."""
    return with_lane(song, replace(find.lane(song, lane), volume=checked_seven_bits(volume)))


def set_lane_pan(song: Song, lane: LaneId, pan: int) -> Song:
    """Set the lane's place from left (0) over the middle (64) to right (127)."""
    return with_lane(song, replace(find.lane(song, lane), pan=checked_seven_bits(pan)))


def set_lane_range(song: Song, lane: LaneId, lowest_pitch: int, highest_pitch: int) -> Song:
    """Say from which to which pitch the lane can play."""
    if lowest_pitch > highest_pitch:
        raise EditRefused("lowest-above-highest")
    held = find.lane(song, lane)
    low, high = checked_seven_bits(lowest_pitch), checked_seven_bits(highest_pitch)
    return with_lane(song, replace(held, lowest_pitch=low, highest_pitch=high))


def set_midi_out(song: Song, lane: LaneId, midi_out: MidiOut | None) -> Song:
    """Have the lane play a MIDI port too, or none; a port without a name is none."""
    held = find.lane(song, lane)
    if midi_out is not None and not 0 <= midi_out.channel <= LAST_CHANNEL:
        raise EditRefused("value-out-of-range", value=midi_out.channel, lowest=0, highest=LAST_CHANNEL)
    named = midi_out if midi_out is not None and midi_out.port.strip() else None
    return with_lane(song, replace(held, midi_out=named))


def move_lanes(song: Song, lanes: Collection[LaneId], to_index: int) -> Song:
    """Put lanes together before the one that stands at `to_index`, or below all."""
    for lane in lanes:
        find.lane(song, lane)
    moved = reordered(song.lanes, lambda lane: lane.id in lanes, to_index)
    return song if moved == song.lanes else replace(song, lanes=moved)


def remove_lanes(song: Song, lanes: Collection[LaneId]) -> Song:
    """Take lanes out with their parts in every section. Their pieces stay in the tray."""
    gone = {find.lane(song, lane).id for lane in lanes}
    if not gone:
        return song
    return replace(
        song,
        lanes=tuple(lane for lane in song.lanes if lane.id not in gone),
        sections={key: _without_lanes(section, gone) for key, section in song.sections.items()},
        view=_view_without(song.view, gone),
    )


def checked_sound(sound: Sound) -> Sound:
    """`sound`, refused where MIDI has no such program or bank."""
    checked_seven_bits(sound.program)
    if not 0 <= sound.bank <= HIGHEST_BANK:
        raise EditRefused("value-out-of-range", value=sound.bank, lowest=0, highest=HIGHEST_BANK)
    return sound


def _without_lanes(section: Section, gone: set[LaneId]) -> Section:
    if gone.isdisjoint(section.parts):
        return section
    return replace(section, parts={lane: held for lane, held in section.parts.items() if lane not in gone})


def _view_without(view: View, gone: set[LaneId]) -> View:
    return replace(
        view,
        muted=tuple(lane for lane in view.muted if lane not in gone),
        soloed=tuple(lane for lane in view.soloed if lane not in gone),
    )
