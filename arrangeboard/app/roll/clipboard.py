"""Notes copied, cut, pasted and doubled in the piano roll, within a song and between windows.

What is on the clipboard counts from the first note, which lands at the caret.
"""

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from arrangeboard.app.document import Document
from arrangeboard.app.roll.writing import add_notes, chosen_notes, erase_notes, shown_piece
from arrangeboard.errors import UserError
from arrangeboard.melody.snap import after, nearest
from arrangeboard.melody.timing import end_of, moved
from arrangeboard.song.find import EditRefused
from arrangeboard.song.values import Note

MOST_NOTES = 100_000
_LONGEST = 1 << 40


class NoteClipping(Struct, frozen=True):
    """Copied notes, the first at tick 0, and how long a stretch they were copied from."""

    notes: tuple[Note, ...]
    length_ticks: int


def clip_notes(document: Document) -> NoteClipping | None:
    """The chosen notes to be pasted; None where none are chosen."""
    notes = chosen_notes(document)
    if not notes:
        return None
    first = notes[0].start_tick
    return NoteClipping(moved(notes, -first), max(map(end_of, notes)) - first)


def cut_notes(document: Document) -> NoteClipping | None:
    """Copy the chosen notes and take them away: one step."""
    clipping = clip_notes(document)
    if clipping is not None:
        erase_notes(document, chosen_notes(document))
    return clipping


def paste_notes(document: Document, clipping: NoteClipping) -> None:
    """Write copied notes at the caret, choose them, and let the caret stand behind them: one step.

    EditRefused where the piece ends before the last of them would start.
    """
    shown, roll = shown_piece(document), document.roll
    at = nearest(roll.caret_tick, roll.snap, shown.grid)
    notes = moved(clipping.notes, at)
    if not notes or notes[-1].start_tick >= shown.piece.length_ticks:
        raise EditRefused("notes-leave-piece", name=shown.piece.name)
    add_notes(document, notes, code="step-paste-notes")
    behind = _line_behind(document, at + clipping.length_ticks)
    document.show_roll(replace(document.roll, caret_tick=behind))


def duplicate_notes(document: Document) -> None:
    """Write the chosen notes once more, right behind themselves: one step.

    EditRefused where the piece ends before the last of them would start.
    """
    shown, notes = shown_piece(document), chosen_notes(document)
    if not notes:
        return
    start = nearest(notes[0].start_tick, document.roll.snap, shown.grid)
    end = _line_behind(document, max(map(end_of, notes)))
    copies = moved(notes, end - start)
    if copies[-1].start_tick >= shown.piece.length_ticks:
        raise EditRefused("notes-leave-piece", name=shown.piece.name)
    add_notes(document, copies, code="step-duplicate-notes")


def encode_notes(clipping: NoteClipping) -> bytes:
    """As the system's clipboard keeps it."""
    return msgspec.json.encode(clipping)


def decode_notes(raw: bytes) -> NoteClipping:
    """What was encoded; UserError where it is nothing of ours, or holds what no piece can."""
    try:
        found = msgspec.json.decode(raw, type=NoteClipping)
    except msgspec.DecodeError as error:
        raise UserError("not-a-clipping") from error
    if len(found.notes) > MOST_NOTES or not all(map(_is_sound, found.notes)):
        raise UserError("not-a-clipping")
    return NoteClipping(tuple(sorted(found.notes)), found.length_ticks)


def _is_sound(note: Note) -> bool:
    in_time = 0 <= note.start_tick < _LONGEST and 0 < note.length_ticks < _LONGEST
    return in_time and 0 <= note.pitch <= 127 and 1 <= note.velocity <= 127


def _line_behind(document: Document, tick: int) -> int:
    """The snap's line at a tick, or the first one behind it."""
    grid, snap = shown_piece(document).grid, document.roll.snap
    return tick if nearest(tick, snap, grid) == tick else after(tick, snap, grid)
