"""All that is played on keys, in one place: devices, the computer's keyboard, what they sound, the recorder.

It hears devices from the first song on, and tells in sentences when one goes.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from arrangeboard.gui.playing.playing import Playing
from arrangeboard.gui.recording.computer_keyboard import ComputerKeyboard
from arrangeboard.gui.recording.played_keys import PlayedKeys
from arrangeboard.gui.recording.recorder import Recorder
from arrangeboard.gui.recording.step_keys import StepKeys
from arrangeboard.gui.recording.step_writer import StepWriter
from arrangeboard.storage.settings import Settings
from arrangeboard.words import say

if TYPE_CHECKING:
    # It brings a MIDI library: loaded with the first song.
    from arrangeboard.sound.midi_in.inputs import MidiInputs

DRAIN_MS = 10


class Studio(QObject):
    """`devices_changed` tells that one has come or gone, `told` carries a sentence."""

    devices_changed = Signal()
    told = Signal(str)

    def __init__(self, playing: Playing, parent: QObject) -> None:
        super().__init__(parent)
        self._playing = playing
        self.inputs: MidiInputs | None = None
        self._devices: tuple[str, ...] = ()
        self.keyboard = ComputerKeyboard(self)
        self.keys = PlayedKeys(playing, self)
        self.recorder = Recorder(playing, self.keys, self)
        self.keyboard.played.connect(self.keys.play)
        self.steps = StepWriter(playing, self)
        self.keys.played.connect(self.steps.take)
        self.step_keys = StepKeys(playing, self)
        self._timer = QTimer(self, interval=DRAIN_MS)
        self._timer.timeout.connect(self.look)
        playing.changed.connect(self._follow)
        playing.ready_changed.connect(self._follow)
        playing.closing.connect(self.close)

    @property
    def has_device(self) -> bool:
        """Whether there is a MIDI keyboard that is played on."""
        return self.inputs is not None and bool(self.inputs.heard)

    def use(self, inputs: "MidiInputs") -> None:
        """Hear these devices from now on."""
        if self.inputs is not None:
            self.inputs.close()
        self.inputs = inputs
        inputs.on_played = self.keys.sound
        inputs.choose(wanted(self._playing.settings))
        self._timer.start()

    def close(self) -> None:
        """Hear nothing any more."""
        self._timer.stop()
        self.keyboard.switch(on=False)
        if self.inputs is not None:
            self.inputs.close()
            self.inputs = None

    def look(self) -> None:
        """Take in what was played, and which devices have come and gone."""
        if self.inputs is None:
            return
        self.keys.follow()
        for played in self.inputs.drain():
            self.keys.tell(played)
        self._tell_news(self.inputs)

    def _follow(self) -> None:
        """A song is open, or the user likes other devices."""
        if self._playing.document is None or self._playing.transport is None:
            return
        if self.inputs is None:
            from arrangeboard.sound.midi_in.inputs import MidiInputs  # noqa: PLC0415  as above

            inputs = MidiInputs()
            self.use(inputs)
            inputs.start()
        else:
            self.inputs.choose(wanted(self._playing.settings))

    def _tell_news(self, inputs: "MidiInputs") -> None:
        news = inputs.news()
        if inputs.devices == self._devices and not news:
            return
        before, self._devices = self._devices, inputs.devices
        for one in news:
            if one.device not in inputs.devices:
                is_recording = self.recorder.is_recording
                code = "device-gone-recording" if is_recording else "device-gone"
                self.told.emit(say(code, name=one.device))
            elif one.device in inputs.heard and before:
                self.told.emit(say("device-came", name=one.device))
        self.devices_changed.emit()


def wanted(settings: Settings) -> str | None:
    """Which device to hear, as `MidiInputs.choose` wants it: empty for all, None for none."""
    return {"all": "", "one": settings.midi_input, "none": None}[settings.midi_inputs]
