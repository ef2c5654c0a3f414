"""Where the keys go, which panels have room, and what Enter does: as somebody at the keyboard meets it."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from arrangeboard.gui.fields.time import SongTempoField
from arrangeboard.gui.inspector.part_form import PartForm
from arrangeboard.gui.inspector.section_form import SectionForm
from arrangeboard.gui.inspector.song_form import SongForm
from arrangeboard.gui.opening.form_card import FormCard
from tests.gui.window_touch import WindowTouch
from tests.unit.board.songs import small_song


@pytest.fixture
def touch(qtbot: QtBot) -> WindowTouch:
    return WindowTouch(qtbot, small_song())


def a_button(touch: WindowTouch, words: str) -> QPushButton:
    return next(one for one in touch.window.findChildren(QPushButton) if one.text() == words)


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return])
def test_after_a_button_of_the_message_the_keys_go_to_the_board(touch: WindowTouch, key: Qt.Key) -> None:
    done: list[bool] = []
    do: Callable[[], None] = lambda: done.append(True)  # noqa: E731
    touch.window.messages.tell("Imported.", "Read them", do)
    button = a_button(touch, "Read them")
    button.setFocus(Qt.FocusReason.ShortcutFocusReason)
    QTest.keyClick(button, key)
    assert done
    assert touch.window.board.hasFocus()
    touch.key(Qt.Key.Key_B)
    assert touch.song.title == "Small"


def test_a_message_closed_with_the_mouse_gives_the_keys_to_the_board(touch: WindowTouch) -> None:
    touch.window.messages.tell("Imported.", "Read them", lambda: None)
    a_button(touch, "Read them").setFocus()
    touch.window.messages.tell("Saved.")
    assert touch.window.board.hasFocus()


def test_the_songs_details_stay_through_edits_until_something_is_selected(touch: WindowTouch) -> None:
    touch.select_cell(1, 0)
    inspector = touch.window.workspace.inspector
    touch.run("song-details")
    tempo = touch.find(SongTempoField)
    tempo.setFocus()
    touch.key(Qt.Key.Key_Up)
    assert isinstance(inspector.form, SongForm)
    touch.run("undo")
    assert isinstance(inspector.form, SongForm)
    touch.select(slots=(0,))
    assert isinstance(inspector.form, SectionForm)
    touch.select_cell(1, 0)
    assert isinstance(inspector.form, PartForm)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_starts_a_form_and_the_example(qtbot: QtBot, key: Qt.Key) -> None:
    touch = WindowTouch(qtbot)
    touch.find(FormCard).setFocus()
    touch.key(key)
    assert touch.song.arrangement.order
    touch.run("close-song")
    touch.find(QPushButton, "start-example").setFocus()
    touch.key(key)
    qtbot.waitUntil(lambda: touch.window.session.document is not None)
    assert touch.song.title == "Paper Lanterns"


def test_panels_follow_the_room_until_the_user_says(touch: WindowTouch) -> None:
    inspector, tray = touch.window.workspace.inspector, touch.window.workspace.tray
    touch.window.resize(900, 560)
    assert not inspector.isVisible()
    assert not tray.isVisible()
    touch.window.resize(1500, 900)
    assert inspector.isVisible()
    assert tray.isVisible()
    assert touch.window.commands["show-tray"].isChecked()
    touch.run("show-tray")
    touch.window.resize(1600, 950)
    assert not tray.isVisible()
    assert not touch.window.commands["show-tray"].isChecked()
