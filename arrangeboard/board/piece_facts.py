"""What the board asks of all of a song's pieces at once, looked up once for each state of the tray."""

from collections import OrderedDict

from msgspec import Struct

from arrangeboard.song.ids import PieceId
from arrangeboard.song.values import Generated, Piece

Pieces = dict[PieceId, Piece]

_MOST_KEPT = 8


class PieceFacts(Struct, frozen=True, gc=False):
    """Which pieces come from a rule, and the ticks of the longest pickup."""

    rules: frozenset[PieceId]
    pickup_ticks: int


class _Kept:
    """Answers for the last states, by identity: who keeps a dictionary keeps it as it is."""

    def __init__(self) -> None:
        self.facts: OrderedDict[int, tuple[Pieces, PieceFacts]] = OrderedDict()
        self.changes: OrderedDict[tuple[int, int], tuple[Pieces, Pieces, frozenset[PieceId]]] = OrderedDict()


_kept = _Kept()


def piece_facts(pieces: Pieces) -> PieceFacts:
    """The facts of a song's pieces."""
    known = _kept.facts.get(id(pieces))
    if known is not None and known[0] is pieces:
        return known[1]
    found = PieceFacts(
        frozenset(key for key, piece in pieces.items() if piece.content.__class__ is Generated),
        max((piece.pickup_ticks for piece in pieces.values()), default=0),
    )
    _kept.facts[id(pieces)] = pieces, found
    if len(_kept.facts) > _MOST_KEPT:
        _kept.facts.popitem(last=False)
    return found


def differing_pieces(before: Pieces, after: Pieces) -> frozenset[PieceId]:
    """The pieces that are another object, or in only one of two trays."""
    if before is after:
        return frozenset()
    key = id(before), id(after)
    known = _kept.changes.get(key)
    if known is not None and known[0] is before and known[1] is after:
        return known[2]
    found = {key for key, piece in after.items() if before.get(key) is not piece}
    found |= before.keys() - after.keys() if len(before) + len(found) > len(after) else set()
    _kept.changes[key] = before, after, frozenset(found)
    if len(_kept.changes) > _MOST_KEPT:
        _kept.changes.popitem(last=False)
    return frozenset(found)
