"""The song's pieces as the tray lists them: whose they are, and where they play."""

from msgspec import Struct

from arrangeboard.board.colours import lane_colours
from arrangeboard.song.ids import LaneId, PieceId, SectionId
from arrangeboard.song.values import Lane, Piece, Song


class PieceUse(Struct, frozen=True):
    """A piece with the lane that plays it most (None: none does), that lane's colour, and its places.

    `places` counts the parts that play it in the slots of the arrangement shown, `sections` lists where.
    """

    piece: Piece
    lane: Lane | None
    colour: str
    places: int
    sections: tuple[SectionId, ...]


def piece_uses(song: Song) -> tuple[PieceUse, ...]:
    """Every piece, in the order of the lanes that play them; the unused last."""
    counts = _counts(song)
    colours = lane_colours(song)
    lanes = {lane.id: (at, lane) for at, lane in enumerate(song.lanes)}
    shown = [slot.section for slot in song.arrangement.order]

    def use(piece: Piece) -> PieceUse:
        played = counts.get(piece.id, {})
        by_lane: dict[LaneId, int] = {}
        for (_, lane), count in played.items():
            by_lane[lane] = by_lane.get(lane, 0) + count
        most = max(by_lane, key=lambda lane: by_lane[lane], default=None)
        sections = tuple(dict.fromkeys(section for section, _ in played if section in shown))
        places = sum(count * shown.count(section) for (section, _), count in played.items())
        player = lanes[most][1] if most is not None else None
        return PieceUse(piece, player, colours[player.id] if player else "", places, sections)

    uses = [use(piece) for piece in song.pieces.values()]
    return tuple(sorted(uses, key=lambda one: lanes[one.lane.id][0] if one.lane else len(lanes)))


def _counts(song: Song) -> dict[PieceId, dict[tuple[SectionId, LaneId], int]]:
    counts: dict[PieceId, dict[tuple[SectionId, LaneId], int]] = {}
    for section in song.sections.values():
        for lane, parts in section.parts.items():
            for part in parts:
                if part.piece is not None:
                    places = counts.setdefault(part.piece, {})
                    places[section.id, lane] = places.get((section.id, lane), 0) + 1
    return counts
