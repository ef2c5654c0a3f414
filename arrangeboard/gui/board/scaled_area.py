"""A scroll area at the theme's scale that pinches zoom: the board is one, the piano roll another."""

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QNativeGestureEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QGestureEvent, QPinchGesture, QWidget

from arrangeboard.board.items import Rect
from arrangeboard.gui.look.theme import Theme


class ScaledArea(QAbstractScrollArea):
    """Its view is measured at scale 1, whatever the theme's scale is."""

    def __init__(self, theme: Theme, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.setFrameShape(QFrame.Shape.NoFrame)

    def pinch(self, times: float, at: QPointF) -> None:
        """Zoom so many times as near about a point of the view."""
        raise NotImplementedError

    def update_view(self, rect: Rect) -> None:
        """Paint a rectangle of the view again."""
        scale = self.theme.scale
        box = QRectF(rect.x * scale, rect.y * scale, rect.width * scale, rect.height * scale)
        self.viewport().update(box.toAlignedRect().adjusted(-1, -1, 1, 1))

    def viewportEvent(self, event: QEvent) -> bool:
        """Pinch on a touch pad or a screen zooms."""
        zooms = Qt.NativeGestureType.ZoomNativeGesture
        if isinstance(event, QNativeGestureEvent) and event.gestureType() == zooms:
            self.pinch(1 + event.value(), event.position() / self.theme.scale)
            return True
        if isinstance(event, QGestureEvent):
            gesture = event.gesture(Qt.GestureType.PinchGesture)
            if isinstance(gesture, QPinchGesture):
                middle = self.viewport().mapFromGlobal(gesture.centerPoint().toPoint())
                self.pinch(gesture.scaleFactor(), QPointF(middle) / self.theme.scale)
                return True
        return super().viewportEvent(event)
