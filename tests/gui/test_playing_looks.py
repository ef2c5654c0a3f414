"""Playing in a window whose look is built anew, and the keys that play after a click on something else."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from arrangeboard.gui.header.variant_tabs import VariantTabs
from tests.gui.playing_touch import KeptTransport, PlayingTouch, fast_song, kept_transport
from tests.unit.board.songs import BAR


@pytest.fixture(scope="module")
def transport() -> Iterator[KeptTransport]:
    with kept_transport() as kept:
        yield kept


@pytest.fixture
def touch(qtbot: QtBot, transport: KeptTransport) -> PlayingTouch:
    return PlayingTouch(qtbot, transport)


def let_go_of_what_was_taken_down() -> None:
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.mark.parametrize("code", ["theme-light", "presentation", "close-song"])
def test_a_board_that_was_taken_down_is_told_of_playing_no_more(touch: PlayingTouch, code: str) -> None:
    touch.run(code)
    let_go_of_what_was_taken_down()
    if code == "close-song":
        touch.window.session.open_new(fast_song())
    # What a slot raises fails the test.
    touch.run("play")
    touch.wait_past(BAR / 2)
    touch.run("faster")
    touch.run("stop")
    touch.wait_for_state("stopped")


def test_after_a_click_on_a_variant_space_plays(touch: PlayingTouch) -> None:
    touch.run("new-variant")
    first = touch.find(VariantTabs).pills[0]
    first.setFocus(Qt.FocusReason.MouseFocusReason)
    QTest.mouseClick(first, Qt.MouseButton.LeftButton)
    let_go_of_what_was_taken_down()
    assert touch.window.board.hasFocus()
    touch.key(Qt.Key.Key_Space)
    assert touch.playing.is_running
    assert QApplication.activePopupWidget() is None


def test_a_button_that_was_clicked_leaves_space_to_playing(touch: PlayingTouch) -> None:
    button = touch.find(QPushButton, "readout-key")
    button.setFocus(Qt.FocusReason.MouseFocusReason)
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert touch.playing.is_running
    assert QApplication.activePopupWidget() is None


def test_what_goes_away_with_the_focus_gives_it_to_the_board(touch: PlayingTouch) -> None:
    button = touch.find(QPushButton, "try-a-change")
    button.setFocus()
    button.hide()
    assert touch.window.board.hasFocus()
