"""The header: title, variants, and where the selection is in time."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QPushButton
from pytestqt.qtbot import QtBot

from arrangeboard.gui.fields.basic import LineField
from arrangeboard.gui.header.header import SongTitle
from arrangeboard.gui.header.readouts import Readouts
from arrangeboard.gui.header.time_popup import TimePopup
from arrangeboard.gui.header.variant_tabs import VariantTabs, letter
from arrangeboard.song.edits.sections import set_section_key
from tests.gui.window_touch import WindowTouch
from tests.unit.board.songs import small_song


@pytest.fixture
def touch(qtbot: QtBot) -> WindowTouch:
    return WindowTouch(qtbot, small_song())


def pills(touch: WindowTouch) -> tuple[QPushButton, ...]:
    return touch.find(VariantTabs).pills


def test_the_title_is_changed_where_it_stands(touch: WindowTouch) -> None:
    field = touch.find(SongTitle).title
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "Paper Boats")
    with touch.one_step():
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert touch.song.title == "Paper Boats"
    assert touch.find(SongTitle).edited.isVisible()


def test_escape_brings_the_old_title_back(touch: WindowTouch) -> None:
    field = touch.find(SongTitle).title
    field.setFocus()
    QTest.keyClicks(field, "Oops")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == "Small"
    assert touch.document.step == 0


def test_a_variant_is_tried_and_shown_and_the_first_is_left_alone(touch: WindowTouch) -> None:
    order = touch.song.arrangement.order
    touch.run("new-variant")
    assert [one.text()[:1] for one in pills(touch)] == ["A", "B"]
    assert [one.isChecked() for one in pills(touch)] == [False, True]
    touch.select(slots=(0,))
    touch.run("delete")
    assert touch.song.arrangements[0].order == order
    assert len(touch.song.arrangement.order) == len(order) - 1


def test_a_click_on_a_pill_shows_its_arrangement_without_a_step(touch: WindowTouch) -> None:
    touch.run("new-variant")
    steps = touch.document.step
    QTest.mouseClick(pills(touch)[0], Qt.MouseButton.LeftButton)
    assert touch.song.arrangement is touch.song.arrangements[0]
    assert [one.isChecked() for one in pills(touch)] == [True, False]
    assert touch.document.step == steps


def test_the_shown_variant_is_renamed_in_its_place(touch: WindowTouch) -> None:
    touch.run("rename-variant")
    field = touch.find(LineField, "variant-name")
    field.selectAll()
    QTest.keyClicks(field, "First idea")
    with touch.one_step():
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert touch.song.arrangement.name == "First idea"
    assert "First idea" in pills(touch)[0].text()


def test_a_variant_with_the_last_chorus_twice_is_one_choice(touch: WindowTouch) -> None:
    tabs = touch.find(VariantTabs)
    before = len(touch.song.arrangement.order)
    menu = tabs.changes_menu()
    choice = next(one for one in menu.actions() if one.text() == "The last chorus twice")
    with touch.one_step():
        choice.trigger()
    assert len(touch.song.arrangement.order) == before + 1
    assert touch.song.arrangement.name == "Double last chorus"


def test_without_a_bridge_there_is_none_to_leave_out(touch: WindowTouch) -> None:
    menu: QMenu = touch.find(VariantTabs).changes_menu()
    choice = next(one for one in menu.actions() if one.text() == "Without the bridge")
    assert not choice.isEnabled()


def test_where_many_variants_have_no_room_the_one_shown_still_has(touch: WindowTouch) -> None:
    for _ in range(9):
        touch.run("new-variant")
    shown = [one for one in pills(touch) if not one.isHidden()]
    assert 1 <= len(shown) < 10
    assert any(one.isChecked() for one in shown)
    tabs = touch.find(VariantTabs)
    tabs.grab()  # lays it out
    assert all(one.geometry().right() <= tabs.width() for one in shown)


def test_where_nothing_can_play_the_readouts_follow_the_selection(touch: WindowTouch) -> None:
    readouts = touch.find(Readouts)
    assert readouts.place.accessibleName().startswith("1 . 1 . 1")
    touch.select(slots=(1,))
    assert readouts.place.accessibleName().startswith("5 . 1 . 1, 0:08.0")
    assert readouts.tempo.accessibleName() == "120 bpm, 4/4"
    assert readouts.key.accessibleName().startswith("C major")


def test_a_key_that_is_the_sections_own_is_said_to_be_here(touch: WindowTouch) -> None:
    readouts = touch.find(Readouts)
    touch.select(slots=(1,))
    assert readouts.key.accessibleName().endswith("key")
    section = touch.song.arrangement.order[1].section
    touch.document.apply("step-set-section-key", lambda song: set_section_key(song, section, "Bm"), key="Bm")
    assert readouts.key.accessibleName().startswith("B minor")
    assert readouts.key.accessibleName().endswith("key here")


def test_the_songs_tempo_is_changed_from_its_readout(touch: WindowTouch) -> None:
    popup = TimePopup(
        touch.window.desk, touch.window.commands, touch.window.playing, "tempo", touch.find(Readouts)
    )
    touch.qtbot.addWidget(popup)
    with touch.one_step():
        popup.tempo.setValue(98.5)
    assert touch.song.microseconds_per_quarter == round(60_000_000 / 98.5)
    assert touch.find(Readouts).tempo.accessibleName() == "98.5 bpm, 4/4"


@pytest.mark.parametrize(("at", "shown"), [(0, "A"), (25, "Z"), (26, "27")])
def test_variants_are_lettered_and_from_the_27th_on_numbered(at: int, shown: str) -> None:
    assert letter(at) == shown
