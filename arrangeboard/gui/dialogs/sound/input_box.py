"""What is played on, and how takes are recorded: devices as they come and go, latency, timing, mode."""

from collections.abc import Callable, Iterator
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QVBoxLayout, QWidget

from arrangeboard.app.midi_library import midi_advice
from arrangeboard.app.takes.keeping import TAKE_GRIDS
from arrangeboard.gui.dialogs.sound.output_box import LABEL_WIDTH
from arrangeboard.gui.fields.basic import ChoiceField, NumberField
from arrangeboard.gui.fields.labels import paragraph, text
from arrangeboard.gui.look.theme import Theme
from arrangeboard.gui.playing.playing import Playing
from arrangeboard.gui.recording.key_lamp import KeyLamp
from arrangeboard.storage.settings import InputChoice, TakeGrid, TakeMode
from arrangeboard.words import say

Remember = Callable[..., object]
Device = tuple[InputChoice, str]
"""All devices, none, or the one of a name."""

MODES: tuple[TakeMode, ...] = ("overdub", "replace")
MOST_LATENCY_MS = 200
SWITCHES: tuple[Literal["record_count_in", "record_metronome"], ...] = (
    "record_count_in",
    "record_metronome",
)


class InputBox(QWidget):
    """The group "Playing in". `remember` keeps settings by their fields."""

    def __init__(self, look: Theme, playing: Playing, remember: Remember) -> None:
        super().__init__()
        self._look = look
        self._playing = playing
        self._remember = remember
        settings = playing.settings
        self.device = ChoiceField[Device](self._choose, [])
        self.lamp = KeyLamp(look)
        self.words = paragraph(look, "", role="dim", size=12)
        self.latency = NumberField(
            lambda ms: remember(input_latency_ms=ms), (0, MOST_LATENCY_MS), unit=say("milliseconds")
        )
        self.latency.show_value(settings.input_latency_ms)
        self.latency.setToolTip(say("input-latency-tip"))
        self.mode = ChoiceField[TakeMode](
            lambda mode: remember(record_mode=mode), [(say(f"record-mode-{one}"), one) for one in MODES]
        )
        self.mode.show_value(settings.record_mode)
        self.grid = ChoiceField[TakeGrid](
            lambda grid: remember(record_grid=grid), [(say(f"record-grid-{one}"), one) for one in TAKE_GRIDS]
        )
        self.grid.show_value(settings.record_grid)
        self.switches = {name: self._switch(name) for name in SWITCHES}
        self._lay_out()
        studio = playing.studio
        if studio is not None:
            studio.devices_changed.connect(self.refresh)
            studio.keys.struck.connect(self.lamp.flash)
        self.refresh()

    def refresh(self) -> None:
        """Offer the devices that there are now, and say how things stand."""
        settings, devices = self._playing.settings, self._devices()
        chosen: Device = (settings.midi_inputs, settings.midi_input if settings.midi_inputs == "one" else "")
        choices: list[tuple[str, Device]] = [(say("input-all"), ("all", ""))]
        choices += [(name, ("one", name)) for name in devices]
        if chosen[0] == "one" and chosen[1] not in devices:
            choices.append((say("port-missing", name=chosen[1]), chosen))
        choices.append((say("input-none"), ("none", "")))
        self.device.offer(choices)
        self.device.show_value(chosen)
        self.words.setText(self._device_words(devices))
        self._make_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the sentence have as many lines as it needs now."""
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        self.words.setMinimumHeight(max(0, self.words.heightForWidth(max(1, self.words.width()))))

    def _choose(self, device: Device) -> None:
        self._remember(midi_inputs=device[0], midi_input=device[1])

    def _switch(self, name: str) -> ChoiceField[bool]:
        code = name.replace("_", "-")
        choices = [(say(f"{code}-always"), True), (say(f"{code}-off"), False)]
        field = ChoiceField[bool](lambda on: self._remember(**{name: on}), choices)
        field.show_value(bool(getattr(self._playing.settings, name)))
        return field

    def _lay_out(self) -> None:
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(self._look.size(8))
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for label, field, shown in self._rows():
            field.setAccessibleName(say(label))
            named = text(self._look, say(label), role="dim")
            named.setFixedWidth(self._look.size(LABEL_WIDTH))
            named.setFixedHeight(self._look.size(30))
            form.addRow(named, shown)

    def _rows(self) -> Iterator[tuple[str, QWidget, QWidget]]:
        """Each field by its label, with what is shown of it."""
        yield "input-device", self.device, self._with_lamp()
        yield "input-latency", self.latency, self.latency
        yield "take-mode", self.mode, self.mode
        yield "take-grid", self.grid, self.grid
        yield "record-count-in", self.switches["record_count_in"], self.switches["record_count_in"]
        yield "record-metronome", self.switches["record_metronome"], self.switches["record_metronome"]

    def _with_lamp(self) -> QWidget:
        """The devices and the lamp, with the sentence under them."""
        held = QWidget()
        column = QVBoxLayout(held)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        row = QHBoxLayout()
        row.setSpacing(self._look.size(10))
        row.addWidget(self.device, 1)
        row.addWidget(self.lamp, 0, Qt.AlignmentFlag.AlignVCenter)
        self.lamp.setToolTip(say("input-lamp-tip"))
        column.addLayout(row)
        column.addWidget(self.words)
        return held

    def _devices(self) -> tuple[str, ...]:
        studio = self._playing.studio
        return studio.inputs.devices if studio is not None and studio.inputs is not None else ()

    def _device_words(self, devices: tuple[str, ...]) -> str:
        studio = self._playing.studio
        if studio is not None and studio.inputs is not None and not studio.inputs.is_possible:
            return midi_advice()
        if not devices:
            return say("inputs-none-there")
        return say("inputs-there", names=", ".join(devices))
