"""Places and lengths inside a section, in bars and beats as the section's own grid has them."""

from collections.abc import Callable

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from arrangeboard.gui.fields.basic import DecimalField, NumberField
from arrangeboard.gui.fields.labels import text
from arrangeboard.gui.look.theme import Theme
from arrangeboard.song.bars import BarGrid, beat_ticks
from arrangeboard.words import say

EMPTY_GRID = BarGrid((0, 1), ())


class BeatsField(DecimalField):
    """A number of beats, or a beat of a bar."""

    def __init__(self, give: Callable[[float], object], lowest: float, highest: float) -> None:
        super().__init__(give, (lowest, highest), 3)


class BarBeatField(QWidget):
    """A place in a section: bar and beat, both from 1."""

    def __init__(self, look: Theme, give: Callable[[int], object]) -> None:
        super().__init__()
        self._give = give
        self._grid = EMPTY_GRID
        self.bar = NumberField(lambda _bar: self._changed(), (1, 999))
        self.beat = BeatsField(lambda _beat: self._changed(), 1, 99)
        self.bar.setAccessibleName(say("field-start-bar"))
        self.beat.setAccessibleName(say("field-start-beat"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.bar, 1)
        row.addWidget(text(look, say("word-beat"), role="dim", size=12))
        row.addWidget(self.beat, 1)
        self.setFocusProxy(self.bar)

    def show_value(self, tick: int, grid: BarGrid) -> None:
        """Show a tick of the section."""
        self._grid = grid
        bar = grid.bar_at(tick)
        with QSignalBlocker(self.bar):
            self.bar.setMaximum(grid.bars)
        self.bar.show_value(bar + 1)
        self.beat.show_value((tick - grid.starts[bar]) / beat_ticks(grid.meters[bar]) + 1)

    def _changed(self) -> None:
        bar = self.bar.value() - 1
        beats = self.beat.value() - 1
        self._give(self._grid.starts[bar] + round(beats * beat_ticks(self._grid.meters[bar])))


class LengthField(QWidget):
    """How long a part lasts: so many beats, or to the end of its section."""

    def __init__(self, look: Theme, give: Callable[[int | None], object]) -> None:
        super().__init__()
        self._give = give
        self._beat_ticks = 1
        self.to_end = QCheckBox(say("to-the-end"))
        self.to_end.setFont(look.font(12.5))
        self.beats = BeatsField(lambda _beats: self._changed(), 0.001, 99_999)
        self.beats.setSuffix(say("beats-unit"))
        self.beats.setAccessibleName(say("field-length"))
        self.to_end.clicked.connect(lambda _on: self._changed())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.beats)
        column.addWidget(self.to_end)
        self.setFocusProxy(self.beats)

    def show_value(self, length_ticks: int | None, room_ticks: int, beat: int) -> None:
        """Show a length; `room_ticks` is what is left of the section, `beat` the ticks of a beat."""
        self._beat_ticks = beat
        with QSignalBlocker(self.to_end):
            self.to_end.setChecked(length_ticks is None)
        self.beats.show_value((room_ticks if length_ticks is None else length_ticks) / beat)
        self.beats.setEnabled(length_ticks is not None)

    def _changed(self) -> None:
        whole = self.to_end.isChecked()
        self._give(None if whole else max(1, round(self.beats.value() * self._beat_ticks)))
