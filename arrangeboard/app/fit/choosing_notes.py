"""The notes that a finding is about, chosen in the piano roll where it shows their piece."""

from arrangeboard.app.document import Document
from arrangeboard.app.roll.writing import choose
from arrangeboard.app.selection import PartRef, find_part
from arrangeboard.fit.finding import Finding
from arrangeboard.fit.steps import step_at
from arrangeboard.song import find
from arrangeboard.song.values import Note, Part, Piece


def choose_notes_of(document: Document, ref: PartRef, finding: Finding) -> bool:
    """Choose a finding's notes; whether the roll shows the part's piece, and some of them are its notes.

    The roll holds the piece, a finding the part: its notes lie where the tiles put them, transposed.
    """
    part = find_part(document.song, ref)
    if part is None or part.piece is None or document.roll.piece != part.piece:
        return False
    drums = find.lane(document.song, ref.lane).sound.drums
    notes = _own_notes(part, document.song.pieces[part.piece], finding, 0 if drums else part.transpose)
    if notes:
        choose(document, notes)
    return bool(notes)


def _own_notes(part: Part, piece: Piece, finding: Finding, semitones: int) -> list[Note]:
    """The notes of the piece that sound as those of the finding, in whichever tile."""
    length = step_at(piece.length_ticks)
    first, pickup = step_at(part.start_tick), step_at(piece.pickup_ticks)
    wanted = set()
    for note in finding.notes:
        inside = note.start - first
        wanted.add((inside if -pickup <= inside < 0 else inside % max(1, length), note.pitch - semitones))
    return [note for note in piece.written.notes if (step_at(note.start_tick), note.pitch) in wanted]
