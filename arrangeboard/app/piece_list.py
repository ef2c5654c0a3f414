"""The song's pieces as the tray lists them: whose they are, and where they play.

An edit counts again only the sections that it touched, and looks again only at the pieces in them; lanes
and order make anew only what they say differently of a piece.
"""

from collections import Counter

from msgspec import Struct

from arrangeboard.app.starter_list import shown_alone
from arrangeboard.board.colours import lane_colours
from arrangeboard.generate.starters import STARTERS
from arrangeboard.performance.performing import performed
from arrangeboard.song.ids import LaneId, PieceId, SectionId
from arrangeboard.song.values import Generated, Lane, Part, Piece, Role, Section, Song

Cell = tuple[SectionId, LaneId]


class PieceUse(Struct, frozen=True):
    """A piece with the lane that plays it most (None: none does), that lane's colour, and its places.

    `places` counts the parts that play it in the slots of the arrangement shown. `shown` is the piece with
    notes to be seen: one from a rule as it is performed in its first place, or where it might be.
    """

    piece: Piece
    lane: Lane | None
    colour: str
    places: int
    shown: Piece

    @property
    def role(self) -> Role | None:
        """What the piece is for: its lane's role, else that of its rule; None where nothing says so."""
        if self.lane is not None:
            return self.lane.role
        rule = self.piece.content
        starter = STARTERS.get(rule.rule) if isinstance(rule, Generated) else None
        return starter.role if starter is not None else None


class PieceList:
    """The pieces of one song after another; what did not change is not looked at again."""

    def __init__(self) -> None:
        self._song: Song | None = None
        self._shown: Counter[SectionId] = Counter()
        self._sections: dict[SectionId, Section] = {}
        self._played: dict[PieceId, dict[Cell, int]] = {}
        self._uses: dict[PieceId, PieceUse] = {}
        self._from_rules: dict[PieceId, PieceUse] = {}
        self._listed: tuple[PieceUse, ...] = ()

    def update(self, song: Song) -> tuple[PieceUse, ...]:
        """Every piece, in the order of the lanes that play them, the unused last.

        The very same tuple as before where nothing of it changed.
        """
        before, self._song = self._song, song
        touched = self._count(song) | self._count_shown(song) | self._otherwise_played(song)
        touched |= self._otherwise_shown(song)
        if before is None or before.pieces is not song.pieces:
            known = before.pieces if before else {}
            touched |= {key for key, piece in song.pieces.items() if known.get(key) is not piece}
        touched &= song.pieces.keys()
        gone = self._uses.keys() - song.pieces.keys()
        if touched or gone or before is None or before.lanes is not song.lanes:
            self._look_again(song, touched)
        return self._listed

    def _count(self, song: Song) -> set[PieceId]:
        """Count the cells that changed; the pieces in them, before or now."""
        before, self._sections = self._sections, song.sections
        touched: set[PieceId] = set()
        for key in before.keys() | song.sections.keys():
            old, new = before.get(key), song.sections.get(key)
            if old is not new:
                was, now = old.parts if old else {}, new.parts if new else {}
                for lane in was.keys() | now.keys():
                    if was.get(lane) is not now.get(lane):
                        touched |= self._recount((key, lane), was.get(lane, ()), now.get(lane, ()))
        return touched

    def _recount(self, cell: Cell, old: tuple[Part, ...], new: tuple[Part, ...]) -> set[PieceId]:
        pieces = {part.piece for part in (*old, *new) if part.piece is not None}
        for piece in pieces:
            cells = self._played.setdefault(piece, {})
            count = sum(part.piece == piece for part in new)
            if count:
                cells[cell] = count
            else:
                cells.pop(cell, None)
        return pieces

    def _count_shown(self, song: Song) -> set[PieceId]:
        """Count how often each section is shown; the pieces of those shown more or less often now."""
        before, self._shown = self._shown, Counter(slot.section for slot in song.arrangement.order)
        differing = [key for key in before.keys() | self._shown.keys() if before[key] != self._shown[key]]
        sections = (song.sections[key] for key in differing if key in song.sections)
        parts = (part for one in sections for held in one.parts.values() for part in held)
        return {part.piece for part in parts if part.piece is not None}

    def _otherwise_played(self, song: Song) -> set[PieceId]:
        """The pieces whose lane is another object now, or has another colour."""
        lanes, colours = {lane.id: lane for lane in song.lanes}, lane_colours(song)
        return {
            key
            for key, use in self._uses.items()
            if use.lane and (lanes.get(use.lane.id) is not use.lane or colours.get(use.lane.id) != use.colour)
        }

    def _otherwise_shown(self, song: Song) -> set[PieceId]:
        """The pieces from rules that sound otherwise in their places now."""
        return {
            key
            for key, use in self._from_rules.items()
            if self._shown_piece(song, use.piece) is not use.shown
        }

    def _shown_piece(self, song: Song, piece: Piece) -> Piece:
        if not piece.is_generated:
            return piece
        lanes = {lane.id: lane for lane in song.lanes}
        for section_id, lane_id in sorted(self._played.get(piece.id, {})):
            section = song.sections[section_id]
            for part in section.parts[lane_id]:
                if part.piece == piece.id:
                    return performed(song, section, lanes[lane_id], part) or piece
        return shown_alone(song, piece)

    def _look_again(self, song: Song, touched: set[PieceId]) -> None:
        lanes = {lane.id: lane for lane in song.lanes}
        colours = lane_colours(song)
        for key in touched:
            use = self._use(song, song.pieces[key], lanes, colours)
            if use != self._uses.get(key):
                self._uses[key] = use
            if use.piece.is_generated:
                self._from_rules[key] = self._uses[key]
            else:
                self._from_rules.pop(key, None)
        self._uses = {key: self._uses[key] for key in song.pieces}
        self._from_rules = {key: use for key, use in self._from_rules.items() if key in self._uses}
        rows = {lane.id: at for at, lane in enumerate(song.lanes)}
        last = len(rows)
        listed = sorted(self._uses.values(), key=lambda use: rows[use.lane.id] if use.lane else last)
        if listed != list(self._listed):
            self._listed = tuple(listed)

    def _use(
        self, song: Song, piece: Piece, lanes: dict[LaneId, Lane], colours: dict[LaneId, str]
    ) -> PieceUse:
        by_lane: Counter[LaneId] = Counter()
        places = 0
        for (section, lane), count in self._played.get(piece.id, {}).items():
            by_lane[lane] += count
            places += count * self._shown[section]
        # Of several that play it as often the one that was there first, however it came to be so.
        player = lanes[max(by_lane, key=lambda lane: (by_lane[lane], -lane))] if by_lane else None
        colour = colours[player.id] if player else ""
        return PieceUse(piece, player, colour, places, self._shown_piece(song, piece))
