"""Which notes of the open piece are chosen: by clicks, keys and rubber bands. No step of the history."""

from bisect import bisect_right
from collections.abc import Iterable

from msgspec.structs import replace

from arrangeboard.app.document import Document
from arrangeboard.app.roll.open_piece import open_piece
from arrangeboard.app.roll.writing import choose, chosen_notes
from arrangeboard.song.values import Note


def choose_all(document: Document) -> None:
    """Choose every note."""
    shown = open_piece(document)
    choose(document, shown.notes if shown is not None else ())


def toggle(document: Document, note: Note) -> None:
    """Choose a note as well, or no longer."""
    choose(document, document.roll.chosen ^ {note})


def choose_also(document: Document, notes: Iterable[Note]) -> None:
    """Choose these notes beside those that are chosen."""
    choose(document, document.roll.chosen.union(notes))


def extend_to(document: Document, note: Note) -> None:
    """Choose every note in time between those that are chosen and this one."""
    shown, chosen = open_piece(document), chosen_notes(document)
    if shown is None or not chosen:
        choose(document, (note,))
        return
    first = min(chosen[0].start_tick, note.start_tick)
    last = max(chosen[-1].start_tick, note.start_tick)
    choose(document, (one for one in shown.notes if first <= one.start_tick <= last))


def step_note(document: Document, step: int) -> Note | None:
    """Choose the next note (1) or the one before (-1), and give it; past the last one comes the first."""
    shown, chosen = open_piece(document), chosen_notes(document)
    if shown is None or not shown.notes:
        return None
    if not chosen:
        return _choose_one(document, shown.notes[0 if step > 0 else -1])
    held = chosen[-1] if step > 0 else chosen[0]
    at = bisect_right(shown.notes, held) - 1
    return _choose_one(document, shown.notes[(at + step) % len(shown.notes)])


def choose_end(document: Document, *, last: bool) -> Note | None:
    """Choose the first note, or the last, and give it."""
    shown = open_piece(document)
    if shown is None or not shown.notes:
        return None
    return _choose_one(document, shown.notes[-1 if last else 0])


def put_caret(document: Document, tick: int) -> None:
    """Put the caret at a tick, held inside the piece and its pickup."""
    shown = open_piece(document)
    if shown is not None:
        held = min(max(tick, -shown.piece.pickup_ticks), shown.piece.length_ticks)
        document.show_roll(replace(document.roll, caret_tick=held))


def _choose_one(document: Document, note: Note) -> Note:
    document.show_roll(replace(document.roll, chosen=frozenset({note}), caret_tick=note.start_tick))
    return note
