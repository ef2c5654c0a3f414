"""What a lane of a file sets once for all its music: volume, pan, effects and parameters.

What a player does while playing (pedals, bends, pressure, the modulation wheel) is never a lane's own: it
stays with the music.
"""

from bisect import bisect_left, bisect_right

from arrangeboard.midi.importing.lanes import FileLane
from arrangeboard.song.controls import PAN, PARAMETER_NUMBERS, VOLUME, ControlKey, resting_value
from arrangeboard.song.ids import LaneId
from arrangeboard.song.values import Control, Lane, LaneControl

_EXPRESSION = 11
_PLAYED = frozenset({1, 2, 3, 4, *range(64, 70), 84})
_MOST_OFTEN: tuple[ControlKey, ...] = (("controller", VOLUME), ("controller", _EXPRESSION))
"""Loudness: a lane that fades in from nothing is not silent as a whole."""


def sets_parameter(control: Control) -> bool:
    """Whether a control belongs to a sequence that sets a registered or other parameter."""
    return control.kind == "controller" and control.number in PARAMETER_NUMBERS


def lane_setup(lane: FileLane) -> Lane:
    """A lane of id 1 with only its sound, volume, pan and setup: what is in effect when it begins to play.

    For loudness it is what is in effect for the most notes.
    """
    before = lane.controls[: first_control_after(lane)]
    state: dict[ControlKey, int] = {
        (one.kind, one.number): one.value for one in before if is_setting(one) and not sets_parameter(one)
    }
    for key in _MOST_OFTEN:
        value = _most_often(lane, key)
        if value is not None:
            state[key] = value
    volume = state.pop(("controller", VOLUME), 100)
    pan = state.pop(("controller", PAN), 64)
    setup = [LaneControl(kind, number, value) for (kind, number), value in state.items()]
    parameters = [LaneControl(one.kind, one.number, one.value) for one in before if sets_parameter(one)]
    return Lane(LaneId(1), sound=lane.sound, volume=volume, pan=pan, setup=tuple(setup + parameters))


def initial_value(key: ControlKey) -> int:
    """The value of a controller in a file that has not set it yet."""
    first = {("controller", VOLUME): 100, ("controller", PAN): 64}
    return first.get(key, resting_value({}, key))


def first_control_after(lane: FileLane) -> int:
    """The place of the first control after the lane's first note has begun."""
    if not lane.notes.starts:
        return len(lane.controls)
    return bisect_right(lane.controls, lane.notes.starts[0], key=lambda control: control.tick)


def is_setting(control: Control) -> bool:
    """Whether a control prepares an instrument, as a fader does, and is not played on it."""
    return control.kind == "controller" and control.number not in _PLAYED


def _most_often(lane: FileLane, key: ControlKey) -> int | None:
    """The value in effect at most of the lane's notes, the higher of two; None where none is ever set."""
    changes = [(one.tick, one.value) for one in lane.controls if (one.kind, one.number) == key]
    if not changes:
        return None
    starts = lane.notes.starts
    if not starts:
        return changes[-1][1]
    heard: dict[int, int] = {initial_value(key): bisect_left(starts, changes[0][0])}
    ends = [tick for tick, _ in changes[1:]] + [starts[-1] + 1]
    for (tick, value), end in zip(changes, ends, strict=True):
        heard[value] = heard.get(value, 0) + bisect_left(starts, end) - bisect_left(starts, tick)
    return max(heard, key=lambda value: (heard[value], value))
