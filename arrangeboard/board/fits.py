"""How a piece would fill every cell of the board from its section's start: found once when a drag begins."""

from msgspec import Struct

from arrangeboard.board.scene import Scene
from arrangeboard.song.values import Part, Piece


class Fit(Struct, frozen=True, gc=False):
    """A piece in a cell, tiled from end to end: how often it sounds, how much is cut off, what makes room."""

    tiles: int
    cut_ticks: int
    covered: int

    @property
    def is_whole(self) -> bool:
        """Whether nothing of the piece is cut off."""
        return not self.cut_ticks


Fits = dict[tuple[int, int], Fit]
"""By slot and lane, as indices."""


def fits(scene: Scene, piece: Piece) -> Fits:
    """The fit of a piece in every cell; cells alike share one."""
    geometry = scene.geometry
    known: dict[tuple[int, int], Fit] = {}
    found: Fits = {}
    none: tuple[Part, ...] = ()
    for slot in range(len(geometry.slots)):
        ticks, held = geometry.slot_ticks(slot), scene.section(slot).parts
        for lane, lane_id in enumerate(geometry.lanes):
            key = ticks, len(held.get(lane_id, none))
            if key not in known:
                known[key] = _fit(piece, *key)
            found[slot, lane] = known[key]
    return found


def _fit(piece: Piece, ticks: int, covered: int) -> Fit:
    if piece.is_generated:
        return Fit(1, 0, covered)
    return Fit(-(-ticks // piece.length_ticks), -ticks % piece.length_ticks, covered)
