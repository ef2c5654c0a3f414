"""What one lane of a file holds in one stretch of bars, as the content of a piece.

The piece shall sound anywhere as it did here: it begins with the state of all controllers that are away
from rest, and what is only a way back to rest after its last sound is left to `song.controls`. Where a
control changes while nothing sounds, it is heard from the next note on and stands at the piece's start, so
that equal material makes equal pieces.
"""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from operator import add

from arrangeboard.midi.clock import MOST_TICKS
from arrangeboard.midi.import_lanes import FileLane
from arrangeboard.song.controls import (
    PAN,
    PARAMETER_NUMBERS,
    VOLUME,
    ControlKey,
    lane_state,
    resting_value,
)
from arrangeboard.song.ids import LaneId
from arrangeboard.song.values import Control, Lane, LaneControl, Lyric, Note, Written

_PEDAL, _PEDAL_DOWN = 64, 64
_EXPRESSION = 11
_LOUDNESS: tuple[ControlKey, ...] = (("controller", VOLUME), ("controller", _EXPRESSION))


def lane_setup(lane: FileLane) -> Lane:
    """A lane of id 1 with only its sound, volume, pan and setup: what is in effect at its first note.

    A lane that fades in from nothing keeps its fade in the piece; as a whole it is not silent.
    """
    before = lane.controls[: _first_control_after(lane)]
    state = {(one.kind, one.number): one.value for one in before if not _sets_parameter(one)}
    for loudness in _LOUDNESS:
        if state.get(loudness) == 0:
            del state[loudness]
    volume = state.pop(("controller", VOLUME), 100)
    pan = state.pop(("controller", PAN), 64)
    setup = [LaneControl(kind, number, value) for (kind, number), value in state.items()]
    parameters = [LaneControl(one.kind, one.number, one.value) for one in before if _sets_parameter(one)]
    return Lane(LaneId(1), sound=lane.sound, volume=volume, pan=pan, setup=tuple(setup + parameters))


class CellReader:
    """Reads the cells of one lane; they must be asked for in order of time."""

    def __init__(self, lane: FileLane, setup: Lane) -> None:
        self._lane = lane
        self._own = lane_state(setup)
        self._moved: dict[ControlKey, int] = {}
        self._control_ticks = array("q", [control.tick for control in lane.controls])
        self._next_control = _first_control_after(lane)
        self._unsent_parameters: list[Control] = []
        self._rings_until = 0
        self._pedal = _pedal_changes(lane.controls)
        for control in lane.controls[: self._next_control]:
            self._follow(control)

    def read(self, start_tick: int, end_tick: int) -> Written:
        """What the lane holds from `start_tick` to before `end_tick`, in ticks from there."""
        columns = self._lane.notes
        first, last = (bisect_left(columns.starts, tick) for tick in (start_tick, end_tick))
        rings_on = self._held_until(self._rings_until) > start_tick
        self._rings_until = max(
            self._rings_until,
            max(map(add, columns.starts[first:last], columns.lengths[first:last]), default=0),
        )
        opens_at = start_tick if rings_on else columns.starts[first] if first < last else end_tick
        return Written(
            notes=self._notes(first, last, start_tick),
            controls=tuple(self._controls(start_tick, opens_at, end_tick, has_notes=first < last)),
            lyrics=self._lyrics(start_tick, end_tick),
        )

    def _notes(self, first: int, last: int, start_tick: int) -> tuple[Note, ...]:
        columns = self._lane.notes
        starts = [start - start_tick for start in columns.starts[first:last]]
        return tuple(
            sorted(
                map(
                    Note,
                    starts,
                    columns.lengths[first:last],
                    columns.pitches[first:last],
                    columns.velocities[first:last],
                )
            )
        )

    def _controls(
        self, start_tick: int, opens_at: int, end_tick: int, *, has_notes: bool
    ) -> Iterator[Control]:
        """The opening state, then what moves while something sounds and what stays away from rest."""
        moved_before = dict(self._moved)
        early = list(self._taken(min(opens_at, end_tick - 1)))
        opening = [Control(0, *key, value) for key, value in sorted(self._moved.items())]
        changes_at_start = self._moved != moved_before
        quiet_tick = self._held_until(self._rings_until)
        taken = list(self._taken(end_tick - 1))
        late = [one for one in taken if one.tick < quiet_tick or (has_notes and not self._is_rest(one))]
        self._unsent_parameters += [one for one in early if _sets_parameter(one)]
        if has_notes or late or (changes_at_start and quiet_tick > start_tick):
            yield from opening
            yield from (_since(start_tick, one) for one in self._unsent_parameters + late)
            self._unsent_parameters = []
        else:
            self._unsent_parameters += [one for one in taken if _sets_parameter(one)]

    def _taken(self, last_tick: int) -> Iterator[Control]:
        """The controls up to and at `last_tick` that were not taken before."""
        controls = self._lane.controls
        end = bisect_right(self._control_ticks, last_tick)
        for control in controls[self._next_control : end]:
            self._follow(control)
            yield control
        self._next_control = max(self._next_control, end)

    def _follow(self, control: Control) -> None:
        if self._is_rest(control):
            self._moved.pop((control.kind, control.number), None)
        elif not _sets_parameter(control):
            self._moved[control.kind, control.number] = control.value

    def _is_rest(self, control: Control) -> bool:
        key = (control.kind, control.number)
        return not _sets_parameter(control) and control.value == resting_value(self._own, key)

    def _lyrics(self, start_tick: int, end_tick: int) -> tuple[Lyric, ...]:
        lyrics = self._lane.lyrics
        first, last = (bisect_left(lyrics, tick, key=lambda one: one.tick) for tick in (start_tick, end_tick))
        return tuple(Lyric(one.tick - start_tick, one.text) for one in lyrics[first:last])

    def _held_until(self, tick: int) -> int:
        """Where a note that ends at `tick` is heard no more: a pedal that is down then holds it on."""
        place = bisect_left(self._pedal, (tick, False)) - 1
        if place < 0 or not self._pedal[place][1]:
            return tick
        return self._pedal[place + 1][0] + 1 if place + 1 < len(self._pedal) else MOST_TICKS


def _first_control_after(lane: FileLane) -> int:
    """The place of the first control after the lane's first note has begun."""
    if not lane.notes.starts:
        return len(lane.controls)
    return bisect_right(lane.controls, lane.notes.starts[0], key=lambda control: control.tick)


def _pedal_changes(controls: list[Control]) -> list[tuple[int, bool]]:
    """Where the sustain pedal goes down (True) and up, by turns."""
    changes: list[tuple[int, bool]] = []
    for one in controls:
        if (one.kind, one.number) == ("controller", _PEDAL):
            is_down = one.value >= _PEDAL_DOWN
            if is_down != (changes[-1][1] if changes else False):
                changes.append((one.tick, is_down))
    return changes


def _sets_parameter(control: Control) -> bool:
    return control.kind == "controller" and control.number in PARAMETER_NUMBERS


def _since(start_tick: int, control: Control) -> Control:
    return Control(max(0, control.tick - start_tick), control.kind, control.number, control.value)
