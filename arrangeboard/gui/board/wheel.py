"""The wheel: scroll, scroll sideways, and zoom about the pointer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QWheelEvent

if TYPE_CHECKING:
    from arrangeboard.gui.board.scrolled import ScrolledBoard

NOTCH = 120
PIXELS_A_NOTCH = 64
ZOOM_A_NOTCH = 1.18


def turn_wheel(board: ScrolledBoard, event: QWheelEvent) -> None:
    """Do what the wheel asks for: with Ctrl zoom, with Ctrl and Shift lane height, else scroll."""
    held = event.modifiers()
    turned = event.angleDelta()
    if held & Qt.KeyboardModifier.ControlModifier:
        notches = (turned.y() or turned.x()) / NOTCH
        if held & Qt.KeyboardModifier.ShiftModifier:
            board.set_lane_height(board.scene.geometry.lane_height * ZOOM_A_NOTCH**notches)
        else:
            board.zoom_about(board.zoom * ZOOM_A_NOTCH**notches, event.position().x() / board.theme.scale)
        event.accept()
        return
    moved = _pixels(event)
    if held & Qt.KeyboardModifier.ShiftModifier and not moved.x():
        moved = QPoint(moved.y(), 0)
    across, down = board.horizontalScrollBar(), board.verticalScrollBar()
    across.setValue(across.value() - moved.x())
    down.setValue(down.value() - moved.y())
    event.accept()


def _pixels(event: QWheelEvent) -> QPoint:
    """How far to scroll: as a touch pad says, or so much for each notch."""
    if not event.pixelDelta().isNull():
        return event.pixelDelta()
    turned = event.angleDelta()
    return QPoint(turned.x() * PIXELS_A_NOTCH // NOTCH, turned.y() * PIXELS_A_NOTCH // NOTCH)
