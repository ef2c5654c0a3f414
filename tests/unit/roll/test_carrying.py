"""Notes that are carried: the sheet they are drawn on lies where the notes would be."""

from msgspec.structs import replace

from arrangeboard.roll.carrying import (
    carried_bodies,
    carried_names,
    carried_note,
    extent,
    place,
    roomy,
    sheet_frame,
    wanted,
)
from arrangeboard.roll.items import pixel
from arrangeboard.roll.layers import Carried
from arrangeboard.roll.shapes import note_rect
from tests.unit.board.lettering import plain_lettering
from tests.unit.roll.pieces import FRAME, NOTES, drum_scene, tune_scene

CARRIED = Carried(NOTES, 480, -2)


def test_a_note_drawn_on_the_sheet_lies_where_it_is_carried_to() -> None:
    scene = tune_scene()
    sheet = roomy(wanted(FRAME, CARRIED, extent(scene, FRAME, CARRIED)), extent(scene, FRAME, CARRIED))
    left, top = place(FRAME, CARRIED, sheet)
    on_sheet = sheet_frame(FRAME, sheet)
    for note in NOTES:
        drawn = note_rect(scene, on_sheet, note)
        now = carried_note(scene, note, CARRIED)
        assert drawn is not None
        assert now is not None
        wanted_rect = note_rect(scene, FRAME, now)
        assert wanted_rect is not None
        x = pixel(drawn.x) - on_sheet.notes.x + left
        assert abs(x - wanted_rect.x) <= 1
        assert drawn.y - on_sheet.notes.y + top == wanted_rect.y


def test_all_carried_notes_are_drawn_on_a_sheet_around_them() -> None:
    scene = tune_scene()
    whole = extent(scene, FRAME, CARRIED)
    frame = sheet_frame(FRAME, whole)
    alone = [carried_bodies(scene, frame, (note,)) for note in NOTES]
    assert all(alone)


def test_what_shows_of_carried_notes_is_less_the_further_they_are_carried_away() -> None:
    scene = tune_scene()
    whole = extent(scene, FRAME, CARRIED)
    near, far = wanted(FRAME, CARRIED, whole), wanted(FRAME, Carried(NOTES, 15_000, 0), whole)
    assert whole.holds(near)
    assert far.width < near.width
    assert wanted(FRAME, Carried(NOTES, 1_000_000, 0), whole).width == 0


def test_carried_notes_are_named_as_what_they_become() -> None:
    scene = tune_scene()
    items = carried_names(scene, FRAME, Carried(NOTES[1:2], 0, -5), plain_lettering())
    assert [getattr(item, "text", "") for item in items] == ["D5"]


def test_a_sound_of_a_kit_is_carried_from_row_to_row() -> None:
    scene = drum_scene()
    note = scene.notes[0]
    row = scene.row_of[note.pitch]
    moved = carried_note(scene, note, Carried(scene.notes, 120, 1))
    assert moved == replace(note, start_tick=note.start_tick + 120, pitch=scene.rows[row + 1])
    assert carried_note(scene, note, Carried(scene.notes, 0, len(scene.rows))) is None
