"""A mouse over a board: points by section and lane, clicks and drags."""

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from arrangeboard.board.headers import lane_header_rect, mute_rect, section_header_rect, solo_rect
from arrangeboard.board.items import Rect
from arrangeboard.gui.board.board_view import BoardView

NONE = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


class BoardMouse:
    """Slots and lanes are told by index."""

    def __init__(self, board: BoardView) -> None:
        self.board = board

    def cell(self, slot: int, lane: int, share: float = 0.5) -> QPoint:
        """A point in a cell, so far across."""
        rect = self.board.frame.in_view(self.board.scene.geometry.cell(slot, lane))
        return QPoint(round(rect.x + rect.width * share), round(rect.y + rect.height / 2))

    def section(self, slot: int, share: float = 0.5) -> QPoint:
        """A point in a section's header."""
        rect = section_header_rect(self.board.scene, self.board.frame, slot)
        x = self.board.frame.view_x(rect.x + rect.width * share)
        return QPoint(round(x), round(rect.y + rect.height / 2))

    def edge(self, slot: int) -> QPoint:
        """The right edge of a section's header."""
        rect = section_header_rect(self.board.scene, self.board.frame, slot)
        return QPoint(round(self.board.frame.view_x(rect.right)), round(rect.y + 20))

    def lane(self, lane: int) -> QPoint:
        """A point in a lane's header."""
        return self._beside(lane_header_rect(self.board.scene, lane), across=40)

    def mute(self, lane: int) -> QPoint:
        """A lane's mute button."""
        return self._beside(mute_rect(self.board.scene, lane))

    def solo(self, lane: int) -> QPoint:
        """A lane's solo button."""
        return self._beside(solo_rect(self.board.scene, lane))

    def _beside(self, rect: Rect, across: float | None = None) -> QPoint:
        x = rect.x + (rect.width / 2 if across is None else across)
        return QPoint(round(x), round(self.board.frame.view_y(rect.y + rect.height / 2)))

    def click(self, at: QPoint, held: Qt.KeyboardModifier = NONE) -> None:
        """Click with the left button."""
        QTest.mouseClick(self.board.viewport(), Qt.MouseButton.LeftButton, held, at)

    def double_click(self, at: QPoint) -> None:
        """Click twice, as a mouse reports it."""
        self.click(at)
        QTest.mouseDClick(self.board.viewport(), Qt.MouseButton.LeftButton, NONE, at)

    def press(self, at: QPoint, held: Qt.KeyboardModifier = NONE) -> None:
        """Press the left button."""
        QTest.mousePress(self.board.viewport(), Qt.MouseButton.LeftButton, held, at)

    def move(self, to: QPoint, held: Qt.KeyboardModifier = NONE) -> None:
        """Move with the button down."""
        self._mouse(QEvent.Type.MouseMove, to, Qt.MouseButton.LeftButton, held)

    def hover(self, to: QPoint) -> None:
        """Move with no button down."""
        self._mouse(QEvent.Type.MouseMove, to, Qt.MouseButton.NoButton, NONE)

    def release(self, at: QPoint, held: Qt.KeyboardModifier = NONE) -> None:
        """Let the left button go."""
        QTest.mouseRelease(self.board.viewport(), Qt.MouseButton.LeftButton, held, at)

    def drag(self, start: QPoint, end: QPoint, held: Qt.KeyboardModifier = NONE) -> None:
        """Press, move half the way and all of it, and let go."""
        self.press(start, held)
        self.move(QPoint((start.x() + end.x()) // 2, (start.y() + end.y()) // 2), held)
        self.move(end, held)
        self.release(end, held)

    def _mouse(
        self, kind: QEvent.Type, at: QPoint, button: Qt.MouseButton, held: Qt.KeyboardModifier
    ) -> None:
        view = self.board.viewport()
        everywhere = QPointF(view.mapToGlobal(at))
        event = QMouseEvent(kind, QPointF(at), everywhere, Qt.MouseButton.NoButton, button, held)
        QApplication.sendEvent(view, event)
