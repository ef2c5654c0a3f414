"""The song's pieces as the tray lists them: whose they are, and where they play.

An edit counts again only the sections that it touched, and looks again only at the pieces in them.
"""

from collections import Counter

from msgspec import Struct

from arrangeboard.board.colours import lane_colours
from arrangeboard.song.ids import LaneId, PieceId, SectionId
from arrangeboard.song.values import Lane, Piece, Section, Song

Cell = tuple[SectionId, LaneId]
Plays = Counter[tuple[PieceId, LaneId]]


class PieceUse(Struct, frozen=True):
    """A piece with the lane that plays it most (None: none does), that lane's colour, and its places.

    `places` counts the parts that play it in the slots of the arrangement shown.
    """

    piece: Piece
    lane: Lane | None
    colour: str
    places: int


class PieceList:
    """The pieces of one song after another; what did not change is not looked at again."""

    def __init__(self) -> None:
        self._song: Song | None = None
        self._sections: dict[SectionId, tuple[Section, Plays]] = {}
        self._played: dict[PieceId, dict[Cell, int]] = {}
        self._uses: dict[PieceId, PieceUse] = {}
        self._listed: tuple[PieceUse, ...] = ()

    def update(self, song: Song) -> tuple[PieceUse, ...]:
        """Every piece, in the order of the lanes that play them, the unused last.

        The very same tuple as before where nothing of it changed.
        """
        before, self._song = self._song, song
        touched = self._count(song)
        if before is None or not _same_frame(before, song):
            touched = set(song.pieces)
        elif before.pieces is not song.pieces:
            touched |= {key for key, piece in song.pieces.items() if before.pieces.get(key) is not piece}
        gone = self._uses.keys() - song.pieces.keys()
        if touched or gone:
            self._look_again(song, touched)
        return self._listed

    def _count(self, song: Song) -> set[PieceId]:
        """Count the sections that changed; the pieces that play elsewhere or otherwise now."""
        touched: set[PieceId] = set()
        for key in self._sections.keys() - song.sections.keys():
            touched |= self._recount(key, None)
        for key, section in song.sections.items():
            if key not in self._sections or self._sections[key][0] is not section:
                touched |= self._recount(key, section)
        return touched & song.pieces.keys()

    def _recount(self, key: SectionId, section: Section | None) -> set[PieceId]:
        old = self._sections[key][1] if key in self._sections else Counter()
        new = _plays(section) if section is not None else Counter()
        differing = {play for play in old.keys() | new.keys() if old[play] != new[play]}
        for piece, lane in differing:
            cells = self._played.setdefault(piece, {})
            cells[key, lane] = new[piece, lane]
            if not new[piece, lane]:
                del cells[key, lane]
        if section is None:
            del self._sections[key]
        else:
            self._sections[key] = (section, new)
        return {piece for piece, _ in differing}

    def _look_again(self, song: Song, touched: set[PieceId]) -> None:
        lanes = {lane.id: lane for lane in song.lanes}
        colours = lane_colours(song)
        shown = Counter(slot.section for slot in song.arrangement.order)
        for key in touched:
            self._uses[key] = self._use(song.pieces[key], lanes, colours, shown)
        self._uses = {key: self._uses[key] for key in song.pieces}
        rows = {lane.id: at for at, lane in enumerate(song.lanes)}
        last = len(rows)
        self._listed = tuple(
            sorted(self._uses.values(), key=lambda use: rows[use.lane.id] if use.lane else last)
        )

    def _use(
        self, piece: Piece, lanes: dict[LaneId, Lane], colours: dict[LaneId, str], shown: Counter[SectionId]
    ) -> PieceUse:
        by_lane: Counter[LaneId] = Counter()
        places = 0
        for (section, lane), count in self._played.get(piece.id, {}).items():
            by_lane[lane] += count
            places += count * shown[section]
        most = by_lane.most_common(1)
        player = lanes[most[0][0]] if most else None
        return PieceUse(piece, player, colours[player.id] if player else "", places)


def _plays(section: Section) -> Plays:
    return Counter(
        (part.piece, lane)
        for lane, parts in section.parts.items()
        for part in parts
        if part.piece is not None
    )


def _same_frame(before: Song, after: Song) -> bool:
    """Whether lanes and order are the same, so that only parts and pieces can differ."""
    return before.lanes is after.lanes and before.arrangement.order is after.arrangement.order
