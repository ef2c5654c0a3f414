"""Two fingers on a touch pad zoom the board and the piano roll about where they are."""

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QNativeGestureEvent, QPointingDevice
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from arrangeboard.board.geometry import same_place
from arrangeboard.gui.board.scaled_area import ScaledArea
from tests.gui.board_touch import Touch
from tests.gui.roll_touch import RollTouch
from tests.unit.board.songs import small_song

AT = QPointF(400, 120)


def pinch(area: ScaledArea, value: float, kind: Qt.NativeGestureType) -> None:
    """Draw two fingers apart at a point of the view, by a share of what is seen."""
    view, device = area.viewport(), QPointingDevice.primaryPointingDevice()
    whole = QPointF(view.mapToGlobal(AT.toPoint()))
    event = QNativeGestureEvent(kind, device, 2, AT, AT, whole, value, QPointF())
    QApplication.sendEvent(view, event)


def test_a_pinch_zooms_the_board_about_the_fingers(qtbot: QtBot) -> None:
    board = Touch(qtbot, small_song()).board
    board.set_zoom(2.0)
    before, x = board.scene.geometry, board.frame.board_x(AT.x())
    pinch(board, 0.5, Qt.NativeGestureType.ZoomNativeGesture)
    assert board.zoom == pytest.approx(3.0)
    assert board.frame.board_x(AT.x()) == pytest.approx(same_place(before, board.scene.geometry, x), abs=1)


def test_a_pinch_zooms_the_roll_in_time_and_the_music_below_it_stays(qtbot: QtBot) -> None:
    touch = RollTouch(qtbot, small_song())
    touch.open_cell(1, 0)
    roll = touch.view
    before = roll.frame
    pinch(roll, 0.5, Qt.NativeGestureType.ZoomNativeGesture)
    assert roll.frame.pixels_per_quarter == pytest.approx(before.pixels_per_quarter * 1.5, rel=0.02)
    assert roll.frame.row_height == before.row_height
    assert roll.frame.tick(AT.x()) == pytest.approx(before.tick(AT.x()), abs=20)


def test_fingers_that_turn_zoom_nothing(qtbot: QtBot) -> None:
    board = Touch(qtbot, small_song()).board
    before = board.zoom
    pinch(board, 0.5, Qt.NativeGestureType.RotateNativeGesture)
    assert board.zoom == before
