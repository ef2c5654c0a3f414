"""Notes drawn, moved, stretched, cut, glued, wiped and made louder with the mouse, one step each."""

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from arrangeboard.song.edits.writing import write_piece
from arrangeboard.song.values import Note
from tests.gui.roll_touch import ALT, CTRL, SHIFT, RollTouch
from tests.unit.board.songs import BAR, HOOK, small_song

BEAT = 960
FIRST = Note(0, 1800, 60, 90)


@pytest.fixture
def touch(qtbot: QtBot) -> RollTouch:
    made = RollTouch(qtbot, small_song())
    made.open_cell(1, 0)
    made.see(58, 71)
    return made


def starts(touch: RollTouch) -> list[tuple[int, int]]:
    return [(note.start_tick, note.pitch) for note in touch.notes]


def test_the_pencil_draws_a_note_as_long_as_the_drag_on_the_grid(touch: RollTouch) -> None:
    touch.run("tool-pencil")
    with touch.one_gesture():
        touch.drag(touch.at(490, 70), touch.at(490 + 960, 70))
    assert Note(480, 960, 70, 90) in touch.notes
    assert touch.document.roll.chosen == {Note(480, 960, 70, 90)}


def test_a_note_drawn_past_the_end_ends_there(touch: RollTouch) -> None:
    touch.run("tool-pencil")
    touch.drag(touch.at(2 * BAR - 480, 70), touch.at(2 * BAR + 600, 70))
    assert touch.notes[-1] == Note(2 * BAR - 480, 480, 70, 90)


def test_a_melody_is_drawn_into_a_planned_part(touch: RollTouch) -> None:
    touch.open_cell(0, 0)
    assert touch.document.roll.piece is None
    touch.see(60, 70)
    touch.run("tool-pencil")
    for beat, pitch in enumerate((60, 62, 64, 67)):
        touch.drag(touch.at(beat * BEAT + 20, pitch), touch.at((beat + 1) * BEAT, pitch))
    assert starts(touch) == [(0, 60), (BEAT, 62), (2 * BEAT, 64), (3 * BEAT, 67)]
    assert touch.document.step == 4
    assert touch.piece.length_ticks == 4 * BAR


def test_notes_are_dragged_in_both_directions_and_snap(touch: RollTouch) -> None:
    with touch.one_gesture():
        touch.drag(touch.at(900, 60), touch.at(900 + 500, 62))
    assert touch.notes[0] == Note(480, 1800, 62, 90)


def test_shift_keeps_one_direction_ctrl_ignores_the_snap(touch: RollTouch) -> None:
    touch.drag(touch.at(900, 60), touch.at(900 + 970, 61), SHIFT)
    assert touch.notes[0] == Note(960, 1800, 60, 90)
    touch.drag(touch.at(1800, 60), touch.at(1800 + 100, 60), CTRL)
    assert touch.notes[0].start_tick % 240


def test_alt_copies(touch: RollTouch) -> None:
    with touch.one_gesture():
        touch.drag(touch.at(900, 60), touch.at(900, 65), ALT)
    assert FIRST in touch.notes
    assert len(touch.notes) == 5


def test_all_chosen_notes_are_moved_together(touch: RollTouch) -> None:
    touch.run("select-all")
    before = starts(touch)
    touch.drag(touch.at(900, 60), touch.at(900, 61))
    assert starts(touch) == [(tick, pitch + 1) for tick, pitch in before]


def test_escape_drops_a_drag_and_a_second_one_leaves(touch: RollTouch) -> None:
    before = touch.song
    touch.press(touch.at(900, 60))
    touch.move(touch.at(1900, 64))
    assert touch.view.layers.hidden
    touch.roll_key(Qt.Key.Key_Escape)
    touch.release(touch.at(1900, 64))
    assert touch.song is before
    assert not touch.view.layers.hidden
    touch.roll_key(Qt.Key.Key_Escape)
    assert not touch.document.roll.chosen
    touch.roll_key(Qt.Key.Key_Escape)
    assert not touch.is_open
    assert touch.window.board.hasFocus()


def test_both_ends_of_notes_are_stretched_together(touch: RollTouch) -> None:
    touch.run("select-all")
    frame = touch.view.frame
    inside = 3 / frame.pixels_per_tick
    with touch.one_gesture():
        touch.drag(touch.at(1800 - inside, 60), touch.at(1800 - inside - 480, 60))
    lengths = {note.length_ticks for note in touch.notes}
    assert len(lengths) == 1
    assert lengths.pop() % 240 == 0
    with touch.one_gesture():
        touch.drag(touch.at(inside, 60), touch.at(inside + 240, 60))
    assert touch.notes[0].start_tick == 240


def test_moving_before_bar_1_grows_a_pickup_in_whole_beats(touch: RollTouch) -> None:
    with touch.one_gesture():
        touch.drag(touch.at(900, 60), touch.at(900 - 480, 60))
    assert touch.piece.pickup_ticks == BEAT
    assert "1 beat of pickup" in touch.panel.title.pickup.text()


def test_a_rubber_band_chooses_what_it_touches_and_shift_adds(touch: RollTouch) -> None:
    touch.drag(touch.at(100, 63), touch.at(1000, 58))
    assert touch.document.roll.chosen == {FIRST}
    touch.press(touch.at(2 * 1920 - 100, 62), SHIFT)
    touch.move(touch.at(4 * 1920 - 100, 66), SHIFT)
    touch.release(touch.at(4 * 1920 - 100, 66), SHIFT)
    assert len(touch.document.roll.chosen) == 3


def test_a_click_on_the_ground_chooses_nothing_and_puts_the_caret(touch: RollTouch) -> None:
    touch.click(touch.at(900, 60))
    assert touch.document.roll.chosen == {FIRST}
    touch.click(touch.at(2 * BEAT + 30, 70))
    assert not touch.document.roll.chosen
    assert touch.document.roll.caret_tick == 2 * BEAT
    assert touch.view.layers.caret_tick == 2 * BEAT


def test_ctrl_and_shift_clicks_choose_as_on_the_board(touch: RollTouch) -> None:
    touch.click(touch.at(900, 60))
    touch.click(touch.at(3 * 1920 + 900, 64), CTRL)
    assert len(touch.document.roll.chosen) == 2
    touch.click(touch.at(900, 60), CTRL)
    assert len(touch.document.roll.chosen) == 1
    touch.click(touch.at(900, 60), SHIFT)
    assert len(touch.document.roll.chosen) == 4


def test_a_double_click_adds_a_note_and_takes_one_away(touch: RollTouch) -> None:
    with touch.one_gesture():
        touch.double_click(touch.at(2 * BEAT + 30, 70))
    assert Note(2 * BEAT, 240, 70, 90) in touch.notes
    with touch.one_gesture():
        touch.double_click(touch.at(900, 60))
    assert FIRST not in touch.notes


def test_the_eraser_wipes_what_is_on_its_way_in_one_step(touch: RollTouch) -> None:
    touch.run("tool-eraser")
    with touch.one_gesture():
        touch.drag(touch.at(2 * 1920 + 300, 64), touch.at(3 * 1920 + 900, 64))
    assert starts(touch) == [(0, 60), (1920, 67)]


def test_scissors_cut_on_the_grid_and_glue_makes_it_whole(touch: RollTouch) -> None:
    touch.run("tool-scissors")
    before = touch.notes
    with touch.one_gesture():
        touch.click(touch.at(990, 60))
    assert touch.notes[:2] == (Note(0, 960, 60, 90), Note(960, 840, 60, 90))
    touch.run("tool-glue")
    with touch.one_gesture():
        touch.click(touch.at(400, 60))
    assert touch.notes == before


def test_a_stem_is_dragged_and_a_ramp_is_drawn(touch: RollTouch) -> None:
    with touch.one_gesture():
        touch.drag(touch.velocity_at(0, 90), touch.velocity_at(0, 50))
    assert abs(touch.notes[0].velocity - 50) <= 2
    touch.run("deselect")
    with touch.one_gesture():
        touch.drag(touch.velocity_at(-200, 20), touch.velocity_at(3 * 1920 + 200, 110))
    velocities = [note.velocity for note in touch.notes]
    assert velocities == sorted(velocities)
    assert velocities[0] < 40
    assert velocities[-1] > 90


def test_alt_and_the_wheel_make_a_note_louder(touch: RollTouch) -> None:
    touch.wheel(touch.at(900, 60), ALT, 1)
    assert touch.notes[0].velocity == 94


def test_the_end_handle_changes_the_length_and_keeps_the_notes(touch: RollTouch) -> None:
    before = touch.notes
    with touch.one_gesture():
        touch.drag(touch.on_ruler(2 * BAR), touch.on_ruler(BAR))
    assert touch.piece.length_ticks == BAR
    assert touch.notes == before
    assert touch.panel.title.length.value() == 1


def test_arrows_move_notes_and_with_shift_by_octaves_and_beats(touch: RollTouch) -> None:
    touch.click(touch.at(900, 60))
    for key, held, expected in (
        (Qt.Key.Key_Right, Qt.KeyboardModifier.NoModifier, (240, 60)),
        (Qt.Key.Key_Right, SHIFT, (240 + BEAT, 60)),
        (Qt.Key.Key_Up, Qt.KeyboardModifier.NoModifier, (240 + BEAT, 61)),
        (Qt.Key.Key_Up, SHIFT, (240 + BEAT, 73)),
    ):
        with touch.one_gesture():
            touch.roll_key(key, held)
        (chosen,) = touch.document.roll.chosen
        assert (chosen.start_tick, chosen.pitch) == expected
    touch.roll_key(Qt.Key.Key_Left, CTRL)
    (chosen,) = touch.document.roll.chosen
    assert chosen.length_ticks == 1800 - 240


def test_tab_goes_from_note_to_note_speaks_them_and_leaves_behind_the_last(touch: RollTouch) -> None:
    for _ in range(4):
        touch.roll_key(Qt.Key.Key_Tab)
    assert touch.document.roll.chosen == {touch.notes[-1]}
    assert "E4" in touch.view.accessibleDescription()
    touch.roll_key(Qt.Key.Key_Tab)
    assert not touch.view.hasFocus()


def test_a_drag_at_the_edge_scrolls_and_the_note_goes_along(touch: RollTouch) -> None:
    touch.view.zoom_about(100, 200, across=3)
    touch.view.reveal(FIRST)
    area = touch.view.frame.notes
    start = touch.at(900, 60)
    edge = QPoint(round(area.right) - 4, start.y())
    touch.press(start)
    touch.move(edge)
    before = touch.view.frame.scroll_x
    touch.qtbot.waitUntil(lambda: touch.view.frame.scroll_x > before + 30, timeout=2000)
    touch.release(edge)
    after = touch.view.frame.scroll_x
    touch.qtbot.wait(60)
    assert touch.view.frame.scroll_x == after
    (moved,) = touch.document.roll.chosen
    assert moved.pitch == 60
    grabbed_at = touch.view.frame.x(moved.start_tick + 900)
    half_a_step = 120 * touch.view.frame.pixels_per_tick
    assert abs(grabbed_at - edge.x()) <= half_a_step + 2


def test_a_rubber_band_held_at_the_edge_goes_on_to_what_comes_into_sight(touch: RollTouch) -> None:
    touch.view.zoom_about(100, 200, across=12)
    touch.view.scroll_to_tick(0)
    area = touch.view.frame.notes
    out_of_sight = [note for note in touch.notes if touch.view.frame.x(note.start_tick) > area.right]
    assert out_of_sight
    corner = QPoint(round(area.right) - 4, round(area.bottom) - 12)
    first_tick = touch.view.frame.tick(area.x + 40)
    touch.press(QPoint(round(area.x) + 40, round(area.y) + 12))
    touch.move(corner)
    last = out_of_sight[0].start_tick
    touch.qtbot.waitUntil(lambda: touch.view.frame.x(last) < corner.x() - 4, timeout=4000)
    band = touch.view.layers.band
    assert band is not None
    assert abs(touch.view.frame.tick(band.x) - first_tick) <= 2
    touch.release(corner)
    assert out_of_sight[0] in touch.document.roll.chosen


def test_undo_in_the_middle_of_a_drag_drops_it(touch: RollTouch) -> None:
    touch.drag(touch.at(900, 60), touch.at(900 + 500, 62))
    touch.press(touch.at(900, 62))
    touch.move(touch.at(1900, 65))
    touch.run("undo")
    before = touch.notes
    touch.release(touch.at(1900, 65))
    assert touch.notes == before
    assert touch.document.step == 0


def test_notes_deleted_in_the_middle_of_a_drag_stay_deleted(touch: RollTouch) -> None:
    held = touch.notes
    touch.press(touch.at(900, 60))
    touch.move(touch.at(1900, 65))
    touch.roll_key(Qt.Key.Key_Delete)
    touch.release(touch.at(1900, 65))
    assert touch.notes == held[1:]


def test_a_piece_written_anew_in_the_middle_of_a_drag_keeps_what_was_written(touch: RollTouch) -> None:
    touch.press(touch.at(900, 60))
    touch.move(touch.at(1900, 64))
    touch.document.apply("step-erase-notes", lambda song: write_piece(song, HOOK, notes=()), name="Hook")
    touch.release(touch.at(1900, 64))
    assert touch.notes == ()
