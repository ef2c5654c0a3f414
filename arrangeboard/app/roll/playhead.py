"""Where the playhead of the arrangement stands in the piece that the roll shows."""

from arrangeboard.app.places import Places
from arrangeboard.app.roll.open_piece import OpenPiece
from arrangeboard.song.bars import section_length
from arrangeboard.song.invariants import part_end
from arrangeboard.song.values import Song


def piece_tick(song: Song, shown: OpenPiece, places: Places, tick: float) -> float | None:
    """The tick of the piece that is heard at a tick of the arrangement; None where its part is not.

    Every repeat of the section counts, and every tile of the piece; its pickup sounds before the part.
    """
    if shown.section is None or shown.part is None or not places.slots:
        return None
    at = places.slot_at(tick)
    inside = tick - places.starts[at]
    if places.sections[at] == shown.section.id:
        start = shown.part.start_tick
        end = part_end(shown.part, section_length(song, shown.section))
        if start - shown.piece.pickup_ticks <= inside < start:
            return inside - start
        if start <= inside < end:
            return (inside - start) % shown.piece.length_ticks
    return _in_pickup(shown, places, at, tick)


def _in_pickup(shown: OpenPiece, places: Places, at: int, tick: float) -> float | None:
    """The place in the pickup, which sounds at the end of the section before."""
    following = at + 1
    if shown.section is None or shown.part is None or following >= len(places.slots):
        return None
    before = tick - places.starts[following] - shown.part.start_tick
    is_next = places.sections[following] == shown.section.id
    return before if is_next and -shown.piece.pickup_ticks <= before < 0 else None
