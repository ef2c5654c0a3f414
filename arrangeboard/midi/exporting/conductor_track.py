"""The conductor track of a skeleton: title, tempo, meter, key, markers and nothing else."""

from collections.abc import Iterator
from typing import TypeVar

from msgspec.structs import replace

from arrangeboard.midi.exporting.bounds import Bounds
from arrangeboard.midi.exporting.skeleton import Conductor, TextAt
from arrangeboard.midi.marks import END_MARK
from arrangeboard.song.ids import SlotId
from arrangeboard.song.timeline import KeyAt, MeterAt, Timeline
from arrangeboard.song.values import TempoChange

Change = TypeVar("Change", MeterAt, KeyAt, TempoChange)


def conductor_of(times: Timeline, title: str, markers: dict[SlotId, str], bounds: Bounds) -> Conductor:
    """All that is global. What is in force at bar 1 is so from the file's start, through a count-in too."""
    shift = bounds.count_in_ticks
    tempos = (TempoChange(tempo.tick, tempo.microseconds_per_quarter) for tempo in times.tempos)
    return Conductor(
        title=title,
        tempos=_later(tuple(tempos), shift),
        meters=_later(times.meters, shift),
        keys=_later(times.keys, shift),
        markers=tuple(TextAt(span.start_tick + shift, markers[span.slot.id]) for span in times.spans),
        texts=tuple(_end_mark(bounds)),
    )


def _later(changes: tuple[Change, ...], shift_ticks: int) -> tuple[Change, ...]:
    moved = tuple(replace(one, tick=one.tick + shift_ticks) for one in changes[1:])
    return changes[:1] + moved


def _end_mark(bounds: Bounds) -> Iterator[TextAt]:
    if bounds.end_tick > bounds.last_bar_end_tick:
        yield TextAt(bounds.last_bar_end_tick, END_MARK)
