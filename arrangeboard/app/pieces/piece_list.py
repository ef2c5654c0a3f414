"""The song's pieces as the tray lists them: whose they are, and where they play.

An edit counts again only the sections that it touched, and looks again only at the pieces in them; lanes
and order make anew only what they say differently of a piece.
"""

from collections import Counter

from msgspec import Struct

from arrangeboard.app.pieces.starter_list import shown_alone
from arrangeboard.board.colours import ROLE_COLOURS, lane_colours
from arrangeboard.generate.starters import STARTERS
from arrangeboard.performance.performing import performed
from arrangeboard.song.ids import LaneId, PieceId, SectionId
from arrangeboard.song.values import Generated, Lane, Part, Piece, Role, Section, Song
from arrangeboard.theory.roles import role_of_name

Cell = tuple[SectionId, LaneId]


class PieceUse(Struct, frozen=True):
    """A piece with the lane that plays it most (None: none does), that lane's colour, and its places.

    Where none does, `like` is the lane that plays the piece it came from, and lends its colour; `role` and
    `drums` are what it is for. `places` counts the parts that play it in the slots of the arrangement shown.
    `shown` is the piece with notes to be seen: one from a rule as it is performed in its first place, or
    where it might be.
    """

    piece: Piece
    lane: Lane | None
    colour: str
    places: int
    shown: Piece
    like: Lane | None = None
    role: Role | None = None
    drums: bool = False


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
        # What nothing plays looks like what it came from.
        after = (key for key, one in song.pieces.items() if one.origin and not self._played.get(key))
        for key in touched.union(after):
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
        cells = self._played.get(piece.id, {}).items()
        places = sum(count * self._shown[section] for (section, _), count in cells)
        player = self._player(piece.id, lanes)
        like = None if player else self._origins_player(song, piece, lanes)
        akin = player or like
        role, drums = (akin.role, akin.sound.drums) if akin else _role_alone(song, piece)
        colour = colours[akin.id] if akin else ROLE_COLOURS[role][0] if role else ""
        return PieceUse(piece, player, colour, places, self._shown_piece(song, piece), like, role, drums)

    def _player(self, piece: PieceId, lanes: dict[LaneId, Lane]) -> Lane | None:
        """The lane that plays it in most parts; of several the one that was there first."""
        by_lane: Counter[LaneId] = Counter()
        for (_, lane), count in self._played.get(piece, {}).items():
            by_lane[lane] += count
        return lanes[max(by_lane, key=lambda lane: (by_lane[lane], -lane))] if by_lane else None

    def _origins_player(self, song: Song, piece: Piece, lanes: dict[LaneId, Lane]) -> Lane | None:
        """The lane of the nearest piece that it came from and that is played."""
        seen = {piece.id}
        while piece.origin in song.pieces and piece.origin not in seen:
            seen.add(piece.origin)
            piece = song.pieces[piece.origin]
            player = self._player(piece.id, lanes)
            if player is not None:
                return player
        return None


def _role_alone(song: Song, piece: Piece) -> tuple[Role | None, bool]:
    """What a piece that nothing plays is for, and whether it is a beat: by its rule, else by its name."""
    seen = {piece.id}
    while not piece.is_generated and piece.origin in song.pieces and piece.origin not in seen:
        seen.add(piece.origin)
        piece = song.pieces[piece.origin]
    if isinstance(piece.content, Generated):
        starter = STARTERS.get(piece.content.rule)
        return (starter.role, starter.drums) if starter is not None else (None, False)
    role = role_of_name(piece.name)
    return role, role == "rhythm"
