"""The notes of a finding are found again in the piece, wherever its tiles and its transposition put them."""

from msgspec.structs import replace

from arrangeboard.app.document import Document
from arrangeboard.app.fit.choosing_notes import choose_notes_of
from arrangeboard.app.roll.opening import open_part
from arrangeboard.app.selection import PartRef
from arrangeboard.fit.figure import StepNote
from arrangeboard.fit.finding import Finding, Measure
from arrangeboard.song.edits.parts import change_part
from arrangeboard.song.ids import PartId
from tests.unit.board.songs import CHORUS, CHORUS_1, HOOK, VOCAL, small_song

REF = PartRef(CHORUS_1, VOCAL, PartId(12))


def finding(*notes: StepNote) -> Finding:
    return Finding("rub", "strong", 0.5, 0, 48, Measure("rub", 20, 12, 95), notes)


def opened(transpose: int = 0) -> Document:
    song = small_song()
    document = Document(change_part(song, CHORUS, VOCAL, PartId(12), transpose=transpose))
    open_part(document, REF)
    return document


def test_a_note_of_a_later_tile_is_the_pieces_own() -> None:
    document = opened(transpose=3)
    assert choose_notes_of(document, REF, finding(StepNote(96 + 24, 96 + 47, 70)))
    (chosen,) = document.roll.chosen
    assert chosen == document.song.pieces[HOOK].written.notes[1]


def test_nothing_is_chosen_in_a_roll_that_shows_another_piece_or_none() -> None:
    closed = Document(small_song())
    assert not choose_notes_of(closed, REF, finding(StepNote(0, 22, 60)))
    other = opened()
    other.show_roll(replace(other.roll, ref=None, piece=None))
    assert not choose_notes_of(other, REF, finding(StepNote(0, 22, 60)))
    assert not other.roll.chosen


def test_what_is_chosen_stays_where_a_finding_names_no_note() -> None:
    document = opened()
    choose_notes_of(document, REF, finding(StepNote(0, 22, 60)))
    before = document.roll.chosen
    assert not choose_notes_of(document, REF, finding())
    assert document.roll.chosen == before
