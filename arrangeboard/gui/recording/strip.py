"""The strip under the header: that something is being recorded, and that letters are piano keys.

Hidden while neither is so. It says how each of them ends, and has a button for it. Both stand in one bar
where there is room, so that the board is pushed down once and not again when recording begins.
"""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QWidget

from arrangeboard.app.figures import pitch_text
from arrangeboard.app.places import places_of
from arrangeboard.gui.fields.labels import button, elided, icon_button, text
from arrangeboard.gui.look.icons import pixmap
from arrangeboard.gui.look.theme import SEMIBOLD, Theme
from arrangeboard.gui.playing.playing import Playing
from arrangeboard.gui.recording.piano_keys import PianoKeys
from arrangeboard.gui.recording.studio import Studio
from arrangeboard.gui.recording.take_picture import SHOWN_TICKS, TakePicture
from arrangeboard.song import find
from arrangeboard.song.bars import section_grid
from arrangeboard.song.naming import shown_names
from arrangeboard.song.values import Song
from arrangeboard.words import say

PADDING, ROW_HEIGHT = 14, 50
REFRESH_MS = 60


class RecordingStrip(QFrame):
    """Two halves, each there while it has something to say; one under the other where room is short."""

    def __init__(self, look: Theme, playing: Playing, studio: Studio) -> None:
        super().__init__()
        self.setObjectName("recording-strip")
        self._studio = studio
        self.recording = RecordingRow(look, playing, studio)
        self.keyboard = KeyboardRow(look, studio)
        self._halves = halves = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        halves.setContentsMargins(0, 0, 0, 0)
        halves.setSpacing(0)
        halves.addWidget(self.recording, 1)
        halves.addWidget(self.keyboard)
        # Where they do not fit beside each other they give way by standing one under the other.
        self.setMinimumWidth(look.size(200))
        studio.recorder.changed.connect(self._follow)
        studio.keyboard.changed.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        is_recording, is_on = self._studio.recorder.is_recording, self._studio.keyboard.is_on
        self.recording.setVisible(is_recording)
        self.keyboard.setVisible(is_on)
        self._halves.setStretchFactor(self.keyboard, 0 if is_recording else 1)
        self._fit()
        if self.parentWidget() is not None or not (is_recording or is_on):
            # Built anew for another theme while it records, it is shown by the window that it comes into.
            self.setVisible(is_recording or is_on)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the halves where there is room for them."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        both = self.recording.minimumSizeHint().width() + self.keyboard.minimumSizeHint().width()
        way = QBoxLayout.Direction
        has_room = both <= self.width()
        self._halves.setDirection(way.LeftToRight if has_room else way.TopToBottom)
        self.keyboard.hint.setVisible(not (has_room and self._studio.recorder.is_recording))


class RecordingRow(QWidget):
    """Into which instrument, where the song is, what has been played, and the way to end it."""

    def __init__(self, look: Theme, playing: Playing, studio: Studio) -> None:
        super().__init__()
        self._look = look
        self._playing = playing
        self._studio = studio
        self.setFixedHeight(look.size(ROW_HEIGHT))
        self.words = text(look, "", weight=SEMIBOLD)
        self.words.setContentsMargins(look.size(20), 0, 0, 0)
        self.place = text(look, "", role="dim")
        self.place.setMinimumWidth(look.size(150))
        self.picture = TakePicture(look)
        self.count = text(look, "", role="dim")
        self.stop = button(look, say("recording-stop"), studio.recorder.end)
        self.stop.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        row = _row(self, look)
        for widget in (self.words, self.place, self.picture, self.count, self.stop):
            row.addWidget(widget, 1 if widget is self.picture else 0, Qt.AlignmentFlag.AlignVCenter)
        studio.recorder.changed.connect(self._refresh)
        playing.counted.connect(self._refresh)
        self._timer = QTimer(self, interval=REFRESH_MS)
        self._timer.timeout.connect(self._refresh)
        self._refresh()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint a ground with a breath of red, and the red dot of all recorders."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        red = self._look.colour("clash")
        soft = red.toRgb()
        soft.setAlphaF(0.13)
        painter.fillRect(self.rect(), soft)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(red)
        radius = self._look.size(5)
        centre = self._look.size(PADDING) + radius
        painter.drawEllipse(centre - radius, self.height() // 2 - radius, 2 * radius, 2 * radius)
        painter.end()

    def _refresh(self) -> None:
        session = self._studio.recorder.session
        if session is None:
            self._timer.stop()
            return
        if not self._timer.isActive():
            self._timer.start()
        song = session.document.song
        names = {lane.id: lane.name for lane in song.lanes}
        beats = self._playing.beats_left
        self.words.setText(say("recording-into", lane=names.get(session.lane, "")))
        self.picture.count_in(beats)
        self.place.setText(_place(song, self._playing.tick))
        recorder = self._studio.recorder
        notes, count = recorder.notes_lately(SHOWN_TICKS), recorder.note_count
        loop = self._playing.loop_ticks
        start, length = (session.start_tick, None) if loop is None else (loop[0], loop[1] - loop[0])
        self.picture.show_take(notes, start, self._playing.tick, length)
        self.count.setText(say("recording-note" if count == 1 else "recording-notes", count=count))


class KeyboardRow(QWidget):
    """The badge of the mode: keys that light, their octave, and how to leave."""

    def __init__(self, look: Theme, studio: Studio) -> None:
        super().__init__()
        self._keyboard = studio.keyboard
        self.setObjectName("keyboard-badge")
        self.setFixedHeight(look.size(ROW_HEIGHT))
        picture = QLabel()
        picture.setPixmap(pixmap("keyboard", look.colour("accent"), look.size(20)))
        self.range = text(look, "", weight=SEMIBOLD)
        self.piano = PianoKeys(look, studio.keyboard, studio.keys)
        self.hint = elided(look, "", role="dim", size=12)
        self.leave = icon_button(
            look, "close", say("keyboard-leave"), lambda: studio.keyboard.switch(on=False)
        )
        self.leave.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        row = _row(self, look)
        for widget in (picture, self.range, self.piano, self.hint, self.leave):
            row.addWidget(widget, 1 if widget is self.hint else 0, Qt.AlignmentFlag.AlignVCenter)
        studio.keyboard.changed.connect(self._refresh)
        self._refresh()

    def _refresh(self) -> None:
        keyboard = self._keyboard
        lowest, highest = pitch_text(keyboard.base_pitch), pitch_text(keyboard.highest_pitch)
        self.range.setText(say("keyboard-range", lowest=lowest, highest=highest))
        self.hint.set_words(say("keyboard-hint", down=keyboard.names["Z"], up=keyboard.names["X"]))
        self.setAccessibleName(f"{self.range.text()}. {self.hint.words()}")


def _row(widget: QWidget, look: Theme) -> QHBoxLayout:
    row = QHBoxLayout(widget)
    row.setContentsMargins(look.size(PADDING), 0, look.size(PADDING), 0)
    row.setSpacing(look.size(14))
    return row


def _place(song: Song, tick: float) -> str:
    """Section and bar of a tick in the arrangement shown."""
    places = places_of(song, song.arrangement)
    if not places.slots:
        return ""
    at = places.slot_at(tick)
    section = find.section(song, places.sections[at])
    bar = section_grid(song, section).bar_at(int(tick - places.starts[at])) + 1
    name = shown_names(song, song.arrangement)[places.slots[at]]
    return say("recording-place", section=name, bar=bar)
