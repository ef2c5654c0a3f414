"""How loud the metronome clicks: a slider that is heard when it is let go, as soon as a click comes."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QWidget

from arrangeboard.gui.fields.labels import text
from arrangeboard.gui.fields.slider import SliderField
from arrangeboard.gui.look.theme import Theme
from arrangeboard.words import say

QUIETEST, LOUDEST, USUAL = 0, 127, 100


class ClickField(QWidget):
    """`give` is told the volume, 0–127 as a lane's, that the handle is let go at."""

    def __init__(self, look: Theme, volume: int, give: Callable[[int], object]) -> None:
        super().__init__()
        self.slider = SliderField(give, (QUIETEST, LOUDEST), usual=USUAL)
        self.slider.setPageStep(10)
        self.slider.setAccessibleName(say("metronome-volume"))
        self.slider.setToolTip(say("metronome-volume-tip"))
        self.slider.show_value(volume)
        self.words = text(look, str(volume), size=12)
        self.words.setFixedWidth(look.size(60))
        self.slider.valueChanged.connect(lambda value: self.words.setText(str(value)))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self.slider, 1)
        row.addWidget(self.words)
        self.setFocusProxy(self.slider)
