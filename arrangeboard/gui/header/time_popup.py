"""The song's tempo, meter and key where they are read, with a way to tap, and the tempo to practise at."""

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QFormLayout, QFrame, QHBoxLayout, QPushButton, QSlider, QWidget

from arrangeboard.gui.fields.labels import button, paragraph, rule, text
from arrangeboard.gui.fields.time import KeyField, MeterField, SongTempoField
from arrangeboard.gui.playing.playing import FASTEST, PRACTICE_STEP, SLOWEST, Playing
from arrangeboard.gui.window.actions import Actions
from arrangeboard.gui.window.desk import Desk
from arrangeboard.words import say


class TimePopup(QFrame):
    """The fields on a popup; it closes with a click beside it."""

    def __init__(self, desk: Desk, actions: Actions, playing: Playing, first: str, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("look", "popup")
        self.tempo = SongTempoField(desk)
        self.meter = MeterField.of_song(desk)
        self.key = KeyField.of_song(desk)
        self.practice = PracticeField(desk, playing)
        self.tap: QPushButton = button(desk.theme, say("tap-button"), actions["tap-tempo"].trigger)
        self.tap.setToolTip(actions["tap-tempo"].toolTip())
        self._fields: dict[str, QWidget] = {"tempo": self.tempo, "meter": self.meter, "key": self.key}
        self._first = first
        self._lay_out(desk)

    def _lay_out(self, desk: Desk) -> None:
        look = desk.theme
        form = QFormLayout(self)
        form.setContentsMargins(16, 14, 16, 14)
        form.setSpacing(10)
        tempo = QHBoxLayout()
        tempo.setSpacing(8)
        tempo.addWidget(self.tempo, 1)
        tempo.addWidget(self.tap)
        form.addRow(text(look, say("field-tempo"), role="dim"), tempo)
        for name in ("meter", "key"):
            form.addRow(text(look, say(f"field-{name}"), role="dim"), self._fields[name])
        form.addRow(paragraph(look, say("sections-may-differ"), role="faint", size=11.5))
        form.addRow(rule())
        form.addRow(text(look, say("practice-tempo"), role="dim"), self.practice)
        self.setFixedWidth(look.size(300))

    def focus_first(self) -> None:
        """Put the cursor into the field that was asked for."""
        self._fields[self._first].setFocus()


class PracticeField(QWidget):
    """How fast it plays, of the song's own tempo: heard at once, no step of the history."""

    def __init__(self, desk: Desk, playing: Playing) -> None:
        super().__init__()
        self._playing = playing
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(SLOWEST // PRACTICE_STEP, FASTEST // PRACTICE_STEP)
        self.slider.setPageStep(2)
        self.slider.setToolTip(say("practice-tip"))
        self.slider.setAccessibleName(say("practice-tempo"))
        self.slider.setEnabled(playing.transport is not None)
        self.figure = text(desk.theme, "")
        self.figure.setFixedWidth(self.figure.fontMetrics().horizontalAdvance(say_percent(FASTEST)) + 4)
        self.figure.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.slider, 1)
        row.addWidget(self.figure)
        self._show()
        self.slider.valueChanged.connect(lambda at: playing.set_percent(at * PRACTICE_STEP))
        playing.changed.connect(self._show)

    def _show(self) -> None:
        with QSignalBlocker(self.slider):
            self.slider.setValue(round(self._playing.percent / PRACTICE_STEP))
        self.figure.setText(say_percent(self._playing.percent))


def say_percent(percent: int) -> str:
    """A share in words."""
    return say("practice-figure", percent=percent)
