"""Whether another piece of the song would fit better where one stands that nothing small mends."""

from collections.abc import Callable

from arrangeboard.app.fit.repairing import place_at
from arrangeboard.fit.carrying.heat import CLEARLY
from arrangeboard.fit.carrying.ranking import ranked
from arrangeboard.fit.cases import At
from arrangeboard.fit.repairs.trying import fit_of
from arrangeboard.fit.verdict import DOES_NOT_FIT
from arrangeboard.song.values import Song


def has_better_piece(song: Song, at: At, is_waiting: Callable[[], bool] = lambda: True) -> bool:
    """Whether a piece for instruments of that role would fit clearly better there, as it is or mended.

    For who need not wait: it takes a moment where the song has many pieces.
    """
    place = place_at(song, at)
    fit = None if place is None else fit_of(song, place)
    if place is None or fit is None or not is_waiting():
        return False
    others = [piece for piece in song.pieces.values() if piece.id != place.part.piece]
    found = ranked(song, place.arrangement, place.slot, song.lanes.index(place.lane), others)
    least = max(fit + CLEARLY, DOES_NOT_FIT)
    return any(one.can_play and one.akin and (one.heat.best or 0) >= least for one in found)
