import pytest

from arrangeboard.app.document import Document
from arrangeboard.app.moving import copy_parts_to, move_parts_to
from arrangeboard.app.selection import Cell
from arrangeboard.song.find import EditRefused
from arrangeboard.song.ids import PartId
from arrangeboard.song.values import Part
from tests.unit.app.band import (
    BAR,
    BASS,
    CHORUS,
    DRUMS,
    KEYS,
    RIFF,
    VERSE,
    WALK,
    band_song,
    played,
    ref,
    with_parts,
)


def test_a_dragged_part_moves_to_another_section_and_stays_selected() -> None:
    document = Document(band_song({(VERSE, BASS): RIFF}))
    part = ref(document.song, 0, BASS)
    target = Cell(document.song.arrangement.order[1].id, BASS)

    move_parts_to(document, part, {part}, target, 0)

    assert played(document.song, VERSE, BASS) == []
    assert played(document.song, CHORUS, BASS) == [RIFF]
    assert document.selection.parts == {ref(document.song, 1, BASS)}
    document.undo()
    assert played(document.song, VERSE, BASS) == [RIFF]


def test_parts_dragged_together_keep_their_distance() -> None:
    document = Document(band_song({(VERSE, BASS): RIFF, (VERSE, KEYS): WALK}))
    parts = {ref(document.song, 0, BASS), ref(document.song, 0, KEYS)}
    target = Cell(document.song.arrangement.order[1].id, KEYS)

    move_parts_to(document, ref(document.song, 0, BASS), parts, target, 0)

    assert played(document.song, CHORUS, KEYS) == [RIFF]
    assert played(document.song, CHORUS, DRUMS) == [WALK]
    assert document.song.sections[VERSE].parts == {}


def test_parts_that_would_leave_the_board_are_refused_and_stay() -> None:
    document = Document(band_song({(VERSE, BASS): RIFF, (CHORUS, KEYS): WALK}))
    parts = {ref(document.song, 0, BASS), ref(document.song, 1, KEYS)}
    target = Cell(document.song.arrangement.order[1].id, BASS)

    with pytest.raises(EditRefused, match="parts-leave-board"):
        move_parts_to(document, ref(document.song, 0, BASS), parts, target, 0)

    assert document.step == 0


def test_a_copy_leaves_the_original_and_is_selected() -> None:
    document = Document(band_song({(VERSE, BASS): RIFF}))
    part = ref(document.song, 0, BASS)

    copy_parts_to(document, part, {part}, Cell(document.song.arrangement.order[1].id, KEYS), 0)

    assert played(document.song, VERSE, BASS) == [RIFF]
    assert played(document.song, CHORUS, KEYS) == [RIFF]
    assert document.selection.parts == {ref(document.song, 1, KEYS)}


def test_what_a_part_lands_on_makes_room_and_goes_on_after_it() -> None:
    song = with_parts(band_song({(VERSE, BASS): RIFF}), VERSE, KEYS, Part(PartId(80), WALK, 0, BAR))
    document = Document(song)
    part = ref(song, 0, KEYS)

    move_parts_to(document, part, {part}, Cell(part.slot, BASS), BAR)

    row = document.song.sections[VERSE].parts[BASS]
    assert [(one.piece, one.start_tick, one.length_ticks) for one in row] == [
        (RIFF, 0, BAR),
        (WALK, BAR, BAR),
        (RIFF, 2 * BAR, None),
    ]


def test_a_part_of_a_linked_repeat_selected_in_both_places_moves_once() -> None:
    document = Document(band_song({(VERSE, BASS): RIFF}, order=(VERSE, VERSE, CHORUS)))
    parts = {ref(document.song, 0, BASS), ref(document.song, 1, BASS)}
    target = Cell(document.song.arrangement.order[0].id, KEYS)

    move_parts_to(document, ref(document.song, 0, BASS), parts, target, 0)

    assert played(document.song, VERSE, KEYS) == [RIFF]
    assert played(document.song, VERSE, BASS) == []


def test_a_part_let_go_where_it_was_is_no_step() -> None:
    document = Document(band_song({(VERSE, BASS): RIFF}))
    part = ref(document.song, 0, BASS)

    move_parts_to(document, part, {part}, part.cell, 0)
    copy_parts_to(document, part, {part}, part.cell, 0)

    assert document.step == 0
