"""What the hands on the piano roll do to the song: notes written into the open piece, one step each.

Whatever is written goes through `rewrite`: it gives a planned part its piece with the first note, lets the
pickup grow and shrink in whole beats, and leaves the new notes chosen.
"""

from collections.abc import Callable, Iterable

from msgspec.structs import replace

from arrangeboard.app.document import Document
from arrangeboard.app.roll.lyrics import Moved, in_turn, sung_along
from arrangeboard.app.roll.open_piece import OpenPiece, open_piece
from arrangeboard.app.roll.state import RollState
from arrangeboard.app.selection import PartRef, find_part
from arrangeboard.song import find
from arrangeboard.song.edits.parts import change_part, own_piece
from arrangeboard.song.edits.pieces import rename_piece
from arrangeboard.song.edits.replacing import Ids, with_piece
from arrangeboard.song.edits.writing import fitted_pickup, write_piece
from arrangeboard.song.find import EditRefused
from arrangeboard.song.ids import PieceId
from arrangeboard.song.values import Note, Piece, Song, Written

Notes = tuple[Note, ...]
Transform = Callable[[Notes], Notes]


def shown_piece(document: Document) -> OpenPiece:
    """The open piece; EditRefused where none is open, or where its notes come from a rule."""
    shown = open_piece(document)
    if shown is None:
        raise EditRefused("no-such-piece")
    if not shown.is_editable:
        raise EditRefused("piece-from-rule", name=shown.piece.name)
    return shown


def tried(document: Document, change: Transform) -> Song:
    """The song as it would be with the meant notes changed: to be heard, not to be kept."""
    shown, old = shown_piece(document), meant_notes(document)
    gone = frozenset(old)
    notes = (*(one for one in shown.notes if one not in gone), *change(old))
    if shown.is_unwritten:
        return document.song
    pickup = fitted_pickup(notes, shown.beat_ticks)
    return write_piece(document.song, shown.piece.id, notes=notes, pickup_ticks=pickup)


def own_with_change(document: Document, ref: PartRef, before: Piece) -> None:
    """Let a change of a shared piece be one part's own; other places play what it held `before`.

    Its name and its length are everywhere as they are now. Raises EditRefused where the part is gone, or
    plays something else by now.
    """
    song = document.song
    part = find_part(song, ref)
    if part is None or part.piece != before.id:
        raise EditRefused("no-such-part")
    section = find.slot(song, ref.slot).section

    def edit(song: Song) -> Song:
        owned = own_piece(song, section, ref.lane, ref.part)
        held = owned.pieces[before.id]
        return with_piece(owned, replace(held, content=before.content, pickup_ticks=before.pickup_ticks))

    document.apply("step-own-piece", edit, name=before.name)


def rewrite(
    document: Document,
    code: str,
    notes: Iterable[Note],
    *,
    chosen: Iterable[Note],
    length_ticks: int | None = None,
    beside: Written | None = None,
) -> None:
    """Let the open piece hold these notes, and choose some of them: one step, called by `code`.

    Controls and lyrics are those of `beside`, or stay.
    """
    shown = shown_piece(document)
    written, state = tuple(notes), document.roll

    def edit(song: Song) -> Song:
        song, piece = _with_its_piece(song, state, shown)
        held = song.pieces[piece]
        return write_piece(
            song,
            piece,
            notes=written,
            pickup_ticks=fitted_pickup(written, shown.beat_ticks),
            length_ticks=held.length_ticks if length_ticks is None else length_ticks,
            controls=(beside or held.written).controls,
            lyrics=(beside or held.written).lyrics,
        )

    if written or not shown.is_unwritten:
        document.apply(code, edit, name=shown.piece.name)
    choose(document, chosen)


def choose(document: Document, notes: Iterable[Note]) -> None:
    """Choose these notes and no others."""
    document.show_roll(replace(document.roll, chosen=frozenset(notes)))


def chosen_notes(document: Document) -> Notes:
    """The chosen notes in their order, one that is there twice twice."""
    shown = open_piece(document)
    chosen = document.roll.chosen
    return tuple(note for note in shown.notes if note in chosen) if shown is not None and chosen else ()


def meant_notes(document: Document) -> Notes:
    """The chosen notes; with none chosen, all."""
    shown = open_piece(document)
    return chosen_notes(document) or (shown.notes if shown is not None else ())


def add_notes(document: Document, added: Iterable[Note], *, code: str = "step-draw-notes") -> None:
    """Write notes beside those that are there, and choose them."""
    new = tuple(added)
    rewrite(document, code, [*shown_piece(document).notes, *new], chosen=new)


def erase_notes(document: Document, gone: Iterable[Note]) -> None:
    """Take notes away."""
    taken = frozenset(gone)
    shown = shown_piece(document)
    chosen = document.roll.chosen - taken
    rewrite(document, "step-erase-notes", [one for one in shown.notes if one not in taken], chosen=chosen)


def exchange_notes(
    document: Document, code: str, old: frozenset[Note], new: Notes, *, moved: Moved = ()
) -> None:
    """Put other notes in the place of some, and choose them; words sung on `moved` ones go along.

    Raises EditRefused where not all of the old ones are there any more.
    """
    shown = shown_piece(document)
    if not old.issubset(shown.notes):
        raise EditRefused("notes-gone", name=shown.piece.name)
    staying = [one for one in shown.notes if one not in old]
    rewrite(document, code, [*staying, *new], chosen=new, beside=_sung(shown, moved, staying))


def transform(document: Document, code: str, change: Transform, *, is_sung: bool = False) -> None:
    """Change the chosen notes. With none chosen change all, and still choose none.

    With `is_sung` each note stays what it was, only at another time: words sung on it go along.
    """
    shown, old = shown_piece(document), meant_notes(document)
    new = change(old)
    if not old or new == old:
        return
    gone = frozenset(old)
    staying = [one for one in shown.notes if one not in gone]
    beside = _sung(shown, in_turn(old, new), staying) if is_sung else None
    rewrite(document, code, [*staying, *new], chosen=new if document.roll.chosen else (), beside=beside)


def set_length(document: Document, length_ticks: int) -> None:
    """Make the open piece longer or shorter. Notes behind its end stay in it, but are not heard."""
    shown = shown_piece(document)
    if shown.is_unwritten or length_ticks == shown.piece.length_ticks:
        return
    document.apply(
        "step-set-piece-length",
        lambda song: write_piece(song, shown.piece.id, length_ticks=length_ticks),
        name=shown.piece.name,
    )


def set_name(document: Document, name: str) -> None:
    """Give the open piece another name."""
    shown = open_piece(document)
    if shown is not None and not shown.is_unwritten and name.strip():
        document.apply("step-rename-piece", lambda song: rename_piece(song, shown.piece.id, name), name=name)


def make_own(document: Document) -> None:
    """Give the part that the roll was opened from a copy of its piece, so that other places stay."""
    shown, ref = open_piece(document), document.roll.ref
    if shown is None or ref is None or shown.section is None:
        return
    place = (shown.section.id, ref.lane, ref.part)
    document.apply("step-own-piece", lambda song: own_piece(song, *place), name=shown.piece.name)


def _sung(shown: OpenPiece, moved: Moved, staying: Iterable[Note]) -> Written:
    """What the piece holds, with the words that are sung on moved notes moved along."""
    written = shown.piece.written
    return replace(written, lyrics=sung_along(written.lyrics, moved, staying))


def _with_its_piece(song: Song, state: RollState, shown: OpenPiece) -> tuple[Song, PieceId]:
    """The song in which the open piece is there to be written, and its id."""
    if not shown.is_unwritten:
        return song, find.piece(song, shown.piece.id).id
    if state.ref is None or shown.section is None:
        raise EditRefused("no-such-part")
    made = replace(shown.piece, id=PieceId(Ids(song).new()))
    song = change_part(
        with_piece(song, made), shown.section.id, state.ref.lane, state.ref.part, piece=made.id
    )
    return song, made.id
