"""Where the selection is, and the tempo, meter and key there; a click on these changes the song's own."""

from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFormLayout, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from arrangeboard.app.document import Change
from arrangeboard.app.figures import (
    chosen_tick,
    fine_time_text,
    meter_text,
    place_text,
    same_time,
    tempo_text,
    time_text,
)
from arrangeboard.gui.fields.labels import paragraph, text
from arrangeboard.gui.fields.time import KeyField, MeterField, SongTempoField, key_words
from arrangeboard.gui.look.theme import SEMIBOLD
from arrangeboard.gui.window.desk import Desk
from arrangeboard.song.timeline import Timeline, timeline
from arrangeboard.words import say


class Readouts(QWidget):
    """Three pairs of figures: place and time, tempo and meter, key."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        self._spacing = desk.theme.size(4)
        row.setSpacing(self._spacing)
        self.place = Readout(desk, "place")
        self.place.setEnabled(False)
        self.tempo = Readout(desk, "tempo")
        self.key = Readout(desk, "key")
        for readout in (self.place, self.tempo, self.key):
            row.addWidget(readout)
        self.tempo.clicked.connect(partial(self._change, self.tempo, "tempo"))
        self.key.clicked.connect(partial(self._change, self.key, "key"))
        desk.listen(self, self._follow)
        self._laid_out = self._lay_out()
        self._refresh()

    def fit(self, width: int) -> None:
        """Show as many of the pairs as so many pixels hold; the place is the last to go."""
        pairs = (self.place, self.tempo, self.key)
        taken = [pair.minimumWidth() + self._spacing for pair in pairs]
        for at, pair in enumerate(pairs):
            pair.setVisible(sum(taken[: at + 1]) <= width)

    def _follow(self, change: Change) -> None:
        if not same_time(change.before, change.after):
            self._laid_out = self._lay_out()
        self._refresh()

    def _lay_out(self) -> Timeline:
        song = self._desk.document.song
        return timeline(song, song.arrangement)

    def _refresh(self) -> None:
        document, laid_out = self._desk.document, self._laid_out
        tick = chosen_tick(document.song, document.selection, laid_out)
        tempo = [one for one in laid_out.tempos if one.tick <= tick][-1]
        meter = [one for one in laid_out.meters if one.tick <= tick][-1].meter
        key = [one for one in laid_out.keys if one.tick <= tick][-1].key
        passed = fine_time_text(laid_out.seconds_at(tick))
        self.place.show_pair(
            place_text(document.song, laid_out, tick), f"{passed} / {time_text(laid_out.seconds)}"
        )
        self.tempo.show_pair(
            say("tempo-figure", tempo=tempo_text(tempo.microseconds_per_quarter)), meter_text(meter)
        )
        self.key.show_pair(key_words(key), say("key-label"))

    def _change(self, below: QPushButton, first: str) -> None:
        popup = TimePopup(self._desk, first, self)
        popup.move(below.mapToGlobal(QPoint(0, below.height() + 4)))
        popup.show()
        popup.focus_first()


class Readout(QPushButton):
    """Two lines of figures on a flat button."""

    def __init__(self, desk: Desk, name: str) -> None:
        super().__init__()
        look = desk.theme
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

    def show_pair(self, upper: str, lower: str) -> None:
        """Show two figures, and make room for them."""
        self._upper.setText(upper)
        self._lower.setText(lower)
        self.setAccessibleName(f"{upper}, {lower}")
        self.setFixedWidth(max(self.minimumWidth(), _room(self._upper), _room(self._lower)))


class TimePopup(QFrame):
    """The song's tempo, meter and key, close to where they are read."""

    def __init__(self, desk: Desk, first: str, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("look", "popup")
        self.tempo = SongTempoField(desk)
        self.meter = MeterField.of_song(desk)
        self.key = KeyField.of_song(desk)
        self._fields: dict[str, QWidget] = {"tempo": self.tempo, "meter": self.meter, "key": self.key}
        self._first = first
        form = QFormLayout(self)
        form.setContentsMargins(16, 14, 16, 14)
        form.setSpacing(10)
        for name, field in self._fields.items():
            form.addRow(text(desk.theme, say(f"field-{name}"), role="dim"), field)
        form.addRow(paragraph(desk.theme, say("sections-may-differ"), role="faint", size=11.5))
        self.setFixedWidth(desk.theme.size(270))

    def focus_first(self) -> None:
        """Put the cursor into the field that was asked for."""
        self._fields[self._first].setFocus()


def _room(label: QLabel) -> int:
    return label.fontMetrics().horizontalAdvance(label.text()) + 22
