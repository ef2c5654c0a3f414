"""How loud everything is heard: a slider in decibels, heard while it is dragged."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QWidget

from arrangeboard.gui.fields.labels import text
from arrangeboard.gui.fields.slider import SliderField
from arrangeboard.gui.look.theme import Theme
from arrangeboard.words import say

QUIETEST, LOUDEST, USUAL = -24, 6, 0


class LoudnessField(QWidget):
    """`try_it` is told each value while the handle is held, `give` the one it is let go at."""

    def __init__(
        self, look: Theme, decibels: float, try_it: Callable[[float], object], give: Callable[[float], object]
    ) -> None:
        super().__init__()
        self.slider = SliderField(lambda value: give(float(value)), (QUIETEST, LOUDEST), usual=USUAL)
        self.slider.setPageStep(3)
        self.slider.setAccessibleName(say("loudness"))
        self.slider.setToolTip(say("loudness-tip"))
        self.slider.show_value(round(decibels))
        self.words = text(look, "", size=12)
        self.words.setFixedWidth(look.size(60))
        self.slider.valueChanged.connect(lambda _value: self._tell())
        self.slider.tried.connect(lambda value: try_it(float(value)))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self.slider, 1)
        row.addWidget(self.words)
        self.setFocusProxy(self.slider)
        self._tell()

    def _tell(self) -> None:
        value = self.slider.value()
        sign = "+" if value > 0 else "−" if value < 0 else ""
        self.words.setText(say("loudness-figure", decibels=f"{sign}{abs(value)}"))
