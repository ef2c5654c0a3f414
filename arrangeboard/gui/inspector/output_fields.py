"""Through what an instrument plays: the built-in sound, a MIDI port, or both.

Which ports there are is asked anew for every instrument that is shown. A port that is not there now stays
what the song says: it may be there again tomorrow, or on another computer.
"""

from collections.abc import Callable
from typing import Literal

from msgspec.structs import replace
from PySide6.QtCore import QObject

from arrangeboard.app.midi_library import midi_advice
from arrangeboard.gui.fields.basic import ChoiceField, NumberField
from arrangeboard.gui.fields.labels import paragraph
from arrangeboard.gui.inspector.form import Form
from arrangeboard.gui.playing.playing import Playing
from arrangeboard.song.ids import LaneId
from arrangeboard.song.values import Lane, MidiOut
from arrangeboard.sound.pipe.signals import Outputs
from arrangeboard.words import say

Way = Literal["built-in", "port", "both"]
WAYS: tuple[Way, ...] = ("built-in", "port", "both")


class OutputFields(QObject):
    """Three fields, of which the last two are only seen where a port plays."""

    def __init__(self, form: Form, playing: Playing, give: Callable[[MidiOut | None], object]) -> None:
        super().__init__(form)
        self._playing = playing
        self._give = give
        self._lane: LaneId | None = None
        self._held: MidiOut | None = None
        self._outputs: Outputs | None = None
        self._rows = form.group("plays-through-title")
        self.way = ChoiceField[Way](self._set_way, [(say(f"way-{way}"), way) for way in WAYS])
        self.port = ChoiceField[str](self._set_port, [])
        self.channel = NumberField(self._set_channel, (1, 16))
        self.advice = paragraph(form.desk.theme, "", role="dim", size=12)
        form.row(self._rows, "field-way", self.way)
        form.row(self._rows, "field-port", self.port)
        form.row(self._rows, "field-channel", self.channel)
        self._rows.addRow(self.advice)
        playing.outputs_found.connect(self._take_outputs)

    def show(self, lane: Lane) -> None:
        """Show what the song says."""
        self._held = lane.midi_out
        if lane.id != self._lane:
            self._lane = lane.id
            if self._playing.transport is not None:
                self._playing.transport.list_outputs()
        self._refresh()

    def _take_outputs(self, outputs: Outputs) -> None:
        if outputs != self._outputs:
            self._outputs = outputs
            self._refresh()

    def _refresh(self) -> None:
        held, ports = self._held, self._outputs.ports if self._outputs is not None else ()
        self.way.show_value("built-in" if held is None else "both" if held.beside else "port")
        self.way.setEnabled(bool(ports) or held is not None)
        choices = [(port, port) for port in ports]
        if held is not None:
            if held.port not in ports:
                choices.append((say("port-missing", name=held.port), held.port))
            self.channel.show_value(held.channel + 1)
        self.port.offer(choices)
        self.port.show_value(held.port if held is not None else "")
        for field in (self.port, self.channel):
            self._rows.setRowVisible(field, held is not None)
        self._advise(ports)

    def _advise(self, ports: tuple[str, ...]) -> None:
        """Say why no port can be chosen, or that the one chosen is not there."""
        words = ""
        if self._playing.transport is None:
            words = self._playing.why_silent
        elif self._outputs is not None and not ports:
            words = say("no-ports") if self._outputs.is_midi_possible else midi_advice()
        elif self._outputs is not None and self._held is not None and self._held.port not in ports:
            words = say("port-missing-about", name=self._held.port)
        self.advice.setText(words)
        self._rows.setRowVisible(self.advice, bool(words))

    def _set_way(self, way: Way) -> None:
        if way == "built-in":
            self._give(None)
            return
        held = self._held or MidiOut(self._outputs.ports[0] if self._outputs else "")
        self._give(replace(held, beside=way == "both"))

    def _set_port(self, port: str) -> None:
        if self._held is not None:
            self._give(replace(self._held, port=port))

    def _set_channel(self, number: int) -> None:
        if self._held is not None:
            self._give(replace(self._held, channel=number - 1))
