"""Which notes sound in one lap of a stretch, and from when to when.

A stretch is played once, or its loop is played lap after lap. A lap's rows of NOTES lie in the score's own
frames. Each ends inside the lap, but for the loop's own pickup: where that is tied over the loop's end, it
ends in the next lap.
"""

import numpy as np
from msgspec import Struct
from msgspec.structs import replace

from arrangeboard.sound.score.metronome import steady_tempo
from arrangeboard.sound.score.tempo_map import TempoMap
from arrangeboard.sound.score.values import Column, Score


class Stretch(Struct, frozen=True):
    """From where to where a score is played, and which of its slots' notes are.

    `loop_frame` is where every lap after the first begins; None where there is only one. `first_slot` and
    `last_slot` are indices: of the loop's slots, else of all.
    """

    score: Score
    start_frame: int
    end_frame: int
    first_slot: int
    last_slot: int
    loop_frame: int | None = None


class Lap(Struct, frozen=True):
    """What sounds in a lap: the notes that start in it, and those that are held where it begins."""

    notes: Column
    held: Column


def first_lap(stretch: Stretch) -> Lap:
    """The lap that begins wherever playing does."""
    start = stretch.start_frame
    rows = _let_ring(_own_notes(stretch), _wrapped_pickup(stretch))
    is_held = (rows["frame"] < start) & (rows["frame"] + rows["length"] > start)
    return Lap(rows[rows["frame"] >= start], rows[is_held])


def further_lap(stretch: Stretch, loop_frame: int) -> Lap:
    """Every lap of a loop after the first. Only the loop's own pickup can be held where it begins."""
    lap = first_lap(replace(stretch, start_frame=loop_frame))
    return Lap(lap.notes, lap.held[lap.held["slot"] == stretch.first_slot])


def lead_in(stretch: Stretch, *, is_counted_in: bool) -> Column:
    """The pickup that sounds before the first lap, moved to the tempo of the place that it leads to.

    The song's own opening pickup always does; that of another slot only where it is counted in.
    """
    score, start = stretch.score, stretch.start_frame
    notes = score.note_column
    rows = notes[: int(np.searchsorted(notes["frame"], start))]
    if start == 0:
        rows = rows[rows["slot"] <= stretch.last_slot]
    else:
        own = [index for index, slot in enumerate(score.slots) if slot.start_frame == start]
        rows = rows[np.isin(rows["slot"], own if is_counted_in else [])]
    moved = _moved_before(rows, score, start, (start, steady_tempo(score, start), 0))
    moved["length"] = np.minimum(moved["length"], stretch.end_frame - moved["frame"])
    return moved


def chased(stretch: Stretch, held: Column, least_ticks: int) -> Column:
    """Of what is held at the start, the notes of pitched lanes with at least so much still to come."""
    tempos = stretch.score.tempo_map
    enough = tempos.frame_near(tempos.tick_at(stretch.start_frame) + least_ticks)
    pitched = [index for index, one in enumerate(stretch.score.channels) if not one.sound.drums]
    long_enough: Column = held[held["frame"] + held["length"] >= enough]
    return long_enough[np.isin(long_enough["channel"], pitched)]


def _own_notes(stretch: Stretch) -> Column:
    """The notes of the stretch's slots that sound in it, cut at its end; those held at its start too."""
    notes = stretch.score.note_column
    is_inside = stretch.loop_frame is not None and stretch.start_frame >= stretch.loop_frame
    lowest = stretch.first_slot if is_inside else 0
    early = notes[: int(np.searchsorted(notes["frame"], stretch.end_frame))]
    sounds = early["frame"] + early["length"] > stretch.start_frame
    rows: Column = early[sounds & (early["slot"] >= lowest) & (early["slot"] <= stretch.last_slot)]
    rows["length"] = np.minimum(rows["length"], stretch.end_frame - rows["frame"])
    return rows


def _wrapped_pickup(stretch: Stretch) -> Column:
    """A loop's own pickup where it leads to the next lap, before the loop's end."""
    notes, line = stretch.score.note_column, stretch.loop_frame
    if line is None:
        return notes[:0]
    rows = notes[(notes["frame"] < line) & (notes["slot"] == stretch.first_slot)]
    tempos, end = stretch.score.tempo_map, stretch.end_frame
    moved = _moved_before(rows, stretch.score, line, (end, tempos, round(tempos.tick_at(end))))
    return moved[moved["frame"] >= line]


def _moved_before(rows: Column, score: Score, line: int, target: tuple[int, TempoMap, int]) -> Column:
    """Notes that lead to the frame `line` moved so that they lead to another, as far ahead in ticks.

    The target is its frame, and a tempo map with the tick in it that ahead is counted from.
    """
    frame, tempos, tick = target
    own = score.tempo_map
    line_tick = round(own.tick_at(line))
    ends = rows["frame"] + rows["length"]
    before = tempos.frames_at(own.ticks_at(np.stack([rows["frame"], ends])) - line_tick + tick)
    starts, early_ends = before + (frame - tempos.frame_at(tick))
    moved = rows.copy()
    moved["frame"] = starts
    moved["length"] = np.maximum(np.where(ends <= line, early_ends, ends - line + frame) - starts, 1)
    return moved


def _let_ring(rows: Column, wrapped: Column) -> Column:
    """Both together in order of frames, each note cut where its pitch starts again in its channel."""
    if not len(wrapped):
        return rows
    is_near = rows["frame"] + rows["length"] > wrapped["frame"].min()
    near = np.concatenate([rows[is_near], wrapped])
    near = near[np.lexsort((near["frame"], near["pitch"], near["channel"]))]
    same = (near["pitch"][:-1] == near["pitch"][1:]) & (near["channel"][:-1] == near["channel"][1:])
    room = np.where(same, np.diff(near["frame"]), near["length"][:-1])
    near["length"][:-1] = np.minimum(near["length"][:-1], room)
    both = np.concatenate([rows[~is_near], near[near["length"] > 0]])
    return both[np.argsort(both["frame"], kind="stable")]
