"""Pieces, starters and parts let go on a cell of the board: one step each, and the new part is selected."""

from arrangeboard.app.document import Document
from arrangeboard.app.piece_deeds import StarterChoice, starter_piece
from arrangeboard.app.selection import Cell, PartRef, Selection
from arrangeboard.song import find
from arrangeboard.song.edits.parts import cell_parts
from arrangeboard.song.edits.placing import lay_piece
from arrangeboard.song.ids import PieceId
from arrangeboard.song.values import Song
from arrangeboard.words import say


def place_piece(
    document: Document, cell: Cell, piece: PieceId | StarterChoice, *, start_tick: int, once: bool
) -> None:
    """Let the cell play a piece, or what a rule makes, from a tick on: to its end, or `once`."""
    section = find.slot(document.song, cell.slot).section

    def edit(song: Song) -> Song:
        made, key = starter_piece(song, piece) if isinstance(piece, StarterChoice) else (song, piece)
        length = made.pieces[key].length_ticks if once else None
        return lay_piece(made, (section, cell.lane), key, start_tick=start_tick, length_ticks=length)

    document.apply("step-place-piece", edit, name=_name(document.song, piece))
    laid = cell_parts(document.song, section, cell.lane)
    chosen = {PartRef(cell.slot, cell.lane, part.id) for part in laid if part.start_tick == start_tick}
    document.select(Selection(parts=frozenset(chosen), focus=cell))


def _name(song: Song, piece: PieceId | StarterChoice) -> str:
    if isinstance(piece, StarterChoice):
        return say(f"starter-{piece.rule}")
    return find.piece(song, piece).name
