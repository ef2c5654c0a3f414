"""Pieces, starters and parts let go on a cell of the board: one step each, and the new part is selected."""

from collections.abc import Callable

from msgspec import Struct

from arrangeboard.app.document import Document
from arrangeboard.app.pieces.deeds import StarterChoice, playable, seed_for_lane, starter_piece
from arrangeboard.app.selection import Cell, PartRef, Selection
from arrangeboard.fit.carrying.mend import AS_IS, Mend, mended
from arrangeboard.song import find
from arrangeboard.song.edits.mending import mend_part
from arrangeboard.song.edits.parts import SectionCell, cell_parts
from arrangeboard.song.edits.pieces import kept_piece
from arrangeboard.song.edits.placing import lay_piece
from arrangeboard.song.ids import PieceId
from arrangeboard.song.values import Generated, Piece, Song
from arrangeboard.words import say

WithPiece = Callable[[Song], tuple[Song, PieceId]]
"""A song with a piece in its tray, and that piece."""


def place_piece(
    document: Document,
    cell: Cell,
    piece: PieceId | StarterChoice,
    *,
    start_tick: int,
    once: bool,
    mend: Mend = AS_IS,
) -> None:
    """Let the cell play a piece, or what a rule makes, from a tick on: to its end, or `once`.

    With a mend it is placed mended at once, in the same step.
    """

    def with_piece(song: Song) -> tuple[Song, PieceId]:
        content = Generated(piece.rule) if isinstance(piece, StarterChoice) else song.pieces[piece].content
        playable(song, [(find.slot(song, cell.slot).section, cell.lane)], content)
        if isinstance(piece, StarterChoice):
            return starter_piece(song, seed_for_lane(song, piece, cell.lane))
        return song, piece

    _lay(document, cell, with_piece, _Way(_name(document.song, piece), start_tick, once, mend))


def place_loop(document: Document, cell: Cell, piece: Piece, *, start_tick: int, once: bool) -> None:
    """Let the cell play a loop from a file, which the tray keeps as one piece."""
    _lay(document, cell, lambda song: kept_piece(song, piece), _Way(piece.name, start_tick, once))


class _Way(Struct, frozen=True):
    """What a piece is called in the history, from which tick on it sounds, whether once, and how mended."""

    name: str
    start_tick: int
    once: bool
    mend: Mend = AS_IS


def _lay(document: Document, cell: Cell, with_piece: WithPiece, way: _Way) -> None:
    section = find.slot(document.song, cell.slot).section

    def edit(song: Song) -> Song:
        made, key = with_piece(song)
        length = made.pieces[key].length_ticks if way.once else None
        laid = lay_piece(made, (section, cell.lane), key, start_tick=way.start_tick, length_ticks=length)
        return with_mend(laid, (section, cell.lane), way.start_tick, way.mend)

    document.apply("step-place-piece", edit, name=way.name)
    laid = cell_parts(document.song, section, cell.lane)
    chosen = {PartRef(cell.slot, cell.lane, part.id) for part in laid if part.start_tick == way.start_tick}
    document.select(Selection(parts=frozenset(chosen), focus=cell))


def with_mend(song: Song, cell: SectionCell, start_tick: int, mend: Mend) -> Song:
    """The song with a mend taken along by the part that starts at a tick of a cell."""
    part = next((one for one in cell_parts(song, *cell) if one.start_tick == start_tick), None)
    if part is None or part.piece is None or mend.is_nothing:
        return song
    playing = mended(song.pieces[part.piece], mend) if mend.changes_notes else None
    return mend_part(song, (*cell, part.id), semitones=mend.semitones, playing=playing)


def _name(song: Song, piece: PieceId | StarterChoice) -> str:
    if isinstance(piece, StarterChoice):
        return say(f"starter-{piece.rule}")
    return find.piece(song, piece).name
