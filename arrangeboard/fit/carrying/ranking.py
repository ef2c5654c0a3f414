"""The pieces of a song in the order in which they fit one place: the heat map the other way round."""

from collections.abc import Iterable

from arrangeboard.fit.carrying.heat import Heat
from arrangeboard.fit.carrying.heats import Heats, players
from arrangeboard.fit.carrying.ranked import MOST_JUDGED, Ranked
from arrangeboard.fit.cases import spot_at
from arrangeboard.song.ids import PartId
from arrangeboard.song.values import Arrangement, Part, Piece, Song


class Ranking:
    """How pieces fit the cell of a slot and lane, by index, played from its start to its end."""

    def __init__(self, song: Song, arrangement: Arrangement, slot: int, lane: int) -> None:
        self._song = song
        self._arrangement = arrangement
        self._place = slot, lane
        self._players = players(song)
        self._spot = spot_at(song, arrangement, slot, song.lanes[lane], Part(PartId(0)))

    def promise(self, piece: Piece) -> tuple[bool, bool, float]:
        """Sorts the most promising first: quick to tell, so that these can be judged before the others."""
        heats = Heats(self._song, self._arrangement, piece)
        if not heats.can_play(self._place[1]):
            return True, False, 0.0
        return False, not self._is_akin(piece), -heats.promise(self._spot)

    def _is_akin(self, piece: Piece) -> bool:
        player = self._players.get(piece.id)
        return player is None or player.role == self._spot.role

    def of(self, piece: Piece) -> Ranked:
        """A piece of the song."""
        heats = Heats(self._song, self._arrangement, piece)
        if not heats.can_play(self._place[1]):
            return Ranked(piece.id, can_play=False)
        heat = heats.at(*self._place) if piece.is_generated else self._of_written(heats, piece)
        return Ranked(piece.id, heat, akin=self._is_akin(piece))

    def _of_written(self, heats: Heats, piece: Piece) -> Heat:
        return heats.of_spot(self._spot, Part(PartId(0), piece.id))


def ranked(
    song: Song, arrangement: Arrangement, slot: int, lane: int, pieces: Iterable[Piece] | None = None
) -> tuple[Ranked, ...]:
    """Pieces, all of the song's where none are given, the best first.

    Of more than `MOST_JUDGED` the most promising are judged; the others follow by what they promise.
    """
    ranking = Ranking(song, arrangement, slot, lane)
    held = [*(song.pieces.values() if pieces is None else pieces)]
    if len(held) <= MOST_JUDGED:
        return tuple(sorted(map(ranking.of, held), key=lambda one: one.rank))
    promising = sorted(held, key=ranking.promise)
    first = sorted(map(ranking.of, promising[:MOST_JUDGED]), key=lambda one: one.rank)
    return (*first, *(Ranked(piece.id) for piece in promising[MOST_JUDGED:]))
