"""Who is heard: what mute and solo mean, on the board and in what leaves it alike."""

from arrangeboard.song.ids import LaneId
from arrangeboard.song.values import Song


def silent_lanes(song: Song) -> frozenset[LaneId]:
    """The lanes not heard: the muted, and beside soloed lanes all others. A soloed lane is always heard."""
    muted, soloed = set(song.view.muted), set(song.view.soloed)
    others = {lane.id for lane in song.lanes} - soloed if soloed else set()
    return frozenset((muted - soloed) | others)
