"""A number on a slider that is heard while it is dragged, and one step of undo when it is let go."""

from collections.abc import Callable

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QSlider


class SliderField(QSlider):
    """A number on a slider, given when the handle is let go or moved by a key.

    While the handle is held, `tried` carries each value on the way. A double click gives the usual value.
    """

    tried = Signal(int)

    def __init__(self, give: Callable[[int], object], bounds: tuple[int, int], *, usual: int) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._give = give
        self._usual = usual
        self.setRange(*bounds)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.sliderMoved.connect(self.tried)
        self.sliderReleased.connect(lambda: self._give(self.value()))
        self.actionTriggered.connect(self._moved_by_key)

    def show_value(self, value: int) -> None:
        """Show what the song says, unless the handle is held."""
        if not self.isSliderDown():
            with QSignalBlocker(self):
                self.setValue(value)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Go back to the usual value."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.setValue(self._usual)
            self._give(self._usual)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Turn only where the slider has the focus."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def _moved_by_key(self, _action: int) -> None:
        if not self.isSliderDown():
            self._give(self.sliderPosition())
