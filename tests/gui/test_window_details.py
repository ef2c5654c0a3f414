"""The details on the right: they show what is selected, and every field makes one step."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from arrangeboard.gui.inspector.history_list import HistoryList
from arrangeboard.gui.inspector.lane_form import LaneForm
from arrangeboard.gui.inspector.part_form import PartForm
from arrangeboard.gui.inspector.section_form import SectionForm
from arrangeboard.gui.inspector.song_form import SongForm
from arrangeboard.gui.inspector.swatches import COLOURS
from arrangeboard.song.values import Part, Section
from tests.gui.window_touch import WindowTouch
from tests.unit.board.songs import HOOK, small_song


@pytest.fixture
def touch(qtbot: QtBot) -> WindowTouch:
    return WindowTouch(qtbot, small_song())


def section(touch: WindowTouch, slot: int) -> Section:
    return touch.song.sections[touch.song.arrangement.order[slot].section]


def part(touch: WindowTouch, slot: int, lane: int) -> Part:
    return section(touch, slot).parts[touch.song.lanes[lane].id][0]


def type_in(field: QWidget, words: str) -> None:
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(field, words)
    QTest.keyClick(field, Qt.Key.Key_Return)


def test_the_form_follows_the_selection(touch: WindowTouch) -> None:
    inspector = touch.window.workspace.inspector
    assert isinstance(inspector.form, SongForm)
    touch.select(slots=(0,))
    assert isinstance(inspector.form, SectionForm)
    touch.select(lanes=(0,))
    assert isinstance(inspector.form, LaneForm)
    touch.select_cell(0, 1)
    assert isinstance(inspector.form, PartForm)


def test_several_parts_are_counted_as_the_board_counts_them_and_said_in_full(touch: WindowTouch) -> None:
    touch.run("select-all")
    assert len(touch.document.selection.parts) == 4
    shown = {label.text() for label in touch.find(PartForm).findChildren(QLabel) if label.isVisible()}
    assert {"4 parts", "Instruments: 2. Linked repeats: 1."} <= shown


def test_a_section_is_renamed(touch: WindowTouch) -> None:
    touch.select(slots=(0,))
    form = touch.find(SectionForm)
    with touch.one_step():
        type_in(form.name, "Opening")
    assert section(touch, 0).name == "Opening"


def test_a_sections_length_tempo_and_key_are_its_own_until_taken_back(touch: WindowTouch) -> None:
    touch.select(slots=(0,))
    form = touch.find(SectionForm)
    assert not form.tempo_reset.isVisible()
    with touch.one_step():
        form.tempo.setValue(90)
    with touch.one_step():
        form.bars.setValue(6)
    with touch.one_step():
        form.key.setCurrentIndex(form.key.findText("E♭ major"))
        form.key.activated.emit(form.key.currentIndex())
    held = section(touch, 0)
    assert (held.bars, held.tempos[0].microseconds_per_quarter, held.keys[0].key) == (6, 666_667, "Eb")
    with touch.one_step():
        form.tempo_reset.click()
    assert not section(touch, 0).tempos


def test_chords_are_checked_as_they_are_typed_and_only_taken_when_right(touch: WindowTouch) -> None:
    touch.select(slots=(0,))
    form = touch.find(SectionForm)
    before = section(touch, 0).chords
    type_in(form.chords.line, "F | Xb")
    assert "Xb" in form.chords.verdict.text()
    assert section(touch, 0).chords == before
    with touch.one_step():
        type_in(form.chords.line, "F | C/E | Dm7 . Bb . |")
    assert [chord.symbol for chord in section(touch, 0).chords] == ["F", "C/E", "Dm7", "Bb"]


def test_a_linked_section_says_how_many_places_it_changes(touch: WindowTouch) -> None:
    touch.select(slots=(1,))
    assert any("2 places" in words for words in _labels(touch.find(SectionForm)))


def test_a_lane_is_renamed_recoloured_and_panned(touch: WindowTouch) -> None:
    touch.select(lanes=(0,))
    form = touch.find(LaneForm)
    with touch.one_step():
        type_in(form.name, "Singer")
    with touch.one_step():
        QTest.mouseClick(form.colour, Qt.MouseButton.LeftButton, pos=form.colour.spot(3).center().toPoint())
    with touch.one_step():
        form.mix.pan.setFocus()
        QTest.keyClick(form.mix.pan, Qt.Key.Key_Left)
    lane = touch.song.lanes[0]
    assert (lane.name, lane.colour, lane.pan) == ("Singer", COLOURS[2], 63)


@pytest.mark.parametrize(("typed", "pitch"), [("Eb3", 51), ("C#4", 61), ("40", 40)])
def test_a_pitch_is_typed_by_its_name(touch: WindowTouch, typed: str, pitch: int) -> None:
    touch.select(lanes=(0,))
    form = touch.find(LaneForm)
    type_in(form.lowest, typed)
    assert touch.song.lanes[0].lowest_pitch == pitch


def test_a_range_upside_down_is_refused_and_the_field_shows_the_old_one(touch: WindowTouch) -> None:
    touch.select(lanes=(0,))
    form = touch.find(LaneForm)
    form.highest.setValue(50)
    form.lowest.setValue(60)
    assert touch.song.lanes[0].lowest_pitch == 0
    assert form.lowest.value() == 0
    assert touch.said


def test_a_part_is_moved_shortened_and_transposed(touch: WindowTouch) -> None:
    touch.select_cell(1, 0)
    form = touch.find(PartForm)
    with touch.one_step():
        form.start.bar.setValue(3)
    with touch.one_step():
        form.length.to_end.click()
    with touch.one_step():
        form.length.beats.setValue(8)
    with touch.one_step():
        form.transpose.setValue(-5)
    held = part(touch, 1, 0)
    assert (held.start_tick, held.length_ticks, held.transpose) == (2 * 3840, 8 * 960, -5)


def test_several_parts_are_changed_at_once(touch: WindowTouch) -> None:
    touch.run("select-all")
    form = touch.find(PartForm)
    assert not form.piece.isVisible()
    with touch.one_step():
        form.velocity.setValue(12)
    cells = [cell for held in touch.song.sections.values() for cell in held.parts.values()]
    assert {one.velocity for cell in cells for one in cell} == {12}


def test_a_planned_part_gets_a_piece(touch: WindowTouch) -> None:
    touch.select_cell(0, 0)
    form = touch.find(PartForm)
    with touch.one_step():
        form.piece.setCurrentIndex(form.piece.findText("Hook"))
        form.piece.activated.emit(form.piece.currentIndex())
    assert part(touch, 0, 0).piece == HOOK


def test_a_wheel_over_a_field_without_focus_changes_nothing(touch: WindowTouch) -> None:
    touch.select(slots=(0,))
    form = touch.find(SectionForm)
    event = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(0, 120),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    form.bars.wheelEvent(event)
    assert section(touch, 0).bars == 4
    assert not event.isAccepted()


def test_the_history_lists_every_step_and_goes_to_any(touch: WindowTouch) -> None:
    touch.run("show-history")
    touch.run("add-section")
    touch.run("add-section")
    history = touch.find(HistoryList)
    assert history.count() == 3
    start = touch.song
    QTest.mouseClick(
        history.viewport(),
        Qt.MouseButton.LeftButton,
        pos=history.visualItemRect(history.item(0)).center(),
    )
    assert touch.document.step == 0
    assert len(touch.song.arrangement.order) == 3
    assert "undone" in history.item(2).toolTip()
    history.setCurrentRow(2)
    assert touch.song.arrangement.order == start.arrangement.order


def test_notes_of_the_song_are_kept_when_the_field_is_left(touch: WindowTouch) -> None:
    form = touch.find(SongForm)
    form.notes.setFocus()
    QTest.keyClicks(form.notes, "slower at the end")
    with touch.one_step():
        form.lyrics.setFocus()
    assert touch.song.notes == "slower at the end"


def _labels(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel)]
