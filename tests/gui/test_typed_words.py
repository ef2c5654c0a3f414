"""Nobody loses typed words: what stands in a field is saved, asked about and kept aside, still unleft."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from arrangeboard.gui.inspector.part_form import PartForm
from arrangeboard.gui.inspector.section_form import SectionForm
from arrangeboard.storage.autosave import found
from arrangeboard.storage.song_file import load
from tests.gui.window_touch import WindowTouch
from tests.unit.board.songs import small_song

CTRL = Qt.KeyboardModifier.ControlModifier
FIELDS = ["name", "lyrics", "note"]


@pytest.fixture
def touch(qtbot: QtBot, tmp_path: Path) -> WindowTouch:
    made = WindowTouch(qtbot, small_song())
    made.save_path = tmp_path / "mine.arrange"
    made.run("save-as")
    made.select(slots=(0,))
    return made


def type_on(touch: WindowTouch, name: str, words: str = "rain ") -> QWidget:
    field: QWidget = getattr(touch.find(SectionForm), name)
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_A, CTRL)
    QTest.keyClicks(field, words)
    return field


def told(touch: WindowTouch, name: str) -> str:
    song = touch.song
    return str(getattr(song.sections[song.arrangement.order[0].section], name))


@pytest.mark.parametrize("name", FIELDS)
def test_ctrl_s_saves_what_is_still_being_typed_as_one_step(touch: WindowTouch, name: str) -> None:
    type_on(touch, name)
    with touch.one_step():
        touch.key(Qt.Key.Key_S, CTRL)
    assert told(touch, name) == "rain"
    saved = load(touch.save_path or Path())
    assert saved.sections == touch.song.sections


@pytest.mark.parametrize("name", FIELDS)
def test_leaving_the_song_asks_about_what_is_being_typed(touch: WindowTouch, name: str) -> None:
    type_on(touch, name)
    touch.answer = "cancel"
    touch.window.close()
    assert (touch.asked, touch.window.isVisible()) == (1, True)
    assert told(touch, name) == "rain"


def test_typing_marks_the_title_and_going_back_unmarks_it(touch: WindowTouch) -> None:
    field = type_on(touch, "lyrics")
    assert "•" in touch.window.windowTitle()
    QTest.keyClick(field, Qt.Key.Key_A, CTRL)
    QTest.keyClick(field, Qt.Key.Key_Delete)
    assert "•" not in touch.window.windowTitle()


def test_words_being_typed_are_kept_aside_and_the_typing_goes_on(touch: WindowTouch, home: Path) -> None:
    field = type_on(touch, "lyrics")
    autosaver = touch.window.session.autosaver
    assert autosaver is not None
    autosaver.keep_now()
    touch.qtbot.waitUntil(lambda: bool(list(home.rglob("*.recovery"))))
    assert told(touch, "lyrics") == "rain"
    QTest.keyClicks(field, "falls")
    touch.window.board.setFocus()
    assert told(touch, "lyrics") == "rain falls"
    assert found() == ()


def test_a_command_by_its_keys_does_not_swallow_what_is_being_typed(touch: WindowTouch) -> None:
    type_on(touch, "lyrics")
    touch.run("add-section")
    assert told(touch, "lyrics") == "rain"


def test_a_change_elsewhere_leaves_the_words_in_the_field(touch: WindowTouch) -> None:
    type_on(touch, "lyrics")
    form = touch.find(SectionForm)
    form.bars.setValue(7)
    assert form.lyrics.toPlainText() == "rain "
    touch.window.board.setFocus()
    assert told(touch, "lyrics") == "rain"


def test_a_name_being_typed_on_the_board_is_saved(touch: WindowTouch) -> None:
    touch.window.board.setFocus()
    touch.run("rename")
    line = QApplication.focusWidget()
    assert line is not None
    QTest.keyClicks(line, "Dawn")
    touch.key(Qt.Key.Key_S, CTRL)
    assert told(touch, "name") == "Dawn"
    assert not touch.document.is_modified


def test_undo_after_a_number_is_changed_is_the_songs(touch: WindowTouch) -> None:
    touch.select_cell(1, 0)
    form = touch.find(PartForm)
    form.transpose.setFocus()
    before = touch.song
    touch.key(Qt.Key.Key_Up)
    assert touch.song is not before
    touch.key(Qt.Key.Key_Z, CTRL)
    assert touch.song.sections == before.sections
    assert touch.document.step == 0


def test_escape_in_a_number_brings_it_back_and_then_leads_to_the_board(touch: WindowTouch) -> None:
    form = touch.find(SectionForm)
    form.bars.setFocus()
    QTest.keyClick(form.bars, Qt.Key.Key_A, CTRL)
    QTest.keyClicks(form.bars, "99")
    touch.key(Qt.Key.Key_Escape)
    assert (form.bars.text(), form.bars.hasFocus()) == ("4", True)
    touch.key(Qt.Key.Key_Escape)
    assert touch.window.board.hasFocus()
    assert touch.document.step == 0


def test_undo_in_a_line_takes_back_the_typing_before_the_song(touch: WindowTouch) -> None:
    touch.run("add-section")
    touch.select(slots=(0,))
    steps = touch.document.step
    field = type_on(touch, "note", "x")
    touch.key(Qt.Key.Key_Z, CTRL)
    assert (touch.document.step, touch.find(SectionForm).note.toPlainText()) == (steps, "")
    assert field.hasFocus()
    touch.key(Qt.Key.Key_Z, CTRL)
    assert touch.document.step == steps - 1
