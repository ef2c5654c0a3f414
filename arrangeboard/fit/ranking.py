"""The pieces of a song in the order in which they fit one place: the heat map the other way round."""

from collections.abc import Iterable

from msgspec import Struct

from arrangeboard.fit.cases import spot_at
from arrangeboard.fit.heat import NO_HEAT, Heat, Heats, players
from arrangeboard.song.ids import PartId, PieceId
from arrangeboard.song.values import Arrangement, Part, Piece, Song

MENDED = 6
"""So many points a mend costs a piece in the order: one that fits by itself comes first."""

STRANGE = 25
"""So many points it costs to be played by another role as yet: a pad is no first choice for a singer."""
MOST_JUDGED = 48
"""How many pieces are judged before an order is shown: more than a tray shows at once."""


class Ranked(Struct, frozen=True, gc=False):
    """A piece with how it fits a place; `can_play` is False of beats without drums, and of tunes on drums.

    One that is not `akin` is played by instruments of another role.
    """

    piece: PieceId
    heat: Heat = NO_HEAT
    can_play: bool = True
    akin: bool = True

    @property
    def rank(self) -> tuple[bool, int]:
        """Sorts the best first, what cannot be judged behind, and last what cannot be played."""
        heat = self.heat
        points = -1 if heat.as_is is None else max(heat.as_is, (heat.best or 0) - MENDED)
        return not self.can_play, -points + (0 if self.akin else STRANGE)


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
        heat = heats.at(*self._place) if piece.is_generated else heats.of_spot(self._spot)
        return Ranked(piece.id, heat, akin=self._is_akin(piece))


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
