"""Where the sound goes: the output device, and MIDI clock for other machines.

Devices and ports are asked of the player when the dialog opens; they come a moment later.
"""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFormLayout, QVBoxLayout, QWidget

from arrangeboard.app.midi_library import midi_advice
from arrangeboard.gui.fields.basic import ChoiceField
from arrangeboard.gui.fields.labels import paragraph, text
from arrangeboard.gui.look.style_sheet import set_look
from arrangeboard.gui.look.theme import Theme
from arrangeboard.gui.playing.playing import Playing
from arrangeboard.sound.pipe.signals import Outputs
from arrangeboard.words import say

LABEL_WIDTH = 160
"""The names of all sound settings are so wide, so that their fields stand under each other."""
NOTHING = Outputs((), (), is_midi_possible=True)


class OutputBox(QWidget):
    """Device and clock port to choose, each with a sentence about how things stand."""

    def __init__(
        self,
        look: Theme,
        playing: Playing,
        give_device: Callable[[str], object],
        give_clock: Callable[[str], object],
    ) -> None:
        super().__init__()
        self._playing = playing
        self._outputs: Outputs | None = None
        self.device = ChoiceField[str](give_device, [])
        self.clock = ChoiceField[str](give_clock, [])
        self.device_words = paragraph(look, "", role="dim", size=12)
        self.midi_words = paragraph(look, "", role="dim", size=12)
        self.midi_words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(look.size(10))
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for label, field, words in (
            ("sound-device", self.device, self.device_words),
            ("midi-clock", self.clock, self.midi_words),
        ):
            field.setAccessibleName(say(label))
            named = text(look, say(label), role="dim")
            named.setFixedWidth(look.size(LABEL_WIDTH))
            named.setFixedHeight(look.size(30))
            form.addRow(named, _above(field, words))
        playing.outputs_found.connect(self._take_outputs)
        playing.ready_changed.connect(self.refresh)
        if playing.transport is not None:
            playing.transport.start()
            playing.transport.list_outputs()
        self.refresh()

    def refresh(self) -> None:
        """Show what is chosen, and how things stand."""
        settings, outputs = self._playing.settings, self._outputs or NOTHING
        can_play = self._playing.transport is not None
        self._offer(self.device, say("device-system"), outputs.devices, settings.device)
        self._offer(self.clock, say("clock-none"), outputs.ports, settings.midi_clock_port)
        self.device.setEnabled(can_play)
        self.clock.setEnabled(can_play and bool(outputs.ports or settings.midi_clock_port))
        self.device_words.setText(self._device_words())
        set_look(self.device_words, "caution" if self._playing.why_silent else "dim")
        self.midi_words.setText(self._midi_words())
        self.midi_words.setVisible(bool(self._midi_words()))
        self._make_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the sentences have as many lines as they need now."""
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        """A scroll area asks for the least height, for which a layout takes a sentence to be one line."""
        for words in (self.device_words, self.midi_words):
            words.setMinimumHeight(max(0, words.heightForWidth(max(1, words.width()))))

    def _take_outputs(self, outputs: Outputs) -> None:
        self._outputs = outputs
        self.refresh()

    def _offer(self, field: ChoiceField[str], none: str, names: tuple[str, ...], chosen: str) -> None:
        choices = [(none, ""), *((name, name) for name in names)]
        if chosen and chosen not in names:
            missing = say("port-missing", name=chosen) if self._outputs is not None else chosen
            choices.append((missing, chosen))
        field.offer(choices)
        field.show_value(chosen)

    def _device_words(self) -> str:
        if self._playing.transport is None:
            return self._playing.why_silent
        ready = self._playing.transport.ready
        if ready is None:
            return say("device-waiting")
        if not ready.device:
            return say("device-none")
        return say("device-plays", name=ready.device, latency=round(ready.latency_seconds * 1000))

    def _midi_words(self) -> str:
        if self._outputs is None:
            return ""
        if not self._outputs.is_midi_possible:
            return midi_advice()
        if not self._outputs.ports:
            return say("no-ports")
        return say("midi-ports", names=", ".join(self._outputs.ports))


def _above(field: QWidget, words: QWidget) -> QWidget:
    """A field with a sentence under it."""
    both = QWidget()
    column = QVBoxLayout(both)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(3)
    column.addWidget(field)
    column.addWidget(words)
    return both
