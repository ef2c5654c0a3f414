"""Cards of the tray dragged onto the board as the desktop does it: press, move, let go.

The moves are given to the window from outside while Qt's own loop of the drag runs. That needs a screen; to
run them on one: `QT_QPA_PLATFORM=xcb pytest tests/gui/test_real_drag.py`.
"""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from arrangeboard.gui.tray.card_strip import CardStrip
from tests.gui.board_mouse import BoardMouse
from tests.gui.window_touch import WindowTouch
from tests.unit.board.songs import BEAT, CHORUS, VERSE, small_song

LEFT = Qt.MouseButton.LeftButton
STEP_MS = 60


@pytest.fixture
def touch(qtbot: QtBot) -> WindowTouch:
    if QGuiApplication.platformName() in {"offscreen", "minimal"}:
        pytest.skip("without a screen nothing is dragged")
    return WindowTouch(qtbot, small_song())


def drag(touch: WindowTouch, strip: CardStrip, key: object, to: QPoint, *, cancel: bool = False) -> None:
    """Drag a card to a point of the board; with `cancel`, press Escape over it instead of letting go."""
    window = touch.window.windowHandle()
    start = strip.mapTo(touch.window, strip.card_rect(key).center())
    end = touch.window.board.viewport().mapTo(touch.window, to)
    near = start + QPoint(12, -12)

    def leave() -> None:
        if cancel:
            QTest.keyClick(window, Qt.Key.Key_Escape)
        QTest.mouseRelease(window, LEFT, Qt.KeyboardModifier.NoModifier, end)

    steps: tuple[Callable[[], None], ...] = (
        lambda: QTest.mouseMove(window, (near + end) / 2),
        lambda: QTest.mouseMove(window, end),
        leave,
    )
    # The drag begins in the move below, which returns when it is over: the rest is set off beforehand.
    for at, step in enumerate(steps):
        QTimer.singleShot(STEP_MS * (at + 2), step)
    QTest.mousePress(window, LEFT, Qt.KeyboardModifier.NoModifier, start)
    QTest.mouseMove(window, near)
    QTest.qWait(STEP_MS * 8)


def test_a_piece_dropped_on_a_cell_is_played_there(touch: WindowTouch) -> None:
    with touch.one_step():
        drag(touch, touch.window.workspace.tray.pieces, BEAT, BoardMouse(touch.window.board).cell(1, 1))
    drums = touch.song.lanes[1].id
    assert [part.piece for part in touch.song.sections[CHORUS].parts[drums]] == [BEAT]


def test_a_section_dropped_between_two_stands_there(touch: WindowTouch) -> None:
    touch.select(slots=(0,))
    touch.run("delete")
    tray = touch.window.workspace.tray
    tray.show_shelf()
    with touch.one_step():
        drag(touch, tray.shelf, VERSE, BoardMouse(touch.window.board).cell(1, 0, share=0.1))
    assert [slot.section for slot in touch.song.arrangement.order] == [CHORUS, VERSE, CHORUS]


def test_escape_over_the_board_leaves_everything_as_it_was(touch: WindowTouch) -> None:
    drag(
        touch,
        touch.window.workspace.tray.pieces,
        BEAT,
        BoardMouse(touch.window.board).cell(1, 1),
        cancel=True,
    )
    assert touch.document.step == 0
    assert not touch.window.board.drops.is_over
