"""Which controls of a lane go into the piece of a cell, so that it sounds anywhere as it did here.

A piece begins with the state of all controllers that are away from rest. Ways back to rest after its last
sound are left to `song.controls`. What moves while nothing sounds is heard from the next note on: only its
last value counts, so that equal material makes equal pieces.
"""

from array import array
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from arrangeboard.midi.importing.lane_setup import (
    first_control_after,
    initial_value,
    is_setting,
    sets_parameter,
)
from arrangeboard.midi.importing.lanes import FileLane
from arrangeboard.song.controls import ControlKey, lane_state, resting_value
from arrangeboard.song.values import Control, Lane


@dataclass(frozen=True, slots=True)
class Heard:
    """When a cell is heard: its bounds, its first note, and where it is quiet, all in ticks of the song.

    `first_note_tick` is None where no note starts in it. Notes from before ring until `rung_until_tick`; all
    that has begun is quiet at `quiet_tick`.
    """

    start_tick: int
    end_tick: int
    first_note_tick: int | None
    rung_until_tick: int
    quiet_tick: int


class ControlReader:
    """Reads the controls of one lane's cells; they must be asked for in order of time."""

    def __init__(self, lane: FileLane, setup: Lane) -> None:
        self._controls = lane.controls
        self._ticks = array("q", [control.tick for control in lane.controls])
        self._next = 0
        self._own = lane_state(setup)
        self._moved = dict(_away_at_first(self._own))
        self._setup_parameters_end = first_control_after(lane)
        self._unsent_parameters: list[Control] = []
        self._has_played = False

    def read(self, heard: Heard) -> tuple[Control, ...]:
        """The controls of a cell, in ticks from its start."""
        before = dict(self._moved)
        self._unsent_parameters += [one for one in self._taken(heard.start_tick) if sets_parameter(one)]
        opening = dict(self._moved)
        settled: list[Control] = []
        is_moved_in_ringing = opening != before and heard.rung_until_tick > heard.start_tick
        if heard.first_note_tick is not None and heard.rung_until_tick <= heard.start_tick:
            opening, settled = self._settled(opening, min(heard.first_note_tick, heard.end_tick - 1))
        taken = list(self._taken(heard.end_tick - 1))
        has_notes = heard.first_note_tick is not None
        late = [one for one in taken if one.tick < heard.quiet_tick or (has_notes and not self._is_rest(one))]
        self._has_played |= has_notes
        if not (has_notes or late or is_moved_in_ringing):
            self._unsent_parameters += [one for one in taken if sets_parameter(one)]
            return ()
        moving = sorted(self._unsent_parameters + settled + late, key=lambda one: one.tick)
        self._unsent_parameters = []
        at_start = (Control(0, *key, value) for key, value in sorted(opening.items()))
        return (*at_start, *(_since(heard.start_tick, one) for one in moving))

    def _settled(
        self, at_start: dict[ControlKey, int], first_note_tick: int
    ) -> tuple[dict[ControlKey, int], list[Control]]:
        """The opening state for a first note after silence, and what moves from rest on the way to it.

        What the lane sets before its very first note is its preparation, not music.
        """
        early = list(self._taken(first_note_tick))
        self._unsent_parameters += [one for one in early if sets_parameter(one)]
        opening = dict(self._moved)
        settled = []
        for key, control in {(one.kind, one.number): one for one in early}.items():
            is_preparation = not self._has_played and control.tick < first_note_tick and is_setting(control)
            if key in opening and key not in at_start and not is_preparation:
                settled.append(control)
                del opening[key]
        return opening, settled

    def _taken(self, last_tick: int) -> Iterator[Control]:
        """The controls up to and at `last_tick` that were not taken before, without the lane's own setup."""
        end = bisect_right(self._ticks, last_tick)
        for place in range(self._next, end):
            control = self._controls[place]
            if not sets_parameter(control):
                self._follow(control)
                yield control
            elif place >= self._setup_parameters_end:
                yield control
        self._next = max(self._next, end)

    def _follow(self, control: Control) -> None:
        if self._is_rest(control):
            self._moved.pop((control.kind, control.number), None)
        else:
            self._moved[control.kind, control.number] = control.value

    def _is_rest(self, control: Control) -> bool:
        key = (control.kind, control.number)
        return not sets_parameter(control) and control.value == resting_value(self._own, key)


def _away_at_first(own: dict[ControlKey, int]) -> Iterator[tuple[ControlKey, int]]:
    """What is not as the lane has it before the file sets anything."""
    for key, value in own.items():
        if value != initial_value(key) and not sets_parameter(Control(0, *key, value)):
            yield key, initial_value(key)


def _since(start_tick: int, control: Control) -> Control:
    return Control(max(0, control.tick - start_tick), control.kind, control.number, control.value)
