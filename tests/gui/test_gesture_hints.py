"""What a gesture says in the status bar is said only while it goes on."""

import pytest
from pytestqt.qtbot import QtBot

from tests.gui.board_touch import Touch
from tests.unit.board.songs import small_song


@pytest.fixture
def touch(qtbot: QtBot) -> Touch:
    return Touch(qtbot, small_song())


@pytest.mark.parametrize("painting", [False, True])
def test_the_hint_of_a_gesture_goes_when_it_ends(touch: Touch, painting: bool) -> None:
    hints: list[str] = []
    touch.board.set_painting(on=painting)
    touch.board.hint_changed.connect(hints.append)
    touch.drag(touch.section(0), touch.section(2, share=0.9))
    assert any(hints)
    assert hints[-1] == ""
