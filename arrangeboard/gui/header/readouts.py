"""Where the playhead is, and the tempo, meter and key there; a click changes the song's own.

Where nothing can play there is no playhead, and the selection's start is shown.
"""

from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from arrangeboard.app.document import Change
from arrangeboard.app.figures import (
    beats_per_minute,
    chosen_tick,
    fine_time_text,
    meter_text,
    place_text,
    same_time,
    tempo_text,
    time_text,
)
from arrangeboard.gui.fields.labels import text
from arrangeboard.gui.fields.time import key_words
from arrangeboard.gui.header.time_popup import TimePopup
from arrangeboard.gui.look.theme import SEMIBOLD
from arrangeboard.gui.playing.playing import Playing
from arrangeboard.gui.window.actions import Actions
from arrangeboard.gui.window.desk import Desk
from arrangeboard.song.timeline import Timeline, timeline
from arrangeboard.words import say

MARGINS = 22
"""What a pair of figures takes at both sides, in pixels."""


class Readouts(QWidget):
    """Three pairs of figures: place and time, tempo and meter, key."""

    def __init__(self, desk: Desk, actions: Actions, playing: Playing) -> None:
        super().__init__()
        self._desk = desk
        self._actions = actions
        self._playing = playing
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        self._spacing = desk.theme.size(4)
        row.setSpacing(self._spacing)
        self.place = Readout(desk, "place")
        self.place.setEnabled(False)
        self.tempo = Readout(desk, "tempo")
        self.key = Readout(desk, "key")
        self._pairs = (self.place, self.tempo, self.key)
        for readout in self._pairs:
            row.addWidget(readout)
        self.tempo.clicked.connect(partial(self._change, self.tempo, "tempo"))
        self.key.clicked.connect(partial(self._change, self.key, "key"))
        desk.listen(self, self._follow)
        self._laid_out = self._lay_out()
        self.tempo.reserve(
            say("tempo-figure", tempo="000"), say("meter-practised", meter="0/0", percent="000")
        )
        self._refresh()
        playing.moved.connect(self._refresh)
        playing.changed.connect(self._refresh)
        playing.ready_changed.connect(self._refresh)
        playing.counted.connect(self._refresh)

    def width_of(self, count: int) -> int:
        """How wide so many of the pairs are."""
        return sum(pair.minimumWidth() + self._spacing for pair in self._pairs[:count])

    def fit(self, width: int) -> None:
        """Show as many of the pairs as so many pixels hold; the place is the last to go."""
        for at, pair in enumerate(self._pairs):
            pair.setVisible(self.width_of(at + 1) <= width)

    def _follow(self, change: Change) -> None:
        if not same_time(change.before, change.after):
            self._laid_out = self._lay_out()
        self._refresh()

    def _lay_out(self) -> Timeline:
        song = self._desk.document.song
        return timeline(song, song.arrangement)

    @property
    def _tick(self) -> int:
        """The tick that is shown: the clock is the playhead's."""
        if self._playing.transport is not None:
            return int(self._playing.tick)
        document = self._desk.document
        return chosen_tick(document.song, document.selection, self._laid_out)

    def _refresh(self) -> None:
        laid_out, tick = self._laid_out, self._tick
        tempo, meter = laid_out.tempo_at(tick), laid_out.meter_at(tick)
        passed = fine_time_text(laid_out.seconds_at(tick))
        place, times = self._place_words(tick), f"{passed} / {time_text(laid_out.seconds)}"
        beats = self._playing.beats_left
        self.place.show_pair(say("count-in-left", beats=beats) if beats else place, times)
        self.place.light(on=beats > 0)
        self.tempo.show_pair(
            self._tempo_words(tempo.microseconds_per_quarter), self._meter_words(meter_text(meter))
        )
        self._show_key(laid_out.key_at(tick))

    def _show_key(self, key: str) -> None:
        """The key at the place shown, and whether it is that place's own and not the song's."""
        is_own = key != self._desk.document.song.key
        self.key.show_pair(key_words(key), say("key-here-label" if is_own else "key-label"))

    def _place_words(self, tick: int) -> str:
        return place_text(self._desk.document.song, self._laid_out, tick)

    def _tempo_words(self, microseconds_per_quarter: int) -> str:
        """The tempo; while practising the one that is heard."""
        percent = self._playing.percent
        if percent == 100:
            return say("tempo-figure", tempo=tempo_text(microseconds_per_quarter))
        return say("tempo-figure", tempo=round(beats_per_minute(microseconds_per_quarter) * percent / 100))

    def _meter_words(self, meter: str) -> str:
        """The meter; while practising with the share of the song's own tempo."""
        percent = self._playing.percent
        return meter if percent == 100 else say("meter-practised", meter=meter, percent=percent)

    def _change(self, below: QPushButton, first: str) -> None:
        popup = TimePopup(self._desk, self._actions, self._playing, first, self)
        popup.move(below.mapToGlobal(QPoint(0, below.height() + 4)))
        popup.show()
        popup.focus_first()


class Readout(QPushButton):
    """Two lines of figures on a flat button."""

    def __init__(self, desk: Desk, name: str) -> None:
        super().__init__()
        look = desk.theme
        self._shown = ("", "")
        self.setObjectName(f"readout-{name}")
        self.setProperty("look", "readout")
        self.setFixedHeight(look.size(44))
        self.setToolTip(say(f"readout-{name}-tip"))
        column = QVBoxLayout(self)
        column.setContentsMargins(9, 4, 9, 4)
        column.setSpacing(1)
        self._upper = text(look, "", size=14, weight=SEMIBOLD)
        self._lower = text(look, "", role="dim", size=11)
        for line in (self._upper, self._lower):
            line.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            column.addWidget(line)

    def reserve(self, upper: str, lower: str) -> None:
        """Keep room for figures so long from the start, so that nothing beside them slides."""
        self.setFixedWidth(max(self.minimumWidth(), _room(self._upper, upper), _room(self._lower, lower)))

    def light(self, *, on: bool) -> None:
        """Show the upper figure in the accent's colour, or as usual."""
        look = "accent" if on else ""
        if self._upper.property("look") != look:
            self._upper.setProperty("look", look)
            self._upper.style().polish(self._upper)

    def show_pair(self, upper: str, lower: str) -> None:
        """Show two figures, and make room for them. Nothing happens where they are shown already."""
        if (upper, lower) == self._shown:
            return
        self._shown = upper, lower
        self._upper.setText(upper)
        self._lower.setText(lower)
        self.setAccessibleName(f"{upper}, {lower}")
        wanted = max(self.minimumWidth(), _room(self._upper, upper), _room(self._lower, lower))
        if wanted != self.minimumWidth():
            self.setFixedWidth(wanted)


def _room(label: QLabel, words: str) -> int:
    return label.fontMetrics().horizontalAdvance(words) + MARGINS
