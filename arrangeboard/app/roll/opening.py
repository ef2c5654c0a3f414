"""Which piece the piano roll shows: opened by hand, and following the selection while it is open."""

from msgspec.structs import replace

from arrangeboard.app.document import Document
from arrangeboard.app.roll.state import closed, opened
from arrangeboard.app.selection import PartRef, find_part
from arrangeboard.song.ids import PieceId
from arrangeboard.song.values import Song


def open_part(document: Document, ref: PartRef) -> None:
    """Open what a part plays; of a planned part an empty piece to write in."""
    part = find_part(document.song, ref)
    if part is not None:
        document.show_roll(opened(document.roll, document.song, ref=ref, piece=part.piece))


def open_from_tray(document: Document, piece: PieceId) -> None:
    """Open a piece by itself: in the place where it is selected on the board, if it is.

    A piece from a rule has notes only where it is played, and opens in the first such place.
    """
    song, ref = document.song, selected_part(document)
    part = find_part(song, ref) if ref is not None else None
    if ref is not None and part is not None and part.piece == piece:
        open_part(document, ref)
    elif piece in song.pieces:
        first = first_place(song, piece) if song.pieces[piece].is_generated else None
        document.show_roll(opened(document.roll, song, ref=first, piece=piece))


def first_place(song: Song, piece: PieceId) -> PartRef | None:
    """The first part of the arrangement that plays a piece, in its first section from the top lane down."""
    for slot in song.arrangement.order:
        parts = song.sections[slot.section].parts
        for lane in song.lanes:
            for part in parts.get(lane.id, ()):
                if part.piece == piece:
                    return PartRef(slot.id, lane.id, part.id)
    return None


def open_selected(document: Document) -> None:
    """Open the selected part; of several the one that the arrows walk from, else the first."""
    ref = selected_part(document)
    if ref is not None:
        open_part(document, ref)


def close(document: Document) -> None:
    """Close the roll; the song stays as it is."""
    document.show_roll(closed(document.roll))


def follow_selection(document: Document) -> None:
    """While the roll is open, show the one part that is selected now; several or none change nothing."""
    if document.roll.is_open and len(document.selection.parts) == 1:
        open_part(document, *document.selection.parts)


def selected_part(document: Document) -> PartRef | None:
    """The selected part; of several the one in the cell that the arrows walk from, else the first."""
    chosen = document.selection
    order = {slot.id: at for at, slot in enumerate(document.song.arrangement.order)}
    parts = sorted(chosen.parts, key=lambda ref: (ref.cell != chosen.focus, order[ref.slot], ref))
    return parts[0] if parts else None


def set_in_hand(document: Document, *, on: bool) -> None:
    """Say whether keys and edit commands mean the notes of the roll, or the board."""
    document.show_roll(replace(document.roll, is_in_hand=on and document.roll.is_open))
