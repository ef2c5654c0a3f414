"""The pieces of a song in the order in which they fit one place: the heat map the other way round."""

from collections.abc import Iterable

from msgspec import Struct

from arrangeboard.fit.cases import spot_at
from arrangeboard.fit.heat import NO_HEAT, Heat, Heats
from arrangeboard.song.ids import PartId, PieceId
from arrangeboard.song.values import Arrangement, Part, Piece, Song

MENDED = 6
"""So many points a mend costs a piece in the order: one that fits by itself comes first."""


class Ranked(Struct, frozen=True, gc=False):
    """A piece with how it fits a place; `can_play` is False of beats without drums, and of tunes on drums."""

    piece: PieceId
    heat: Heat = NO_HEAT
    can_play: bool = True


def ranked(
    song: Song, arrangement: Arrangement, slot: int, lane: int, pieces: Iterable[Piece] | None = None
) -> tuple[Ranked, ...]:
    """Pieces, all of the song's where none are given, the best for a place first; slot and lane by index.

    What cannot be judged there stands behind what can, in the order of the tray, and last what the
    instrument cannot play.
    """
    held = song.pieces.values() if pieces is None else pieces
    part = Part(PartId(0))
    spot = spot_at(song, arrangement, slot, song.lanes[lane], part)
    found = []
    for piece in held:
        heats = Heats(song, arrangement, piece)
        if not heats.can_play(lane):
            found.append(Ranked(piece.id, can_play=False))
        elif piece.is_generated:
            found.append(Ranked(piece.id, heats.at(slot, lane)))
        else:
            found.append(Ranked(piece.id, heats.of_spot(spot)))
    return tuple(sorted(found, key=_order))


def _order(one: Ranked) -> tuple[bool, int]:
    heat = one.heat
    points = -1 if heat.as_is is None else max(heat.as_is, (heat.best or 0) - MENDED)
    return not one.can_play, -points
