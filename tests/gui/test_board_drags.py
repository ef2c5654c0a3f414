"""What drags on the board do, and that Escape leaves everything as it was."""

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from arrangeboard.app.section_deeds import shelve_chosen
from arrangeboard.app.selection import Cell, PartRef, Selection
from arrangeboard.song.edits.parts import add_part
from tests.gui.board_touch import ALT, SHIFT, Touch
from tests.unit.board.songs import (
    BAR,
    BEAT,
    CHORUS,
    CHORUS_1,
    CHORUS_2,
    DRUMS,
    HOOK,
    VERSE,
    VERSE_1,
    VOCAL,
    small_song,
)


@pytest.fixture
def touch(qtbot: QtBot) -> Touch:
    return Touch(qtbot, small_song())


def order(touch: Touch) -> list[int]:
    return [slot.id for slot in touch.song.arrangement.order]


def test_a_part_dragged_to_another_section_moves_there(touch: Touch) -> None:
    with touch.one_step():
        touch.drag(touch.cell(0, 1, share=0.2), touch.cell(1, 1, share=0.1))
    assert touch.parts(0, 1) == ()
    (part,) = touch.parts(1, 1)
    assert (part.piece, part.start_tick, part.length_ticks) == (BEAT, 0, 2 * BAR)
    assert touch.document.selection.parts == {PartRef(CHORUS_1, DRUMS, part.id)}


def test_a_part_dragged_with_alt_is_copied(touch: Touch) -> None:
    with touch.one_step():
        touch.drag(touch.cell(0, 1, share=0.2), touch.cell(1, 1, share=0.1), ALT)
    assert touch.parts(0, 1)[0].piece == BEAT
    assert touch.parts(1, 1)[0].piece == BEAT


def test_a_part_dragged_inside_its_cell_goes_by_bars(touch: Touch) -> None:
    start = touch.cell(0, 1, share=0.1)
    with touch.one_step():
        touch.drag(start, touch.cell(0, 1, share=0.37))
    assert touch.parts(0, 1)[0].start_tick == BAR


def test_several_parts_are_dragged_together(touch: Touch) -> None:
    touch.click(touch.cell(0, 0))
    touch.click(touch.cell(0, 1, share=0.2), Qt.KeyboardModifier.ControlModifier)
    with touch.one_step():
        touch.drag(touch.cell(0, 1, share=0.2), touch.cell(1, 1, share=0.2))
    assert touch.parts(0, 0) == touch.parts(0, 1) == ()
    assert touch.parts(1, 1)[0].piece == BEAT
    assert any(part.piece is None for part in touch.parts(1, 0))


def test_escape_drops_a_drag(touch: Touch) -> None:
    with touch.no_step():
        touch.press(touch.cell(0, 1, share=0.2))
        touch.move(touch.cell(1, 1))
        touch.key(Qt.Key.Key_Escape)
        touch.release(touch.cell(1, 1))
    assert touch.board.hand.gesture is None


def test_a_rubber_band_selects_what_it_touches(touch: Touch) -> None:
    below = touch.cell(2, 1, share=0.9)
    with touch.no_step():
        touch.drag(QPoint(below.x(), below.y() + 60), touch.cell(0, 0, share=0.1))
    assert len(touch.document.selection.parts) == 4


def test_a_band_from_an_empty_cell_adds_nothing(touch: Touch) -> None:
    with touch.no_step():
        touch.drag(touch.cell(1, 1), touch.cell(2, 1))
    assert touch.document.selection.cells == {Cell(CHORUS_1, DRUMS), Cell(CHORUS_2, DRUMS)}


def test_the_brush_fills_the_empty_cells_of_a_rectangle(touch: Touch) -> None:
    touch.board.set_painting(on=True)
    with touch.one_step():
        touch.drag(touch.cell(1, 1), touch.cell(2, 0))
    assert touch.parts(1, 1)[0].piece == BEAT
    assert touch.parts(1, 0)[0].piece == HOOK


def test_the_brush_clears_where_it_starts_on_a_part(touch: Touch) -> None:
    touch.board.set_painting(on=True)
    with touch.one_step():
        touch.drag(touch.cell(0, 0), touch.cell(1, 1))
    assert touch.parts(0, 0) == touch.parts(0, 1) == touch.parts(1, 0) == ()


def test_escape_puts_the_brush_away(touch: Touch) -> None:
    told: list[bool] = []
    touch.board.painting_changed.connect(told.append)
    touch.board.set_painting(on=True)
    touch.key(Qt.Key.Key_Escape)
    assert told == [True, False]
    assert not touch.board.is_painting


def test_a_section_dragged_before_another_takes_all_lanes_along(touch: Touch) -> None:
    with touch.one_step():
        touch.drag(touch.section(2), touch.section(0, share=0.1))
    assert order(touch) == [CHORUS_2, VERSE_1, CHORUS_1]
    assert touch.parts(1, 1)[0].piece == BEAT


def test_a_section_dragged_past_the_last_goes_to_the_end(touch: Touch) -> None:
    with touch.one_step():
        touch.drag(touch.section(0), touch.section(2, share=0.9))
    assert order(touch) == [CHORUS_1, CHORUS_2, VERSE_1]


def test_a_section_let_go_where_it_was_is_no_step(touch: Touch) -> None:
    with touch.no_step():
        touch.drag(touch.section(1, share=0.4), touch.section(1, share=0.6))


def test_dragging_the_right_edge_sets_the_bars(touch: Touch) -> None:
    hints: list[str] = []
    touch.board.hint_changed.connect(hints.append)
    bar = touch.board.scene.geometry.slot_width(0) / 4
    edge = touch.edge(0)
    with touch.one_step():
        touch.drag(edge, QPoint(round(edge.x() + 2 * bar), edge.y()))
    assert touch.song.sections[VERSE].bars == 6
    assert "6 bars" in hints


def test_a_section_keeps_at_least_one_bar(touch: Touch) -> None:
    touch.drag(touch.edge(0), QPoint(10, touch.edge(0).y()))
    assert touch.song.sections[VERSE].bars == 1


def test_dragging_the_edge_with_alt_moves_the_border_and_keeps_the_length_of_the_song(touch: Touch) -> None:
    end = touch.board.scene.geometry.starts[-1]
    edge = touch.edge(0)
    bar = touch.board.scene.geometry.slot_width(0) / 4
    with touch.one_step():
        touch.drag(edge, QPoint(round(edge.x() + bar), edge.y()), ALT)
    assert [touch.board.scene.section(slot).bars for slot in range(3)] == [5, 7, 8]
    assert touch.board.scene.geometry.starts[-1] == end


def test_shift_moves_the_border_too_and_may_be_pressed_during_the_drag(touch: Touch) -> None:
    edge = touch.edge(0)
    bar = touch.board.scene.geometry.slot_width(0) / 4
    end = QPoint(round(edge.x() + bar), edge.y())
    with touch.one_step():
        touch.press(edge)
        touch.move(end)
        touch.move(end, SHIFT)
        touch.release(end, SHIFT)
    assert [touch.board.scene.section(slot).bars for slot in range(3)] == [5, 7, 8]


def test_alt_let_go_during_the_drag_changes_the_length_instead(touch: Touch) -> None:
    edge = touch.edge(0)
    bar = touch.board.scene.geometry.slot_width(0) / 4
    end = QPoint(round(edge.x() + bar), edge.y())
    with touch.one_step():
        touch.press(edge, ALT)
        touch.move(end, ALT)
        touch.move(end)
        touch.release(end)
    assert [touch.board.scene.section(slot).bars for slot in range(3)] == [5, 8, 8]


def test_the_last_edge_has_no_border_and_changes_the_length_with_shift_too(touch: Touch) -> None:
    edge = touch.edge(0)
    touch.document.select(Selection(slots=frozenset({CHORUS_1, CHORUS_2})))
    shelve_chosen(touch.document)
    bar = touch.board.scene.geometry.slot_width(0) / 4
    with touch.one_step():
        touch.drag(edge, QPoint(round(edge.x() - bar), edge.y()), SHIFT)
    assert touch.board.scene.section(0).bars == 3


def test_a_lane_dragged_above_another_goes_there(touch: Touch) -> None:
    first = touch.lane(0)
    with touch.one_step():
        touch.drag(touch.lane(1), QPoint(first.x(), first.y() - 20))
    assert [lane.id for lane in touch.song.lanes] == [DRUMS, VOCAL]


def test_what_cannot_be_done_is_said(touch: Touch) -> None:
    refused: list[str] = []
    touch.board.refused.connect(refused.append)
    touch.click(touch.cell(0, 0))
    touch.click(touch.cell(0, 1, share=0.2), Qt.KeyboardModifier.ControlModifier)
    with touch.no_step():
        # Both parts a lane lower: the lower one would leave the board.
        touch.drag(touch.cell(0, 0), touch.cell(0, 1))
    assert len(refused) == 1


def test_every_gesture_can_be_seen(touch: Touch) -> None:
    song = touch.song
    touch.document.apply(
        "step-add-part", lambda _: add_part(song, CHORUS, DRUMS, piece=BEAT, start_tick=4 * BAR)
    )
    start_end = [
        (touch.cell(1, 0), touch.cell(2, 1)),
        (touch.cell(1, 1, share=0.2), touch.cell(2, 1)),
        (touch.section(1), touch.section(2, share=0.9)),
        (touch.edge(0), touch.edge(1)),
        (touch.lane(0), touch.lane(1)),
    ]
    for start, end in start_end:
        still = touch.board.grab().toImage()
        touch.press(start)
        touch.move(QPoint((start.x() + end.x()) // 2, (start.y() + end.y()) // 2))
        touch.move(end)
        assert touch.board.grab().toImage() != still
        touch.key(Qt.Key.Key_Escape)
        touch.release(end)
