"""What is being recorded, as it grows: notes from the left, the newest at the line on the right."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from arrangeboard.gui.look.theme import BOLD, Theme
from arrangeboard.song.values import TICKS_PER_QUARTER, Note
from arrangeboard.words import say

SHOWN_TICKS = 16 * TICKS_PER_QUARTER
"""So much of the take is in view, until it is longer; then its end is."""
FEWEST_PITCHES = 12
HEIGHT, COUNT_SIZE = 42, 32


class TakePicture(QWidget):
    """`show_take` gives the notes and where the song is; `tick_now` is where new notes begin."""

    def __init__(self, look: Theme) -> None:
        super().__init__()
        self._look = look
        self._notes: tuple[Note, ...] = ()
        self._from_tick = 0
        self._tick = 0.0
        self._beats = 0
        self._loop_ticks: int | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(look.size(HEIGHT))
        self.setMinimumWidth(look.size(80))

    def sizeHint(self) -> QSize:
        """As wide as there is room for."""
        return QSize(self._look.size(320), self._look.size(HEIGHT))

    def show_take(
        self, notes: tuple[Note, ...], from_tick: int, tick: float, loop_ticks: int | None = None
    ) -> None:
        """Show these notes; the take began at `from_tick`, and the song is at `tick` now.

        Of a take that goes round, all `loop_ticks` of a lap are in view.
        """
        self._notes, self._from_tick, self._tick, self._loop_ticks = notes, from_tick, tick, loop_ticks
        self.update()

    def count_in(self, beats: int) -> None:
        """Show in large how many beats are still to come before the take; 0 shows the take."""
        if beats != self._beats:
            self._beats = beats
            self.setAccessibleName(say("recording-counting", count=beats) if beats else "")
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint ground, notes and the line of now."""
        look = self._look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("ground"))
        painter.drawRoundedRect(self.rect(), 6, 6)
        if self._beats:
            painter.setFont(look.font(COUNT_SIZE, BOLD))
            painter.setPen(look.colour("clash"))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, str(self._beats))
            painter.end()
            return
        x_of = self._scale()
        painter.setBrush(look.colour("clash"))
        for note in self._notes:
            painter.drawRoundedRect(self._note_rect(note, x_of), 1.5, 1.5)
        painter.setBrush(look.colour("playhead"))
        painter.drawRect(QRectF(x_of(self._tick), 3, 1.5, self.height() - 6))
        painter.end()

    def _scale(self) -> Callable[[float], float]:
        """Where a tick lies across."""
        shown = self._loop_ticks or SHOWN_TICKS
        first = self._from_tick if self._loop_ticks else max(self._from_tick, self._tick - 0.9 * shown)
        width = self.width() - 12
        return lambda tick: 6 + min(max((tick - first) / shown, 0.0), 1.0) * width

    def _note_rect(self, note: Note, x_of: Callable[[float], float]) -> QRectF:
        pitches = [one.pitch for one in self._notes]
        spare = max(0, FEWEST_PITCHES - (max(pitches) - min(pitches))) / 2
        lowest, highest = min(pitches) - spare, max(pitches) + spare
        height = self.height() - 10
        y = 4 + (highest - note.pitch) / max(1, highest - lowest) * height
        left = x_of(note.start_tick)
        right = x_of(note.start_tick + note.length_ticks)
        return QRectF(left, y, max(2.0, right - left - 1), 3.0)
