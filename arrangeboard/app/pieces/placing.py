"""Pieces, starters and parts let go on a cell of the board: one step each, and the new part is selected."""

from collections.abc import Callable

from msgspec import Struct

from arrangeboard.app.document import Document
from arrangeboard.app.pieces.deeds import StarterChoice, playable, seed_for_lane, starter_piece
from arrangeboard.app.selection import Cell, PartRef, Selection
from arrangeboard.song import find
from arrangeboard.song.edits.parts import cell_parts
from arrangeboard.song.edits.pieces import kept_piece
from arrangeboard.song.edits.placing import lay_piece
from arrangeboard.song.ids import PieceId
from arrangeboard.song.values import Generated, Piece, Song
from arrangeboard.words import say

WithPiece = Callable[[Song], tuple[Song, PieceId]]
"""A song with a piece in its tray, and that piece."""


def place_piece(
    document: Document, cell: Cell, piece: PieceId | StarterChoice, *, start_tick: int, once: bool
) -> None:
    """Let the cell play a piece, or what a rule makes, from a tick on: to its end, or `once`."""

    def with_piece(song: Song) -> tuple[Song, PieceId]:
        content = Generated(piece.rule) if isinstance(piece, StarterChoice) else song.pieces[piece].content
        playable(song, [(find.slot(song, cell.slot).section, cell.lane)], content)
        if isinstance(piece, StarterChoice):
            return starter_piece(song, seed_for_lane(song, piece, cell.lane))
        return song, piece

    _lay(document, cell, with_piece, _Way(_name(document.song, piece), start_tick, once))


def place_loop(document: Document, cell: Cell, piece: Piece, *, start_tick: int, once: bool) -> None:
    """Let the cell play a loop from a file, which the tray keeps as one piece."""
    _lay(document, cell, lambda song: kept_piece(song, piece), _Way(piece.name, start_tick, once))


class _Way(Struct, frozen=True):
    """What a piece is called in the history, from which tick on it sounds, and whether once."""

    name: str
    start_tick: int
    once: bool


def _lay(document: Document, cell: Cell, with_piece: WithPiece, way: _Way) -> None:
    section = find.slot(document.song, cell.slot).section

    def edit(song: Song) -> Song:
        made, key = with_piece(song)
        length = made.pieces[key].length_ticks if way.once else None
        return lay_piece(made, (section, cell.lane), key, start_tick=way.start_tick, length_ticks=length)

    document.apply("step-place-piece", edit, name=way.name)
    laid = cell_parts(document.song, section, cell.lane)
    chosen = {PartRef(cell.slot, cell.lane, part.id) for part in laid if part.start_tick == way.start_tick}
    document.select(Selection(parts=frozenset(chosen), focus=cell))


def _name(song: Song, piece: PieceId | StarterChoice) -> str:
    if isinstance(piece, StarterChoice):
        return say(f"starter-{piece.rule}")
    return find.piece(song, piece).name
