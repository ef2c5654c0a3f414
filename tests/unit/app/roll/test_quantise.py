"""Quantising in the roll: what lies at the end of a piece is not lost behind it."""

import pytest
from msgspec.structs import replace

from arrangeboard.app.document import Document
from arrangeboard.app.roll import transforms, writing
from arrangeboard.app.roll.opening import open_part
from arrangeboard.app.selection import PartRef
from arrangeboard.melody.timing import Quantise
from arrangeboard.song.edits.parts import change_part
from arrangeboard.song.edits.writing import write_piece
from arrangeboard.song.ids import PartId
from arrangeboard.song.values import Lyric, Note
from tests.unit.board.songs import BAR, CHORUS, CHORUS_1, HOOK, VOCAL, small_song

EARLY = Note(2 * BAR - 40, 200, 72, 90)
SIXTEENTHS = Quantise(240)


def hook_with_an_early_note(*, once: bool) -> Document:
    """The hook of two bars, with a note just before its end, played four times in eight bars or once."""
    song = small_song()
    if once:
        song = change_part(song, CHORUS, VOCAL, PartId(12), length_ticks=2 * BAR)
    notes = (*song.pieces[HOOK].written.notes, EARLY)
    song = write_piece(song, HOOK, notes=notes, lyrics=(Lyric(EARLY.start_tick, "oh"),))
    document = Document(song)
    open_part(document, PartRef(CHORUS_1, VOCAL, PartId(12)))
    return document


@pytest.mark.parametrize(("once", "expected"), [(False, 0), (True, 2 * BAR - 240)])
def test_a_note_just_before_the_end_stays_in_the_piece_with_its_word(once: bool, expected: int) -> None:
    document = hook_with_an_early_note(once=once)
    assert transforms.turned_back(document, SIXTEENTHS) == 1
    transforms.quantise(document, SIXTEENTHS)
    written = document.song.pieces[HOOK].written
    assert replace(EARLY, start_tick=expected) in written.notes
    assert written.lyrics == (Lyric(expected, "oh"),)
    assert document.step == 1
    assert not document.roll.chosen


def test_chosen_notes_stay_chosen_and_others_where_they_are() -> None:
    document = hook_with_an_early_note(once=False)
    others = [note for note in document.song.pieces[HOOK].written.notes if note != EARLY]
    writing.choose(document, [EARLY])
    transforms.quantise(document, SIXTEENTHS)
    moved = replace(EARLY, start_tick=0)
    assert document.roll.chosen == {moved}
    assert sorted([*others, moved]) == list(document.song.pieces[HOOK].written.notes)


def test_what_is_on_the_grid_makes_no_step() -> None:
    document = hook_with_an_early_note(once=False)
    transforms.quantise(document, SIXTEENTHS)
    transforms.quantise(document, SIXTEENTHS)
    assert document.step == 1
