"""The wheel over the roll: scroll, scroll sideways, zoom in time and in pitch."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QWheelEvent

from arrangeboard.gui.board.wheel import NOTCH, PIXELS_A_NOTCH, ZOOM_A_NOTCH

if TYPE_CHECKING:
    from arrangeboard.gui.roll.roll_scroll import ScrolledRoll


def turn_wheel(roll: ScrolledRoll, event: QWheelEvent) -> None:
    """Scroll; with Shift sideways; with Ctrl zoom in time; with Ctrl and Alt or Shift, or Alt, in pitch."""
    held, keys = event.modifiers(), Qt.KeyboardModifier
    if held & (keys.ControlModifier | keys.AltModifier):
        in_pitch = bool(held & keys.AltModifier) or bool(held & keys.ShiftModifier)
        _zoom(roll, event, in_pitch=in_pitch)
    else:
        moved = _pixels(event)
        across, down = roll.horizontalScrollBar(), roll.verticalScrollBar()
        across.setValue(across.value() - moved.x())
        down.setValue(down.value() - moved.y())
    event.accept()


def _zoom(roll: ScrolledRoll, event: QWheelEvent, *, in_pitch: bool) -> None:
    turned = event.angleDelta()
    by = ZOOM_A_NOTCH ** ((turned.y() or turned.x()) / NOTCH)
    at = event.position() / roll.theme.scale
    if in_pitch:
        roll.zoom_about(at.x(), at.y(), down=_row_step(roll.frame.row_height, by))
    else:
        roll.zoom_about(at.x(), at.y(), across=by)


def _row_step(height: float, by: float) -> float:
    """How many times as high a row becomes: by a whole pixel at least."""
    if by == 1:
        return 1.0
    return max(by, (height + 1) / height) if by > 1 else min(by, (height - 1) / height)


def _pixels(event: QWheelEvent) -> QPoint:
    """How far to scroll: as a touch pad says, or so much for each notch; with Shift sideways."""
    moved = event.pixelDelta()
    if moved.isNull():
        turned = event.angleDelta()
        moved = QPoint(turned.x() * PIXELS_A_NOTCH // NOTCH, turned.y() * PIXELS_A_NOTCH // NOTCH)
    if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and not moved.x():
        return QPoint(moved.y(), 0)
    return moved
