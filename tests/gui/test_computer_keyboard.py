"""The computer's keyboard as a piano: letters are notes in the mode, and shortcuts outside of it."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from arrangeboard.gui.recording.computer_keyboard import LOUD, RELEASE_MS, SOFT, letter_of
from arrangeboard.gui.recording.strip import RecordingStrip
from tests.gui.recording_touch import RecordingTouch


@pytest.fixture
def touch(qtbot: QtBot) -> RecordingTouch:
    touch = RecordingTouch(qtbot, devices=())
    touch.run("keyboard-mode")
    return touch


def heard(touch: RecordingTouch) -> list[tuple[str, int, int]]:
    return [(one.kind, one.number, one.value) for _, one in touch.transport.played_live]


def press(touch: RecordingTouch, key: Qt.Key) -> None:
    QTest.keyPress(touch.window.board, key)


def release(touch: RecordingTouch, key: Qt.Key) -> None:
    QTest.keyRelease(touch.window.board, key)
    touch.qtbot.waitUntil(lambda: not touch.studio.keyboard.held_pitches, timeout=1000)


def test_letters_play_and_do_nothing_else(touch: RecordingTouch) -> None:
    touch.select(lanes=(0,))
    press(touch, Qt.Key.Key_S)
    release(touch, Qt.Key.Key_S)
    assert heard(touch) == [("on", 62, SOFT), ("off", 62, 0)]
    assert touch.song.view.soloed == ()


def test_after_escape_letters_are_shortcuts_again(touch: RecordingTouch) -> None:
    touch.select(lanes=(0,))
    touch.key(Qt.Key.Key_Escape)
    assert not touch.studio.keyboard.is_on
    assert not touch.window.commands["keyboard-mode"].isChecked()
    press(touch, Qt.Key.Key_S)
    assert heard(touch) == []
    assert touch.song.view.soloed == (touch.song.lanes[0].id,)


def test_a_held_key_sounds_once_and_chords_sound_together(touch: RecordingTouch) -> None:
    board = touch.window.board
    press(touch, Qt.Key.Key_A)
    again = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, "a", autorep=True)
    QApplication.sendEvent(board, again)
    press(touch, Qt.Key.Key_D)
    assert heard(touch) == [("on", 60, SOFT), ("on", 64, SOFT)]
    assert touch.studio.keyboard.held_pitches == {60, 64}


def test_a_key_that_comes_up_and_is_down_again_at_once_was_held(touch: RecordingTouch) -> None:
    press(touch, Qt.Key.Key_A)
    QTest.keyRelease(touch.window.board, Qt.Key.Key_A)
    press(touch, Qt.Key.Key_A)
    QTest.qWait(3 * RELEASE_MS)
    assert heard(touch) == [("on", 60, SOFT)]


def test_shift_is_louder_and_x_is_an_octave_up(touch: RecordingTouch) -> None:
    touch.key(Qt.Key.Key_X)
    QTest.keyPress(touch.window.board, Qt.Key.Key_A, Qt.KeyboardModifier.ShiftModifier)
    assert heard(touch) == [("on", 72, LOUD)]


def test_a_key_that_is_held_over_a_change_of_octave_ends_as_it_began(touch: RecordingTouch) -> None:
    press(touch, Qt.Key.Key_A)
    touch.key(Qt.Key.Key_Z)
    release(touch, Qt.Key.Key_A)
    assert heard(touch) == [("on", 60, SOFT), ("off", 60, 0)]


def test_what_is_held_ends_where_the_window_loses_the_focus(touch: RecordingTouch) -> None:
    press(touch, Qt.Key.Key_A)
    QApplication.sendEvent(touch.window, QEvent(QEvent.Type.WindowDeactivate))
    assert heard(touch)[-1] == ("off", 60, 0)
    assert not touch.studio.keyboard.held_pitches


def test_a_field_keeps_its_letters(touch: RecordingTouch) -> None:
    field = touch.window.workspace.header.findChildren(type(touch.window.workspace.header._title.title))[0]
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "sad")
    assert field.text() == "sad"
    assert heard(touch) == []


def test_space_still_plays_and_letters_with_ctrl_are_commands(touch: RecordingTouch) -> None:
    touch.key(Qt.Key.Key_Space)
    assert touch.transport.state == "playing"
    touch.key(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert touch.document.selection.parts
    assert heard(touch) == []


def test_keys_are_told_by_where_they_lie_where_the_system_says_it() -> None:
    """The key between T and U is called Z on a German keyboard, and is still the black key there."""
    offset = 8 if QGuiApplication.platformName() in {"xcb", "wayland"} else 0
    key = QKeyEvent(
        QEvent.Type.KeyPress, Qt.Key.Key_Z, Qt.KeyboardModifier.NoModifier, 21 + offset, 0, 0, "z"
    )
    assert letter_of(key) == "Y"
    unplaced = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Z, Qt.KeyboardModifier.NoModifier, "z")
    assert letter_of(unplaced) == "Z"


def test_the_badge_says_what_is_played_and_its_button_leaves(touch: RecordingTouch) -> None:
    studio = touch.studio
    badge = touch.find(type(_strip(touch).keyboard))
    assert "C4–E♭5" in badge.range.text()
    QTest.mouseClick(badge.leave, Qt.MouseButton.LeftButton)
    assert not studio.keyboard.is_on
    assert not badge.isVisible()


def _strip(touch: RecordingTouch) -> RecordingStrip:
    strip = touch.window.workspace.header.findChild(RecordingStrip)
    assert isinstance(strip, RecordingStrip)
    return strip
