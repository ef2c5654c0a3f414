"""The piece that the piano roll shows, and where: in a part, in the tray, or in a part still to be written.

A planned part has no piece yet. It is shown as an empty one of the part's length, which enters the song with
its first note.
"""

from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from arrangeboard.app.document import Document
from arrangeboard.app.pieces.places import parts_of
from arrangeboard.app.roll.state import RollState
from arrangeboard.app.selection import find_part
from arrangeboard.generate.starters import STARTERS
from arrangeboard.performance.performing import performed
from arrangeboard.song import find
from arrangeboard.song.bars import BarGrid, bar_grid, bar_ticks, beat_ticks, section_grid
from arrangeboard.song.edits.copying import free_name
from arrangeboard.song.ids import PartId, PieceId
from arrangeboard.song.invariants import part_end
from arrangeboard.song.naming import shown_names
from arrangeboard.song.values import Generated, Lane, Meter, MeterChange, Note, Part, Piece, Section, Song

UNWRITTEN = PieceId(0)
"""The id of the empty piece that a planned part is shown with."""


class OpenPiece(Struct, frozen=True):
    """What is open, as the song has it now.

    `notes` are those seen: of a piece from a rule as it is played here. `lane`, `section` and `part` are None
    where it was opened from the tray. `grid` counts bars from the piece's bar 1.
    """

    piece: Piece
    notes: tuple[Note, ...]
    grid: BarGrid
    lane: Lane | None = None
    section: Section | None = None
    part: Part | None = None

    @property
    def is_unwritten(self) -> bool:
        """Whether it is a planned part, with no piece in the song yet."""
        return self.piece.id == UNWRITTEN

    @property
    def is_editable(self) -> bool:
        """Whether its notes are written down, not made by a rule."""
        return not self.piece.is_generated

    @property
    def beat_ticks(self) -> int:
        """A beat of its first bar."""
        return beat_ticks(self.grid.meters[0])

    @property
    def bar_ticks(self) -> int:
        """Its first bar."""
        return bar_ticks(self.grid.meters[0])


def open_piece(document: Document) -> OpenPiece | None:
    """What the roll shows now; None while it is closed."""
    return piece_in(document.song, document.roll)


def piece_in(song: Song, state: RollState) -> OpenPiece | None:
    """What a state of the roll shows of a song; None where it is closed."""
    part = find_part(song, state.ref) if state.ref is not None else None
    if state.ref is None or part is None:
        return _from_tray(song, state.piece)
    section = song.sections[find.slot(song, state.ref.slot).section]
    lane = find.lane(song, state.ref.lane)
    held = performed(song, section, lane, part)
    own = song.pieces[part.piece] if part.piece is not None else _unwritten(song, section, lane, part)
    length = held.length_ticks if held is not None else own.length_ticks
    piece = replace(own, length_ticks=length) if own.is_generated else own
    notes = held.written.notes if held is not None else ()
    return OpenPiece(piece, notes, _grid(song, section, part.start_tick, length), lane, section, part)


def song_with(song: Song, shown: OpenPiece) -> Song:
    """The song as the roll's scene is made from it: with the piece that is not written yet."""
    if not shown.is_unwritten:
        return song
    return replace(song, pieces={**song.pieces, UNWRITTEN: shown.piece})


def place_names(song: Song, piece: PieceId) -> tuple[str, ...]:
    """Where a piece is played, a line for each part: instrument and section, those on the shelf too."""
    names = shown_names(song, song.arrangement)
    by_section = {slot.section: names[slot.id] for slot in reversed(song.arrangement.order)}
    lanes = {lane.id: lane.name for lane in song.lanes}
    return tuple(
        f"{lanes[lane]} · {by_section.get(section, song.sections[section].name)}"
        for section, lane, _part in parts_of(song, piece)
    )


def _from_tray(song: Song, piece_id: PieceId | None) -> OpenPiece | None:
    piece = song.pieces.get(piece_id) if piece_id is not None else None
    if piece is None:
        return None
    bars = max(1, -(-piece.length_ticks // bar_ticks(song.meter)))
    notes = (as_it_would_sound(song, piece) or piece).written.notes
    return OpenPiece(piece, notes, bar_grid(bars, (), song.meter))


def as_it_would_sound(song: Song, piece: Piece) -> Piece | None:
    """A piece from a rule written out over the first section with chords; None where there is nothing to do.

    Played by the first instrument that its rule is made for, else by the first one.
    """
    section = section_with_chords(song)
    rule = piece.content.rule if isinstance(piece.content, Generated) else ""
    lanes = sorted(song.lanes, key=lambda lane: rule not in STARTERS or lane.role != STARTERS[rule].role)
    if not rule or section is None or not lanes:
        return None
    part = _shown_part(piece.id)
    return performed(song, section, lanes[0], part)


def section_with_chords(song: Song) -> Section | None:
    """The first section of the arrangement that has chords."""
    sections = (song.sections[slot.section] for slot in song.arrangement.order)
    return next((section for section in sections if section.chords), None)


@lru_cache(maxsize=8)
def _shown_part(piece: PieceId) -> Part:
    """A part that no song holds: the same one each time, so that what it plays is made once."""
    return Part(PartId(-piece), piece)


def _unwritten(song: Song, section: Section, lane: Lane, part: Part) -> Piece:
    """An empty piece for a planned part, called after its instrument."""
    length = part_end(part, section_grid(song, section).length_ticks) - part.start_tick
    name = free_name(lane.name, (piece.name for piece in song.pieces.values()))
    return Piece(UNWRITTEN, name, length)


def _grid(song: Song, section: Section, start_tick: int, length_ticks: int) -> BarGrid:
    """Bars from where a part starts, in the section's meters; behind the section the last one goes on."""
    whole = section_grid(song, section)
    first = whole.bar_at(start_tick)
    meters = whole.meters[first:]
    bars, filled = 0, 0
    while filled < length_ticks:
        filled += bar_ticks(meters[min(bars, len(meters) - 1)])
        bars += 1
    return bar_grid(bars, _changes(meters[:bars]), meters[0])


def _changes(meters: tuple[Meter, ...]) -> tuple[MeterChange, ...]:
    return tuple(
        MeterChange(bar, meter.numerator, meter.denominator)
        for bar, meter in enumerate(meters)
        if bar and meter != meters[bar - 1]
    )
