"""Details of the selected instrument."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor, QValidator
from PySide6.QtWidgets import QWidget

from arrangeboard.app.figures import pitch_text, read_pitch
from arrangeboard.app.renaming import rename_lane
from arrangeboard.board.colours import lane_colours
from arrangeboard.gui.fields.basic import ChoiceField, LineField, NumberField
from arrangeboard.gui.fields.kinds import role_choices
from arrangeboard.gui.fields.labels import button
from arrangeboard.gui.inspector.form import Form
from arrangeboard.gui.inspector.mix_fields import MixFields
from arrangeboard.gui.inspector.output_fields import OutputFields
from arrangeboard.gui.inspector.swatches import Swatches
from arrangeboard.gui.playing.playing import Playing
from arrangeboard.gui.window.desk import Desk
from arrangeboard.song.edits import lanes
from arrangeboard.song.ids import LaneId
from arrangeboard.song.values import Lane, MidiOut, Role, Song
from arrangeboard.theory.instruments import instrument_name
from arrangeboard.words import say

T = TypeVar("T")


class PitchField(NumberField):
    """A pitch by name, C-1 to G9."""

    def __init__(self, give: Callable[[int], object]) -> None:
        super().__init__(give, (0, 127))

    def textFromValue(self, value: int) -> str:
        """The pitch's name."""
        return pitch_text(value)

    def valueFromText(self, words: str) -> int:
        """The pitch of a name; the old one where it is none."""
        pitch = read_pitch(words)
        return self.value() if pitch is None else pitch

    def validate(self, words: str, position: int) -> tuple[QValidator.State, str, int]:
        """Let a name be typed letter by letter."""
        known = read_pitch(words) is not None
        state = QValidator.State.Acceptable if known else QValidator.State.Intermediate
        return state, words, position


class LaneForm(Form):
    """Name, instrument, role, colour, volume, pan, range and output."""

    instrument_wanted = Signal(int)

    def __init__(self, desk: Desk, playing: Playing) -> None:
        super().__init__(desk)
        self._playing = playing
        fields = self.group()
        self.name = LineField(self._rename)
        self.instrument = button(desk.theme, "", self._choose_instrument)
        self.role = ChoiceField[Role](self._set_role, role_choices())
        self.colour = Swatches(desk.theme, self._recolour, self._shade)
        self.row(fields, "field-name", self.name)
        self.row(fields, "field-instrument", self.instrument)
        self.row(fields, "field-role", self.role)
        self.row(fields, "field-colour", self.colour)
        self.mix = MixFields(self, self._set_volume, self._set_pan, self._try_mix)
        self._add_range()
        self.output = OutputFields(self, playing, self._set_output)
        self.finish()

    @property
    def first(self) -> QWidget:
        """The field that the cursor goes to."""
        return self.name

    @property
    def lane(self) -> Lane | None:
        """The lane that the form is about."""
        chosen = self.desk.document.selection.lanes
        found = [lane for lane in self.desk.document.song.lanes if lane.id in chosen]
        return found[0] if len(found) == 1 else None

    def refresh(self) -> None:
        """Show the lane."""
        lane = self.lane
        if lane is None:
            return
        colour = self.desk.theme.lane_colours(lane_colours(self.desk.document.song)[lane.id]).edge.name()
        self.show_heading(lane.name or say("unnamed-lane"), self._contents(lane), colour)
        self.name.show_value(lane.name)
        self.instrument.setText(instrument_name(lane.sound).replace("&", "&&"))
        self.role.show_value(lane.role)
        self.colour.show_value(lane.colour)
        self.mix.show(lane)
        self.lowest.show_value(lane.lowest_pitch)
        self.highest.show_value(lane.highest_pitch)
        self.output.show(lane)

    def _add_range(self) -> None:
        fields = self.group("range-title")
        self.lowest = PitchField(lambda pitch: self._set_range(pitch, self.highest.value()))
        self.highest = PitchField(lambda pitch: self._set_range(self.lowest.value(), pitch))
        self.row(fields, "field-lowest", self.lowest)
        self.row(fields, "field-highest", self.highest)

    def _contents(self, lane: Lane) -> str:
        song = self.desk.document.song
        cells = sum(bool(song.sections[slot.section].parts.get(lane.id)) for slot in song.arrangement.order)
        plays = say("lane-plays", count=cells, total=len(song.arrangement.order))
        return say("two-things", one=say(f"role-{lane.role}"), other=plays)

    def _shade(self, colour: str) -> QColor:
        role = self.lane.role if self.lane else "harmony"
        return self.desk.theme.lane_colours(colour or role).edge

    def _choose_instrument(self) -> None:
        if self.lane is not None:
            self.instrument_wanted.emit(self.lane.id)

    def _edit(self, code: str, edit: Callable[[Song, LaneId, T], Song], value: T, **values: object) -> None:
        lane = self.lane
        if lane is not None:
            named = {"name": lane.name, **values}
            self.make(code, lambda song: edit(song, lane.id, value), **named)

    def _rename(self, name: str) -> None:
        lane = self.lane
        if lane is not None:
            self.desk.act(lambda document: rename_lane(document, lane.id, name))
            self.refresh()

    def _set_role(self, role: Role) -> None:
        self._edit("step-set-lane-role", lanes.set_lane_role, role, role=say(f"role-{role}"))

    def _recolour(self, colour: str) -> None:
        self._edit("step-recolour-lane", lanes.recolour_lane, colour)

    def _set_volume(self, volume: int) -> None:
        self._edit("step-set-lane-volume", lanes.set_lane_volume, volume, volume=volume)

    def _set_pan(self, pan: int) -> None:
        self._edit("step-set-lane-pan", lanes.set_lane_pan, pan, pan=pan)

    def _set_output(self, midi_out: MidiOut | None) -> None:
        self._edit("step-set-lane-output", lanes.set_midi_out, midi_out)

    def _try_mix(self, volume: int, pan: int) -> None:
        """Let a mix be heard that the song does not have yet."""
        lane = self.lane
        if lane is not None:
            song = lanes.set_lane_volume(self.desk.document.song, lane.id, volume)
            self._playing.try_out(lanes.set_lane_pan(song, lane.id, pan))

    def _set_range(self, lowest: int, highest: int) -> None:
        lane = self.lane
        if lane is not None:
            self.make(
                "step-set-lane-range",
                lambda song: lanes.set_lane_range(song, lane.id, lowest, highest),
                name=lane.name,
            )
