"""Which pieces the tray shows of all there are, and in which order: searched, filtered by role, sorted."""

from collections.abc import Callable, Mapping
from typing import Literal, get_args

from msgspec import Struct

from arrangeboard.app.pieces.piece_list import PieceUse
from arrangeboard.song.ids import PieceId
from arrangeboard.song.values import Piece, Role
from arrangeboard.words import say

Order = Literal["board", "name", "family", "length", "newest", "most-used", "unused-first"]
ORDERS: tuple[Order, ...] = get_args(Order)
ROLES: tuple[Role, ...] = get_args(Role)


class PieceQuery(Struct, frozen=True):
    """What is looked for: words that all must be found, any of some roles (none: all), and an order."""

    words: str = ""
    roles: frozenset[Role] = frozenset()
    order: Order = "board"


def found_pieces(uses: tuple[PieceUse, ...], query: PieceQuery) -> tuple[PieceUse, ...]:
    """The pieces that are looked for, in the order asked for; those that are alike as on the board."""
    found = uses
    if query.roles:
        found = tuple(use for use in found if use.role in query.roles)
    words = query.words.casefold().split()
    if words:
        found = tuple(use for use in found if all(word in _text(use) for word in words))
    if query.order == "family":
        return tuple(sorted(found, key=_family_key(uses)))
    return found if query.order == "board" else tuple(sorted(found, key=_KEYS[query.order]))


def roles_present(uses: tuple[PieceUse, ...]) -> tuple[Role, ...]:
    """The roles that any of the pieces has, from melody to texture."""
    held = {use.role for use in uses}
    return tuple(role for role in ROLES if role in held)


def _text(use: PieceUse) -> str:
    """All words that a piece is found by."""
    lane = use.lane.name if use.lane else ""
    role = say(f"role-{use.role}") if use.role else ""
    return "\n".join((use.piece.name, *use.piece.tags, lane, role)).casefold()


def _family_key(uses: tuple[PieceUse, ...]) -> Callable[[PieceUse], tuple[int, int]]:
    """Families stand where their first member does, and their members in the order they came to be."""
    pieces = {use.piece.id: use.piece for use in uses}
    first: dict[PieceId, int] = {}
    for at, use in enumerate(uses):
        first.setdefault(root_of(use.piece, pieces), at)
    return lambda use: (first[root_of(use.piece, pieces)], use.piece.id)


def root_of(piece: Piece, pieces: Mapping[PieceId, Piece]) -> PieceId:
    """The piece that this one was varied from in the end, as far as it is still there; else itself."""
    seen = {piece.id}
    while piece.origin is not None and piece.origin in pieces and piece.origin not in seen:
        piece = pieces[piece.origin]
        seen.add(piece.id)
    return piece.id


_KEYS: dict[str, Callable[[PieceUse], tuple[object, ...]]] = {
    "name": lambda use: (use.piece.name.casefold(),),
    "length": lambda use: (use.piece.is_generated, use.piece.length_ticks),
    "newest": lambda use: (-use.piece.id,),
    "most-used": lambda use: (-use.places,),
    "unused-first": lambda use: (use.places > 0,),
}
