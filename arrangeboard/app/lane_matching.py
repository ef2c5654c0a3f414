"""Which lane of a song a copied lane means: itself, else one alike by name, sound or role."""

from collections.abc import Callable, Iterable

from arrangeboard.song.ids import LaneId
from arrangeboard.song.values import Lane, Song

Likeness = Callable[[Lane, Lane], bool]

_LIKENESSES: tuple[Likeness, ...] = (
    lambda one, other: one == other,
    lambda one, other: one.id == other.id and one.name == other.name,
    lambda one, other: bool(one.name) and one.name.casefold() == other.name.casefold(),
    lambda one, other: one.sound == other.sound,
    lambda one, other: one.role == other.role and one.sound.drums == other.sound.drums,
)
"""From the surest likeness to the least."""


def alike_lanes(lanes: Iterable[Lane], song: Song) -> dict[LaneId, LaneId]:
    """The song's lane for each copied lane that has one, no two for the same."""
    waiting = list(lanes)
    free = list(song.lanes)
    found: dict[LaneId, LaneId] = {}
    for alike in _LIKENESSES:
        for lane in tuple(waiting):
            match = next((other for other in free if alike(lane, other)), None)
            if match:
                found[lane.id] = match.id
                waiting.remove(lane)
                free.remove(match)
    return found


def lanes_by_place(lanes: tuple[Lane, ...], song: Song) -> dict[LaneId, LaneId]:
    """As `alike_lanes`; a lane that is like none goes to the free lane in its place, or the next free one."""
    found = alike_lanes(lanes, song)
    free = [lane.id for lane in song.lanes if lane.id not in found.values()]
    for lane in lanes:
        if lane.id not in found and free:
            found[lane.id] = free.pop(0)
    return found


def lanes_from(lanes: tuple[Lane, ...], song: Song, first: LaneId) -> dict[LaneId, LaneId]:
    """The song's lanes from `first` down, for copied lanes from this song that keep their distances.

    A single copied lane means `first`, wherever it comes from; several from another song are matched.
    """
    rows = [lane.id for lane in song.lanes]
    if len(lanes) > 1 and not all(lane in song.lanes for lane in lanes):
        return lanes_by_place(lanes, song)
    places = [rows.index(lane.id) for lane in lanes] if len(lanes) > 1 else [0]
    start = rows.index(first)
    return {
        lane.id: rows[start + place - places[0]]
        for lane, place in zip(lanes, places, strict=True)
        if start + place - places[0] < len(rows)
    }
