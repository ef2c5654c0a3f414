"""What a lane sounds as columns: ticks once, then frames for each tempo map and order it is played in.

Kept by the identity of what the lane sounds and of where it is placed, so that an edit of one lane makes no
other anew.
"""

from collections.abc import Iterable

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from arrangeboard.performance.sounding import SoundingLane
from arrangeboard.song.values import ControlKind
from arrangeboard.sound.score.tempo_map import TempoMap, Ticks
from arrangeboard.sound.score.values import (
    BEND,
    CONTROLLER,
    CONTROLS,
    KEY_PRESSURE,
    NOTES,
    PRESSURE,
    Column,
)

KINDS: dict[ControlKind, int] = {
    "controller": CONTROLLER,
    "bend": BEND,
    "pressure": PRESSURE,
    "key-pressure": KEY_PRESSURE,
}
"""What the song calls a control, and what a score does."""

SONG_KINDS = {number: kind for kind, number in KINDS.items()}


NEVER_PLAYED = frozenset({0, 32, *range(120, 128)})
"""Bank select, which the lane's sound says, and the channel modes, which cut what sounds or undo it all."""


class Placement(Struct, frozen=True, gc=False):
    """All that frames and owners depend on beside ticks: the tempos, and the slots' ids in order."""

    tempo_map: TempoMap
    slot_ids: tuple[int, ...]


class _TickColumns(Struct, frozen=True, gc=False):
    """A lane's notes and controls in ticks; of both, owners and frames are still open."""

    starts: Ticks
    ends: Ticks
    slots: NDArray[np.int64]
    notes: Column
    control_ticks: Ticks
    controls: Column


class LaneColumns(Struct, frozen=True, gc=False):
    """A lane's rows of NOTES and CONTROLS, with what they were made from."""

    sounds: SoundingLane
    placement: Placement
    channel: int
    ticks: _TickColumns
    notes: Column
    controls: Column


def lane_columns(
    sounds: SoundingLane, placement: Placement, channel: int, kept: LaneColumns | None
) -> LaneColumns:
    """The columns of what a lane sounds; `kept` is given back where it still holds."""
    if kept is None or kept.sounds is not sounds:
        ticks = _tick_columns(sounds)
    elif kept.placement is placement and kept.channel == channel:
        return kept
    else:
        ticks = kept.ticks
    notes, controls = _placed_notes(ticks, placement, channel), _placed_controls(ticks, placement, channel)
    return LaneColumns(sounds, placement, channel, ticks, notes, controls)


def is_played(kind: ControlKind, number: int) -> bool:
    """Whether a control is for what plays the lane; some that files hold would only disturb it."""
    return kind != "controller" or number not in NEVER_PLAYED


def in_order(columns: Iterable[Column], dtype: np.dtype[np.void]) -> bytes:
    """The rows of all columns in order of frames, those of one frame as the columns stand."""
    held = [np.zeros(0, dtype), *columns]
    rows = np.concatenate(held)
    return rows[np.argsort(rows["frame"], kind="stable")].tobytes()


def _tick_columns(sounds: SoundingLane) -> _TickColumns:
    found, controls = sounds.notes, [one for one in sounds.controls if is_played(one.kind, one.number)]
    starts = _whole(note.start_tick for note in found)
    notes = np.zeros(len(found), NOTES)
    notes["pitch"] = _whole(note.pitch for note in found)
    notes["velocity"] = _whole(note.velocity for note in found)
    rows = np.zeros(len(controls), CONTROLS)
    rows["kind"] = _whole(KINDS[one.kind] for one in controls)
    rows["number"] = _whole(one.number for one in controls)
    rows["value"] = _whole(one.value for one in controls)
    return _TickColumns(
        starts=starts,
        ends=starts + _whole(note.length_ticks for note in found),
        slots=_whole(note.slot for note in found),
        notes=notes,
        control_ticks=_whole(one.tick for one in controls),
        controls=rows,
    )


def _whole(values: Iterable[int]) -> NDArray[np.int64]:
    return np.array(list(values), np.int64)


def _placed_notes(ticks: _TickColumns, placement: Placement, channel: int) -> Column:
    tempo_map = placement.tempo_map
    starts, ends = tempo_map.frames_at(ticks.starts), tempo_map.frames_at(ticks.ends)
    notes = ticks.notes.copy()
    notes["frame"] = starts
    notes["length"] = np.maximum(ends - starts, 1)
    notes["slot"] = _indices(ticks.slots, placement.slot_ids)
    notes["channel"] = channel
    return notes[_first_of_each_frame(notes)] if _ticks_share_frames(tempo_map) else notes


def _placed_controls(ticks: _TickColumns, placement: Placement, channel: int) -> Column:
    controls = ticks.controls.copy()
    controls["frame"] = placement.tempo_map.frames_at(ticks.control_ticks)
    controls["channel"] = channel
    return controls


def _indices(slots: NDArray[np.int64], slot_ids: tuple[int, ...]) -> NDArray[np.int64]:
    """Where each note's slot stands in the order."""
    if not len(slots):
        return slots
    ids = np.array(slot_ids, np.int64)
    order = np.argsort(ids)
    indices: NDArray[np.int64] = order[np.searchsorted(ids, slots, sorter=order)]
    return indices


def _ticks_share_frames(tempo_map: TempoMap) -> bool:
    """Whether music is so absurdly fast that a tick is shorter than a frame."""
    fastest = min(tempo for _, tempo in tempo_map.tempos)
    return TempoMap(((0, fastest),), tempo_map.rate, tempo_map.percent).frame_at(1) < 1


def _first_of_each_frame(notes: Column) -> NDArray[np.int64]:
    """The notes left where only one of a pitch can start in a frame, in their order."""
    keys = np.stack([notes["frame"], notes["pitch"].astype(np.int64)])
    _, first = np.unique(keys, axis=1, return_index=True)
    kept: NDArray[np.int64] = np.sort(first)
    return kept
