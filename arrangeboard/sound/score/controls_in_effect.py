"""The controls in effect at a place: what a player must be told that starts there.

Every controller that a score ever touches is named, at its resting value where nothing has set it yet, so
that nothing is left over from wherever playing was before.
"""

from collections.abc import Iterator

import numpy as np

from arrangeboard.song.controls import PARAMETER_NUMBERS, ControlKey, resting_value
from arrangeboard.sound.score.lane_columns import KINDS, SONG_KINDS
from arrangeboard.sound.score.values import CONTROLLER, CONTROLS, Channel, Column, Score

_DATA, _DATA_FINE = 6, 38
_SELECTS = {98: "other", 99: "other", 100: "registered", 101: "registered"}

Row = tuple[int, int, int, int, int]
"""Frame, channel, kind, number and value, as CONTROLS has them."""


def controls_in_effect(score: Score, frame: int) -> Column:
    """Rows of CONTROLS that bring every channel to the state it has just before `frame`, in that frame."""
    every = score.control_column
    is_parameter = (every["kind"] == CONTROLLER) & np.isin(every["number"], list(PARAMETER_NUMBERS))
    plain, parameters = every[~is_parameter], every[is_parameter]
    rows: list[Row] = []
    last = _last_values(plain[plain["frame"] < frame])
    touched = _last_values(plain)
    sequences = parameters[parameters["frame"] < frame]
    for index, channel in enumerate(score.channels):
        rows += ((frame, index, *control) for control in _plain_state(index, channel, last, touched))
        rows += ((frame, index, *control) for control in _parameter_state(index, channel, sequences))
    return np.array(rows, CONTROLS)


def _last_values(controls: Column) -> dict[int, dict[tuple[int, int], int]]:
    """By channel, the last value of each kind and number."""
    keys = controls["channel"].astype(np.int64) << 16 | controls["kind"].astype(np.int64) << 8
    _, from_end = np.unique((keys | controls["number"])[::-1], return_index=True)
    found: dict[int, dict[tuple[int, int], int]] = {}
    for row in controls[::-1][from_end].tolist():
        _, channel, kind, number, value = row
        found.setdefault(channel, {})[kind, number] = value
    return found


def _plain_state(
    index: int,
    channel: Channel,
    last: dict[int, dict[tuple[int, int], int]],
    touched: dict[int, dict[tuple[int, int], int]],
) -> Iterator[tuple[int, int, int]]:
    own: dict[ControlKey, int] = {(one.kind, one.number): one.value for one in channel.setup}
    state = {
        (KINDS[kind], number): value
        for (kind, number), value in own.items()
        if not (kind == "controller" and number in PARAMETER_NUMBERS)
    }
    for kind, number in touched.get(index, {}):
        state[kind, number] = resting_value(own, (SONG_KINDS[kind], number))
    state.update(last.get(index, {}))
    return ((kind, number, value) for (kind, number), value in state.items())


def _parameter_state(index: int, channel: Channel, sequences: Column) -> Iterator[tuple[int, int, int]]:
    """Each parameter selected with the data it got last, then what is selected, as controllers in turn."""
    sent = [(one.number, one.value) for one in channel.setup if one.number in PARAMETER_NUMBERS]
    own = sequences[sequences["channel"] == index]
    sent += zip(own["number"].tolist(), own["value"].tolist(), strict=True)
    selected: dict[int, int] = {}
    data: dict[tuple[tuple[int, int], ...], list[tuple[int, int]]] = {}
    for number, value in sent:
        if number in _SELECTS:
            selected = {key: held for key, held in selected.items() if _SELECTS[key] == _SELECTS[number]}
            selected[number] = value
        else:
            given = data.setdefault(tuple(sorted(selected.items(), reverse=True)), [])
            if number in {_DATA, _DATA_FINE}:
                given[:] = [pair for pair in given if pair[0] not in _replaced_by(number)]
            given.append((number, value))
    for parameter, given in data.items():
        yield from ((CONTROLLER, number, value) for number, value in (*parameter, *given))
    yield from ((CONTROLLER, number, value) for number, value in selected.items())


def _replaced_by(number: int) -> frozenset[int]:
    """What is void once a data controller comes: coarse data replaces all, fine data only fine data."""
    return PARAMETER_NUMBERS if number == _DATA else frozenset({_DATA_FINE})


def controls_that_differ(before: Column, after: Column) -> Column:
    """Of the state `after`, what a player must be told whose channels are in the state `before`.

    Parameter numbers work as sequences: a channel's are told all or not at all.
    """
    known = {row[1:] for row in before.tolist()}
    told = _sequences(before)
    wanted = _sequences(after)
    rows = [
        row
        for row in after.tolist()
        if (told.get(row[1]) != wanted[row[1]] if _is_parameter(row) else row[1:] not in known)
    ]
    return np.array(rows, CONTROLS)


def _sequences(controls: Column) -> dict[int, list[tuple[int, int]]]:
    """By channel, the parameter numbers as they are sent."""
    found: dict[int, list[tuple[int, int]]] = {}
    for row in controls.tolist():
        if _is_parameter(row):
            found.setdefault(row[1], []).append((row[3], row[4]))
    return found


def _is_parameter(row: Row) -> bool:
    return row[2] == CONTROLLER and row[3] in PARAMETER_NUMBERS
