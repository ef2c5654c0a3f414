"""Names edited in their headers: F2, Enter, Escape, Tab, and nothing that a key of a name does besides."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit
from pytestqt.qtbot import QtBot

from arrangeboard.gui.board.rename import NameEdit
from arrangeboard.gui.inspector.section_form import SectionForm
from arrangeboard.song.ids import SectionId, SlotId
from arrangeboard.song.values import Section, Slot, Song
from tests.gui.window_touch import WindowTouch
from tests.unit.board.songs import CHORUS, CHORUS_1, CHORUS_2, DRUMS, VERSE, VOCAL, small_song

SHIFT = Qt.KeyboardModifier.ShiftModifier


def unnamed_song() -> Song:
    """The small song as an import without markers proposes it: A, B and B again."""
    song = small_song()
    named = {
        VERSE: replace(song.sections[VERSE], name="A", kind="custom"),
        CHORUS: replace(song.sections[CHORUS], name="B", kind="custom"),
    }
    return replace(song, sections=named)


def long_song() -> Song:
    """Forty sections, more than any window shows."""
    song = small_song()
    sections = {SectionId(100 + at): Section(SectionId(100 + at), f"Part {at}", bars=8) for at in range(40)}
    order = tuple(Slot(SlotId(200 + at), one) for at, one in enumerate(sections))
    arrangement = replace(song.arrangement, order=order)
    return replace(song, sections={**song.sections, **sections}, arrangements=(arrangement,), last_id=300)


@pytest.fixture
def touch(qtbot: QtBot) -> WindowTouch:
    return WindowTouch(qtbot, unnamed_song())


def editor() -> QLineEdit:
    """The name that is edited."""
    focused = QApplication.focusWidget()
    assert isinstance(focused, NameEdit)
    return focused


def type_name(name: str) -> None:
    QTest.keyClicks(editor(), name)


def names(touch: WindowTouch) -> list[tuple[str, str]]:
    """Name and kind of each section of the order."""
    held = [touch.song.sections[slot.section] for slot in touch.song.arrangement.order]
    return [(section.name, section.kind) for section in held]


def test_sections_are_named_one_after_the_other_and_become_what_they_are_called(touch: WindowTouch) -> None:
    touch.select(slots=(0,))
    touch.key(Qt.Key.Key_F2)
    type_name("Verse 1")
    with touch.one_step():
        touch.key(Qt.Key.Key_Tab)
    type_name("Chorus")
    with touch.one_step():
        touch.key(Qt.Key.Key_Return)
    assert names(touch) == [("Verse", "verse"), ("Chorus", "chorus"), ("Chorus", "chorus")]
    assert touch.document.selection.slots == {CHORUS_1}
    assert QApplication.focusWidget() is touch.window.board


def test_with_nothing_selected_naming_begins_with_the_first_section(touch: WindowTouch) -> None:
    touch.key(Qt.Key.Key_F2)
    assert editor().text() == "A"


def test_in_an_empty_cell_its_section_is_named(touch: WindowTouch) -> None:
    touch.select_cell(1, 1)
    touch.key(Qt.Key.Key_F2)
    assert editor().text() == "B"


def test_shift_tab_goes_back_and_at_the_ends_the_names_are_done(touch: WindowTouch) -> None:
    touch.select(slots=(1,))
    touch.key(Qt.Key.Key_F2)
    touch.key(Qt.Key.Key_Tab, SHIFT)
    assert editor().text() == "A"
    touch.key(Qt.Key.Key_Tab, SHIFT)
    assert QApplication.focusWidget() is touch.window.board
    assert touch.document.step == 0


def test_instruments_are_named_one_after_the_other(touch: WindowTouch) -> None:
    touch.select(lanes=(0,))
    touch.key(Qt.Key.Key_F2)
    type_name("Singer")
    with touch.one_step():
        touch.key(Qt.Key.Key_Tab)
    type_name("Kit")
    touch.key(Qt.Key.Key_Tab)
    assert [lane.name for lane in touch.song.lanes] == ["Singer", "Kit"]
    assert touch.document.selection.lanes == {DRUMS}


def test_of_several_selected_instruments_the_first_is_named(touch: WindowTouch) -> None:
    touch.select(lanes=(0, 1))
    touch.key(Qt.Key.Key_F2)
    assert editor().text() == "Vocal"
    assert touch.document.selection.lanes == {VOCAL}


def test_escape_keeps_the_old_name_and_the_selection(touch: WindowTouch) -> None:
    touch.select(slots=(2,))
    touch.key(Qt.Key.Key_F2)
    type_name("Chorus")
    touch.key(Qt.Key.Key_Escape)
    assert touch.document.step == 0
    assert touch.document.selection.slots == {CHORUS_2}
    assert QApplication.focusWidget() is touch.window.board


def test_no_key_of_a_name_does_what_it_does_on_the_board(touch: WindowTouch) -> None:
    touch.select(slots=(1,))
    touch.key(Qt.Key.Key_F2)
    type_name("b+0ms ")
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_Delete):
        touch.key(key)
    assert editor().text() == "b+0ms "
    assert touch.document.selection.slots == {CHORUS_1}
    assert not touch.window.board.is_painting
    touch.key(Qt.Key.Key_Return)
    assert not [one for one in touch.window.findChildren(QDialog) if one.isVisible()]


def test_a_click_elsewhere_takes_the_name_and_keeps_its_focus(touch: WindowTouch) -> None:
    touch.select(slots=(0,))
    touch.key(Qt.Key.Key_F2)
    type_name("Intro")
    with touch.one_step():
        touch.find(SectionForm).note.setFocus()
    assert names(touch)[0] == ("Intro", "intro")
    assert QApplication.focusWidget() is touch.find(SectionForm).note


def test_a_name_is_not_given_to_another_song(touch: WindowTouch) -> None:
    touch.key(Qt.Key.Key_F2)
    type_name("Solo")
    touch.window.session.open_new(small_song())
    assert [name for name, _ in names(touch)] == ["Verse", "Chorus", "Chorus"]
    assert touch.document.step == 0


def test_a_section_out_of_sight_is_brought_into_it_and_its_name_goes_with_it(qtbot: QtBot) -> None:
    touch = WindowTouch(qtbot, long_song())
    touch.window.board.set_zoom(1.0)
    touch.select(slots=(38,))
    touch.key(Qt.Key.Key_F2)
    touch.key(Qt.Key.Key_Tab)
    board, line = touch.window.board, editor()
    assert line.text() == "Part 39"
    assert board.viewport().rect().contains(line.geometry())
    before = line.x()
    board.horizontalScrollBar().setValue(board.horizontalScrollBar().value() - 15)
    assert line.x() == before + 15


def test_the_details_give_a_name_by_the_same_rule(touch: WindowTouch) -> None:
    touch.select(slots=(0,))
    field = touch.find(SectionForm).name
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "Pre-Chorus 2")
    with touch.one_step():
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert names(touch)[0] == ("Pre-Chorus", "pre-chorus")
    assert field.text() == "Pre-Chorus"
