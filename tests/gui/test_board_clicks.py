"""What clicks and keys on the board do."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from arrangeboard.app.selection import Cell, PartRef, Selection
from arrangeboard.board.hit import EmptyCell, FilledCell, LaneHeader, SectionHeader
from arrangeboard.song.values import Part
from tests.gui.board_touch import ALT, CTRL, SHIFT, Touch
from tests.unit.board.songs import (
    BEAT,
    CHORUS_1,
    CHORUS_2,
    DRUMS,
    VERSE_1,
    VOCAL,
    small_song,
)


@pytest.fixture
def touch(qtbot: QtBot) -> Touch:
    return Touch(qtbot, small_song())


def test_a_click_on_an_empty_cell_adds_the_lanes_likeliest_part_and_selects_it(touch: Touch) -> None:
    with touch.one_step():
        touch.click(touch.cell(1, 1))
    (part,) = touch.parts(1, 1)
    assert part.piece == BEAT
    assert touch.document.selection.parts == {PartRef(CHORUS_1, DRUMS, part.id)}


def test_a_linked_repeat_shows_what_is_added_in_the_other(touch: Touch) -> None:
    touch.click(touch.cell(1, 1))
    assert touch.parts(2, 1) == touch.parts(1, 1)


def test_a_click_behind_a_part_fills_the_rest_of_its_cell(touch: Touch) -> None:
    with touch.one_step():
        touch.click(touch.cell(0, 1, share=0.8))
    assert [part.start_tick for part in touch.parts(0, 1)] == [0, 2 * 3840]


def test_a_click_on_a_part_selects_it(touch: Touch) -> None:
    with touch.no_step():
        touch.click(touch.cell(1, 0))
    (part,) = touch.parts(1, 0)
    assert touch.document.selection == Selection(
        parts=frozenset({PartRef(CHORUS_1, VOCAL, part.id)}), focus=Cell(CHORUS_1, VOCAL)
    )


def test_ctrl_click_selects_an_empty_cell_and_toggles_parts(touch: Touch) -> None:
    with touch.no_step():
        touch.click(touch.cell(1, 1), CTRL)
        assert touch.document.selection.cells == {Cell(CHORUS_1, DRUMS)}
        touch.click(touch.cell(1, 0), CTRL)
        touch.click(touch.cell(2, 0), CTRL)
        assert len(touch.document.selection.parts) == 2
        touch.click(touch.cell(2, 0), CTRL)
    assert {ref.slot for ref in touch.document.selection.parts} == {CHORUS_1}


def test_shift_click_extends_the_selection_to_a_rectangle(touch: Touch) -> None:
    touch.click(touch.cell(0, 0))
    touch.click(touch.cell(1, 1), SHIFT)
    chosen = touch.document.selection
    assert {(ref.slot, ref.lane) for ref in chosen.parts} == {
        (VERSE_1, VOCAL),
        (VERSE_1, DRUMS),
        (CHORUS_1, VOCAL),
    }
    assert chosen.cells == {Cell(CHORUS_1, DRUMS)}


def test_a_click_on_the_ground_deselects(touch: Touch) -> None:
    touch.click(touch.cell(1, 0))
    touch.click(QPoint(900, 600))
    assert not touch.document.selection


def test_a_click_on_a_header_selects_the_section_or_the_lane(touch: Touch) -> None:
    touch.click(touch.section(1))
    assert touch.document.selection == Selection(slots=frozenset({CHORUS_1}))
    touch.click(touch.section(2), SHIFT)
    assert touch.document.selection.slots == {CHORUS_1, CHORUS_2}
    touch.click(touch.lane(1))
    assert touch.document.selection == Selection(lanes=frozenset({DRUMS}))


def test_mute_and_solo_are_no_steps_of_the_history(touch: Touch) -> None:
    with touch.no_step():
        touch.click(touch.mute(0))
        assert list(touch.song.view.muted) == [VOCAL]
        touch.click(touch.mute(0))
        assert list(touch.song.view.muted) == []
        touch.click(touch.solo(1))
    assert touch.song.view.soloed == (DRUMS,)
    assert touch.board.scene.silent == {VOCAL}


def test_a_double_click_opens_pieces_chords_and_instruments(touch: Touch) -> None:
    opened: list[tuple[str, object]] = []
    touch.board.part_opened.connect(lambda ref: opened.append(("part", ref)))
    touch.board.chords_requested.connect(lambda slot: opened.append(("chords", slot)))
    touch.board.instrument_requested.connect(lambda lane: opened.append(("instrument", lane)))
    touch.double_click(touch.cell(1, 0))
    touch.double_click(touch.section(0))
    touch.double_click(touch.lane(1))
    ref = PartRef(CHORUS_1, VOCAL, touch.parts(1, 0)[0].id)
    assert opened == [("part", ref), ("chords", VERSE_1), ("instrument", DRUMS)]


def test_a_double_click_on_an_empty_cell_only_adds(touch: Touch) -> None:
    opened: list[PartRef] = []
    touch.board.part_opened.connect(opened.append)
    touch.double_click(touch.cell(1, 1))
    assert touch.parts(1, 1)
    assert not opened


def test_the_arrows_walk_cells_and_shift_extends(touch: Touch) -> None:
    touch.key(Qt.Key.Key_Right)
    assert touch.document.selection.focus == Cell(VERSE_1, VOCAL)
    touch.key(Qt.Key.Key_Right)
    touch.key(Qt.Key.Key_Down)
    assert touch.document.selection.focus == Cell(CHORUS_1, DRUMS)
    touch.key(Qt.Key.Key_Up, SHIFT)
    chosen = touch.document.selection
    assert chosen.cells == {Cell(CHORUS_1, DRUMS)}
    assert {ref.lane for ref in chosen.parts} == {VOCAL}


def test_home_and_end_go_to_the_first_and_last_section(touch: Touch) -> None:
    touch.click(touch.cell(1, 0))
    touch.key(Qt.Key.Key_End)
    assert touch.document.selection.focus == Cell(CHORUS_2, VOCAL)
    touch.key(Qt.Key.Key_Home)
    assert touch.document.selection.focus == Cell(VERSE_1, VOCAL)


def test_enter_adds_to_an_empty_cell_and_opens_a_filled_one(touch: Touch) -> None:
    opened: list[PartRef] = []
    touch.board.part_opened.connect(opened.append)
    touch.click(touch.cell(1, 1), CTRL)
    with touch.one_step():
        touch.key(Qt.Key.Key_Return)
    assert touch.parts(1, 1)[0].piece == BEAT
    touch.key(Qt.Key.Key_Return)
    assert opened == [PartRef(CHORUS_1, DRUMS, touch.parts(1, 1)[0].id)]


def test_escape_deselects(touch: Touch) -> None:
    touch.click(touch.cell(1, 0))
    touch.key(Qt.Key.Key_Escape)
    assert not touch.document.selection


def test_a_click_on_one_of_several_selected_headers_selects_it_alone(touch: Touch) -> None:
    touch.click(touch.section(0))
    touch.click(touch.section(2), SHIFT)
    touch.click(touch.section(1))
    assert touch.document.selection.slots == {CHORUS_1}
    touch.click(touch.lane(0))
    touch.click(touch.lane(1), SHIFT)
    touch.click(touch.lane(1))
    assert touch.document.selection.lanes == {DRUMS}


def test_several_selected_headers_are_still_dragged_together(touch: Touch) -> None:
    touch.click(touch.section(1))
    touch.click(touch.section(2), SHIFT)
    with touch.one_step():
        touch.drag(touch.section(2), touch.section(0, share=0.1))
    assert [slot.id for slot in touch.song.arrangement.order] == [CHORUS_1, CHORUS_2, VERSE_1]


def test_shift_with_nothing_selected_extends_from_the_first_header(touch: Touch) -> None:
    touch.click(touch.section(1), SHIFT)
    assert touch.document.selection.slots == {VERSE_1, CHORUS_1}
    touch.click(touch.lane(1), SHIFT)
    assert touch.document.selection.lanes == {touch.song.lanes[0].id, DRUMS}


def open_editor() -> QWidget:
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    return editor


def test_f2_renames_a_section_in_its_header(touch: Touch) -> None:
    touch.click(touch.section(1))
    touch.key(Qt.Key.Key_F2)
    editor = open_editor()
    with touch.one_step():
        QTest.keyClicks(editor, "Refrain")
        QTest.keyClick(editor, Qt.Key.Key_Return)
    assert [touch.board.scene.names[slot] for slot in (CHORUS_1, CHORUS_2)] == ["Refrain 1", "Refrain 2"]


def test_escape_keeps_the_old_name(touch: Touch) -> None:
    touch.click(touch.lane(0))
    touch.key(Qt.Key.Key_F2)
    editor = open_editor()
    with touch.no_step():
        QTest.keyClicks(editor, "Choir")
        QTest.keyClick(editor, Qt.Key.Key_Escape)
    assert touch.song.lanes[0].name == "Vocal"


def test_f2_on_a_part_asks_the_window(touch: Touch) -> None:
    asked: list[object] = []
    touch.board.rename_requested.connect(asked.append)
    touch.click(touch.cell(1, 0))
    touch.key(Qt.Key.Key_F2)
    assert isinstance(asked[0], FilledCell)


def test_a_right_click_selects_and_asks_for_the_menu_of_what_is_there(touch: Touch) -> None:
    asked: list[object] = []
    touch.board.context_menu_requested.connect(lambda target, _at: asked.append(target))
    for at in (touch.cell(1, 0), touch.cell(1, 1), touch.section(0), touch.lane(1)):
        mouse = QContextMenuEvent.Reason.Mouse
        QApplication.sendEvent(touch.board.viewport(), QContextMenuEvent(mouse, at, QPoint(5, 5)))
    assert [type(target) for target in asked] == [FilledCell, EmptyCell, SectionHeader, LaneHeader]
    assert touch.document.selection.lanes == {DRUMS}


def test_a_right_click_inside_a_selection_keeps_it(touch: Touch) -> None:
    touch.click(touch.cell(1, 0))
    touch.click(touch.cell(2, 0), CTRL)
    mouse = QContextMenuEvent.Reason.Mouse
    QApplication.sendEvent(touch.board.viewport(), QContextMenuEvent(mouse, touch.cell(1, 0), QPoint(5, 5)))
    assert len(touch.document.selection.parts) == 2


def test_a_click_on_the_places_to_add_asks_the_window(touch: Touch) -> None:
    asked: list[str] = []
    touch.board.add_section_requested.connect(lambda: asked.append("section"))
    touch.board.add_lane_requested.connect(lambda: asked.append("lane"))
    last = touch.section(2, share=1.0)
    touch.click(QPoint(last.x() + 24, last.y()))
    below = touch.lane(1)
    touch.click(QPoint(below.x(), below.y() + touch.board.scene.geometry.lane_step - 10))
    assert asked == ["section", "lane"]


def test_what_is_selected_is_spoken(touch: Touch) -> None:
    touch.click(touch.cell(2, 0))
    assert touch.board.accessibleDescription() == "Chorus 2, Vocal, Hook"
    touch.click(touch.cell(2, 1), CTRL)
    assert touch.board.accessibleDescription() == "Chorus 2, Drums, empty"
    touch.click(touch.section(1))
    assert touch.board.accessibleDescription() == "Section Chorus 1, 8 bars, linked repeat"
    touch.click(touch.lane(0))
    assert touch.board.accessibleDescription() == "Instrument Vocal, melody"


def test_hovering_tells_the_hint_of_what_is_there(touch: Touch) -> None:
    hints: list[str] = []
    touch.board.hint_changed.connect(hints.append)
    touch.hover(touch.cell(1, 1))
    touch.hover(touch.edge(0))
    assert "Click to add" in hints[0]
    assert "length" in hints[1]


def test_a_planned_part_is_selected_and_opened(touch: Touch) -> None:
    opened: list[PartRef] = []
    touch.board.part_opened.connect(opened.append)
    touch.double_click(touch.cell(0, 0))
    planned: Part = touch.parts(0, 0)[0]
    assert touch.document.selection.parts == {PartRef(VERSE_1, VOCAL, planned.id)}
    assert opened == [PartRef(VERSE_1, VOCAL, planned.id)]


def test_alt_does_not_change_what_a_click_does(touch: Touch) -> None:
    with touch.one_step():
        touch.click(touch.cell(1, 1), ALT)
    assert touch.parts(1, 1)
