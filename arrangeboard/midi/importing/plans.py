"""Planned parts that our own export marked: they come back as plans, their guide notes taken out again."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from arrangeboard.midi.importing.lanes import FileLane, NoteColumns
from arrangeboard.midi.marks import is_untouched_guide
from arrangeboard.song.values import Note

Stretch = tuple[int, int]
"""Ticks of the song from which and up to which something lasts."""


def take_plans(lane: FileLane) -> list[Stretch]:
    """The lane's planned stretches in order of time; their guides are gone from its notes afterwards.

    Where somebody has changed the notes of a guide they are music, and the plan is done.
    """
    planned: list[Stretch] = []
    guides: set[int] = set()
    for start, mark in sorted(lane.plans.items(), key=lambda item: item[0]):
        if mark.length_ticks <= 0 or (planned and start < planned[-1][1]):
            continue
        end = start + mark.length_ticks
        first, last = (bisect_left(lane.notes.starts, tick) for tick in (start, end))
        if is_untouched_guide(mark, _notes(lane.notes, first, last, start)):
            planned.append((start, end))
            guides.update(range(first, last))
    if guides:
        lane.notes = lane.notes.chosen([i for i in range(len(lane.notes.starts)) if i not in guides])
    return planned


def divided(planned: list[Stretch], start_tick: int, end_tick: int) -> Iterator[tuple[Stretch, bool]]:
    """The stretches of music and of plans (True) that a cell from `start_tick` to `end_tick` falls into."""
    tick = start_tick
    first = bisect_right(planned, start_tick, key=lambda one: one[1])
    for start, end in planned[first:]:
        if start >= end_tick:
            break
        if tick < start:
            yield (tick, start), False
        tick = min(end, end_tick)
        yield (max(start, start_tick), tick), True
    if tick < end_tick:
        yield (tick, end_tick), False


def _notes(columns: NoteColumns, first: int, last: int, start_tick: int) -> Iterator[Note]:
    for place in range(first, last):
        yield Note(
            columns.starts[place] - start_tick,
            columns.lengths[place],
            columns.pitches[place],
            columns.velocities[place],
        )
