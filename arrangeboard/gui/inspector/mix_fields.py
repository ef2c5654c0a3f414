"""Volume and pan of an instrument: heard while they are dragged, one step of undo when they are let go."""

from collections.abc import Callable
from math import log10

from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from arrangeboard.gui.fields.labels import text
from arrangeboard.gui.fields.slider import SliderField
from arrangeboard.gui.inspector.form import Form
from arrangeboard.gui.look.theme import Theme
from arrangeboard.song.values import Lane
from arrangeboard.words import say

FULL, USUAL_VOLUME, MIDDLE = 127, 100, 64


class MixFields:
    """Two sliders with their figures. `try_mix` is told volume and pan while a handle is held."""

    def __init__(
        self,
        form: Form,
        set_volume: Callable[[int], object],
        set_pan: Callable[[int], object],
        try_mix: Callable[[int, int], object],
    ) -> None:
        look = form.desk.theme
        fields = form.group("mix-title")
        self.volume = SliderField(set_volume, (0, FULL), usual=USUAL_VOLUME)
        self.pan = SliderField(set_pan, (0, FULL), usual=MIDDLE)
        self.volume_words = text(look, "", size=12)
        self.pan_words = text(look, "", size=12)
        for label, slider, words in (
            ("field-volume", self.volume, self.volume_words),
            ("field-pan", self.pan, self.pan_words),
        ):
            form.row(fields, label, _beside(look, slider, words))
            slider.setAccessibleName(say(label))
            slider.setToolTip(say(f"{label}-tip"))
            slider.valueChanged.connect(lambda _value: self._tell())
            slider.tried.connect(lambda _value: try_mix(self.volume.value(), self.pan.value()))

    def show(self, lane: Lane) -> None:
        """Show what the song says."""
        self.volume.show_value(lane.volume)
        self.pan.show_value(lane.pan)
        self._tell()

    def _tell(self) -> None:
        pan = self.pan.value()
        self.volume_words.setText(volume_text(self.volume.value()))
        code = "pan-middle" if pan == MIDDLE else "pan-left" if pan < MIDDLE else "pan-right"
        self.pan_words.setText(say(code, amount=abs(pan - MIDDLE)))


def volume_text(volume: int) -> str:
    """A volume with the decibels that it takes away, by General MIDI's curve."""
    if volume == 0:
        return say("volume-silent")
    decibels = f"{40 * log10(volume / FULL):.1f}".replace("-", "−")
    return say("volume-figure", volume=volume, decibels=decibels)


def _beside(look: Theme, slider: QWidget, words: QLabel) -> QWidget:
    both = QWidget()
    row = QHBoxLayout(both)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(10)
    row.addWidget(slider, 1)
    words.setFixedWidth(look.size(84))
    row.addWidget(words)
    both.setFocusProxy(slider)
    return both
