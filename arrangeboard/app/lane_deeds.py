"""What a command does to the selected instruments: one step each; mute and solo are none."""

from msgspec.structs import replace

from arrangeboard.app.document import Document
from arrangeboard.app.selection import Selection
from arrangeboard.song import find
from arrangeboard.song.edits.lanes import (
    add_lane,
    move_lanes,
    remove_lanes,
    rename_lane,
    set_lane_range,
    set_lane_role,
    set_lane_sound,
)
from arrangeboard.song.ids import LaneId
from arrangeboard.song.values import Role, Song, Sound
from arrangeboard.theory.instruments import default_role, instrument_name, usual_range
from arrangeboard.words import say


def chosen_lanes(document: Document) -> tuple[LaneId, ...]:
    """The selected lanes, else those of the selected parts and cells, from top to bottom."""
    chosen = document.selection
    within = {part.lane for part in chosen.parts} | {cell.lane for cell in chosen.cells}
    lanes = chosen.lanes or within
    return tuple(lane.id for lane in document.song.lanes if lane.id in lanes)


def add_instrument(document: Document, sound: Sound) -> None:
    """A lane for a sound, below the selected one, else below all; it is selected."""
    chosen = chosen_lanes(document)
    rows = [lane.id for lane in document.song.lanes]
    index = rows.index(chosen[-1]) + 1 if chosen else len(rows)
    name, role = lane_name(sound), default_role(sound)
    lowest, highest = usual_range(sound)

    def edit(song: Song) -> Song:
        longer = add_lane(song, name, role=role, sound=sound, index=index)
        return set_lane_range(longer, longer.lanes[index].id, lowest, highest)

    document.apply("step-add-lane", edit, name=name)
    document.select(Selection(lanes=frozenset({document.song.lanes[index].id})))


def choose_instrument(document: Document, lane: LaneId, sound: Sound) -> None:
    """Let another sound play the lane; a lane called like its old sound is called like the new one."""
    held = find.lane(document.song, lane)
    lowest, highest = usual_range(sound)

    def edit(song: Song) -> Song:
        changed = set_lane_sound(song, lane, sound)
        if changed is song:
            return song
        changed = set_lane_range(changed, lane, lowest, highest)
        named_alike = held.name in {"", lane_name(held.sound), instrument_name(held.sound)}
        return rename_lane(changed, lane, lane_name(sound)) if named_alike else changed

    document.apply("step-set-lane-sound", edit, name=held.name, sound=instrument_name(sound))


def lane_name(sound: Sound) -> str:
    """What a new lane of a sound is called."""
    return say("drums-lane") if sound.drums else instrument_name(sound)


def set_role(document: Document, role: Role) -> None:
    """Give the selected lanes a role."""
    lanes = chosen_lanes(document)

    def edit(song: Song) -> Song:
        for lane in lanes:
            song = set_lane_role(song, lane, role)
        return song

    names = ", ".join(find.lane(document.song, lane).name for lane in lanes)
    document.apply("step-set-lane-role", edit, name=names, role=say(f"role-{role}"))


def move_chosen_lanes(document: Document, step: int) -> None:
    """Move the selected lanes one place up (-1) or down (1)."""
    lanes = chosen_lanes(document)
    rows = [lane.id for lane in document.song.lanes]
    places = [rows.index(lane) for lane in lanes]
    index = places[0] - 1 if step < 0 else places[-1] + 2
    if index >= 0:
        names = ", ".join(find.lane(document.song, lane).name for lane in lanes)
        document.apply("step-move-lanes", lambda song: move_lanes(song, lanes, index), name=names)


def remove_chosen_lanes(document: Document) -> None:
    """Remove the selected lanes with their parts."""
    lanes = chosen_lanes(document)
    names = ", ".join(find.lane(document.song, lane).name for lane in lanes)
    document.apply("step-remove-lanes", lambda song: remove_lanes(song, lanes), name=names)


def toggle_mute(document: Document) -> None:
    """Mute the selected lanes, or let them sound where all of them are muted."""
    view = document.song.view
    document.look(replace(view, muted=_toggled(view.muted, chosen_lanes(document))))


def toggle_solo(document: Document) -> None:
    """Solo the selected lanes, or no longer where all of them are soloed."""
    view = document.song.view
    document.look(replace(view, soloed=_toggled(view.soloed, chosen_lanes(document))))


def _toggled(held: tuple[LaneId, ...], lanes: tuple[LaneId, ...]) -> tuple[LaneId, ...]:
    if set(lanes) <= set(held):
        return tuple(lane for lane in held if lane not in lanes)
    return tuple(dict.fromkeys((*held, *lanes)))
