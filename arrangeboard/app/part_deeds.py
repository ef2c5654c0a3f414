"""What a command does to the selected parts: one step each."""

from arrangeboard.app.adding import filled
from arrangeboard.app.document import Document
from arrangeboard.app.part_places import change_parts, chosen_cells, chosen_places, transpose_parts
from arrangeboard.song.edits.cells import same_in_kind
from arrangeboard.song.edits.parts import find_part, own_piece
from arrangeboard.song.edits.pieces import rename_piece
from arrangeboard.song.ids import PieceId
from arrangeboard.song.values import Song, Status
from arrangeboard.words import say


def chosen_piece(document: Document) -> PieceId | None:
    """The piece of the one selected part; None where it is planned, or where several are selected."""
    places = chosen_places(document)
    return find_part(document.song, *places[0]).piece if len(places) == 1 else None


def fill_chosen(document: Document) -> None:
    """Fill every empty selected cell with what its lane plays likeliest."""
    cells = chosen_cells(document)
    document.apply("step-paint", lambda song: filled(song, cells))


def same_in_every(document: Document) -> None:
    """Play what the selected cells play in every section of their kind."""
    cells = chosen_cells(document)

    def edit(song: Song) -> Song:
        for section, lane in cells:
            song = same_in_kind(song, section, lane)
        return song

    name = document.song.sections[cells[0][0]].name if cells else ""
    document.apply("step-same-in-kind", edit, section=name)


def transpose_chosen(document: Document, semitones: int) -> None:
    """Transpose the selected parts."""
    places = chosen_places(document)
    document.apply(
        "step-transpose-parts", lambda song: transpose_parts(song, places, semitones), count=len(places)
    )


def set_status(document: Document, status: Status) -> None:
    """Say how far the selected parts are."""
    places = chosen_places(document)
    document.apply(
        "step-change-part-status",
        lambda song: change_parts(song, places, status=status),
        count=len(places),
        status=say(f"status-{status}"),
    )


def name_piece(document: Document, piece: PieceId, name: str) -> None:
    """Give a piece another name, wherever it plays."""
    document.apply("step-rename-piece", lambda song: rename_piece(song, piece, name), name=name)


def give_own_piece(document: Document) -> None:
    """A copy of its piece for the selected part alone, so that other places stay as they are."""
    piece = chosen_piece(document)
    if piece is not None:
        (place,) = chosen_places(document)
        name = document.song.pieces[piece].name
        document.apply("step-own-piece", lambda song: own_piece(song, *place), name=name)
