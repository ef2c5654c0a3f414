"""How far the pickups of parts reach to their left: over the gap and over what stands there."""

from arrangeboard.board.ends import pickup_notes
from arrangeboard.board.geometry import PIXELS_PER_QUARTER, BoardGeometry
from arrangeboard.song.values import TICKS_PER_QUARTER, Part, Piece

MARGIN = 7
"""The room to the left of bar 1 in which an opening pickup is shown, in pixels."""
LEAST_PIXELS = 4


def tongue_width(geometry: BoardGeometry, slot: int, part: Part, piece: Piece | None) -> int:
    """The pixels from the beat on which a part's pickup begins to the part; 0 where nothing is in it."""
    if piece is None or not pickup_notes(piece):
        return 0
    tick = geometry.starts[slot] + part.start_tick - piece.pickup_ticks
    right = geometry.x_in_slot(slot, part.start_tick)
    left = max(-MARGIN, -tongue_pixels(geometry, -tick)) if tick < 0 else geometry.x_at(tick)
    return right - left if right - left >= LEAST_PIXELS else 0


def tongue_pixels(geometry: BoardGeometry, ticks: int) -> int:
    """No less than a pickup of so many ticks is wide; 0 for none."""
    across = round(ticks * PIXELS_PER_QUARTER * geometry.zoom / TICKS_PER_QUARTER)
    return across + 2 * geometry.slot_gap + 2 if ticks else 0
