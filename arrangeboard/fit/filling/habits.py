"""Who plays what in a song: which roles a piece has been given, and how usual it is in a place."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from arrangeboard.generate.starters import STARTERS
from arrangeboard.song.ids import LaneId, PieceId, SectionId
from arrangeboard.song.values import Generated, Lane, Part, Piece, Role, Section, SectionKind, Song, Sound
from arrangeboard.theory.roles import guess_role, role_of_name

HERE, IN_LANE, IN_ROLE, LIKE_ROLE = 1.0, 0.7, 0.35, 0.1
"""How usual a piece is: in such sections of its lane, elsewhere in its lane, in its role, in one like it."""

_LIKE: dict[Role, frozenset[Role]] = {
    "melody": frozenset({"counter-melody"}),
    "counter-melody": frozenset({"melody", "texture"}),
    "harmony": frozenset({"texture"}),
    "texture": frozenset({"harmony", "counter-melody"}),
}
"""Roles whose pieces can stand in for each other. A bass and a beat are nobody else's."""


class Habits:
    """What a song's lanes play now, asked for each hole."""

    def __init__(self, song: Song, order: Sequence[SectionId]) -> None:
        self._song = song
        self._by_kind: defaultdict[tuple[LaneId, SectionKind], Counter[PieceId]] = defaultdict(Counter)
        self._by_lane: defaultdict[LaneId, Counter[PieceId]] = defaultdict(Counter)
        self._played_as: dict[tuple[LaneId, PieceId], dict[tuple[int, int], None]] = {}
        self._drums: defaultdict[PieceId, set[bool]] = defaultdict(set)
        self._roles: defaultdict[PieceId, set[Role]] = defaultdict(set)
        lanes = {lane.id: lane for lane in song.lanes}
        times = Counter(order)
        for section in song.sections.values():
            for lane, part in _playing(section):
                self._count(lanes[lane], section.kind, part, max(1, times[section.id]))
        for piece in song.pieces.values():
            self._add_told_roles(piece)

    def pieces(self, lane: Lane, kind: SectionKind, *, loosely: bool) -> list[tuple[Piece, float]]:
        """The pieces that a lane can play in a kind of section, each with how usual it is, that first.

        `loosely` those of roles like its own too.
        """
        found = [(piece, self._usual(piece, lane, kind)) for piece in self._song.pieces.values()]
        least = LIKE_ROLE if loosely else IN_ROLE
        offered = [(piece, usual) for piece, usual in found if usual >= least and self._suits(piece, lane)]
        counts = self._by_lane[lane.id]
        return sorted(offered, key=lambda one: (-one[1], -counts[one[0].id], one[0].id))

    def played_as(self, lane: LaneId, piece: PieceId) -> tuple[tuple[int, int], ...]:
        """The transpositions, each with its change of velocity, in which the lane plays the piece already."""
        return tuple(self._played_as.get((lane, piece), ()))

    def _usual(self, piece: Piece, lane: Lane, kind: SectionKind) -> float:
        if piece.id in self._by_kind[lane.id, kind]:
            return HERE
        if piece.id in self._by_lane[lane.id]:
            return IN_LANE
        roles = self._roles[piece.id]
        if lane.role in roles:
            return IN_ROLE
        return LIKE_ROLE if roles & _LIKE.get(lane.role, frozenset()) else 0.0

    def _suits(self, piece: Piece, lane: Lane) -> bool:
        """Whether it is drums for drums, or notes for an instrument that has them."""
        played = self._drums[piece.id]
        if played:
            return lane.sound.drums in played
        if isinstance(piece.content, Generated):
            starter = STARTERS.get(piece.content.rule)
            return starter is not None and starter.drums == lane.sound.drums
        return lane.sound.drums == (self._roles[piece.id] == {"rhythm"})

    def _count(self, lane: Lane, kind: SectionKind, part: Part, times: int) -> None:
        if part.piece is None:
            return
        self._by_kind[lane.id, kind][part.piece] += times
        self._by_lane[lane.id][part.piece] += times
        self._played_as.setdefault((lane.id, part.piece), {})[part.transpose, part.velocity] = None
        self._drums[part.piece].add(lane.sound.drums)
        self._roles[part.piece].add(lane.role)

    def _add_told_roles(self, piece: Piece) -> None:
        """What its tags say; where neither they nor any place say it, its rule, its name or its notes do."""
        told = {role for tag in piece.tags if (role := role_of_name(tag)) is not None}
        roles = self._roles[piece.id]
        roles |= told
        if not roles:
            roles.add(_likely_role(piece))


def _likely_role(piece: Piece) -> Role:
    if isinstance(piece.content, Generated):
        starter = STARTERS.get(piece.content.rule)
        return starter.role if starter is not None else "harmony"
    return role_of_name(piece.name) or guess_role(piece.written.notes, Sound(), "")


def _playing(section: Section) -> Iterator[tuple[LaneId, Part]]:
    for lane, parts in section.parts.items():
        yield from ((lane, part) for part in parts if part.piece is not None)
