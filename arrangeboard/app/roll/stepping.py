"""Step input: chords and rests written one after the other at the caret, each as long as the snap."""

from collections.abc import Iterable

from msgspec.structs import replace

from arrangeboard.app.document import Document
from arrangeboard.app.roll.choosing import put_caret
from arrangeboard.app.roll.open_piece import OpenPiece
from arrangeboard.app.roll.writing import add_notes, choose, rewrite, shown_piece
from arrangeboard.melody.snap import OFF, Snap, after, before, nearest
from arrangeboard.song.find import EditRefused
from arrangeboard.song.values import Note

UNSNAPPED = Snap(16)
"""How long a step is while notes may stand anywhere."""


def put_step(document: Document, pitches: Iterable[int], velocity: int, *, steps: int = 1) -> None:
    """Write a chord that sounds at these pitches at the caret, and move the caret behind it: one step.

    It lasts `steps` lengths of the snap, or to the piece's end; EditRefused where the caret stands there.
    """
    shown, start = _shown_at_caret(document)
    end = start
    for _ in range(steps):
        end = _next_line(document, shown, end)
    by = _transposed_by(shown)
    written = sorted({pitch - by for pitch in pitches if 0 <= pitch - by <= 127})
    if written:
        chord = [Note(start, end - start, pitch, velocity) for pitch in written]
        add_notes(document, chord, code="step-put-notes")
        choose(document, ())
        put_caret(document, end)


def rest(document: Document) -> None:
    """Move the caret on by a step, writing nothing."""
    shown, start = _shown_at_caret(document)
    put_caret(document, _next_line(document, shown, start))


def step_back(document: Document) -> None:
    """Take away what starts in the step before the caret, and write there next."""
    shown = shown_piece(document)
    caret = document.roll.caret_tick
    back = max(0, before(caret - 1, _snap(document), shown.grid))
    gone = {note for note in shown.notes if back <= note.start_tick < caret}
    if gone:
        rewrite(document, "step-erase-notes", [one for one in shown.notes if one not in gone], chosen=())
    put_caret(document, back)


def set_stepping(document: Document, *, on: bool) -> None:
    """Let keys be written at the caret, or no longer; the caret goes to a line of the snap."""
    shown = shown_piece(document)
    caret = nearest(document.roll.caret_tick, _snap(document), shown.grid)
    if caret >= shown.piece.length_ticks:
        caret = 0
    document.show_roll(replace(document.roll, is_stepping=on, caret_tick=caret))


def _transposed_by(shown: OpenPiece) -> int:
    """How many semitones higher the piece sounds here than it is written."""
    if shown.part is None or (shown.lane is not None and shown.lane.sound.drums):
        return 0
    return shown.part.transpose


def _shown_at_caret(document: Document) -> tuple[OpenPiece, int]:
    shown = shown_piece(document)
    start = document.roll.caret_tick
    if start >= shown.piece.length_ticks:
        raise EditRefused("caret-at-end", name=shown.piece.name)
    return shown, start


def _next_line(document: Document, shown: OpenPiece, tick: int) -> int:
    if tick >= shown.piece.length_ticks:
        return shown.piece.length_ticks
    return min(after(tick, _snap(document), shown.grid), shown.piece.length_ticks)


def _snap(document: Document) -> Snap:
    return UNSNAPPED if document.roll.snap == OFF else document.roll.snap
