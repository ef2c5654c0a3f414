"""What one lane of a file holds in one stretch of bars, as the content of a piece.

A note belongs to the stretch in which it starts and keeps its whole length.
"""

from bisect import bisect_left
from operator import add

from arrangeboard.midi.importing.cell_controls import ControlReader, Heard
from arrangeboard.midi.importing.clock import MOST_TICKS
from arrangeboard.midi.importing.lanes import FileLane
from arrangeboard.song.values import Control, Lane, Lyric, Note, Written

_PEDAL, _PEDAL_DOWN = 64, 64


class CellReader:
    """Reads the cells of one lane; they must be asked for in order of time."""

    def __init__(self, lane: FileLane, setup: Lane) -> None:
        self._columns = lane.notes
        self._lyrics = lane.lyrics
        self._controls = ControlReader(lane, setup)
        self._pedal = _pedal_changes(lane.controls)
        self._rings_until = 0

    def read(self, start_tick: int, end_tick: int) -> Written:
        """What the lane holds from `start_tick` to before `end_tick`, in ticks from there."""
        starts, lengths = self._columns.starts, self._columns.lengths
        first, last = (bisect_left(starts, tick) for tick in (start_tick, end_tick))
        rung_until = self._held_until(self._rings_until)
        ends = map(add, starts[first:last], lengths[first:last])
        self._rings_until = max(self._rings_until, max(ends, default=0))
        heard = Heard(
            start_tick=start_tick,
            end_tick=end_tick,
            first_note_tick=starts[first] if first < last else None,
            rung_until_tick=rung_until,
            quiet_tick=self._held_until(self._rings_until),
        )
        return Written(
            notes=self._notes(first, last, start_tick),
            controls=self._controls.read(heard),
            lyrics=self._sung(start_tick, end_tick),
        )

    def _notes(self, first: int, last: int, start_tick: int) -> tuple[Note, ...]:
        columns = self._columns
        starts = [start - start_tick for start in columns.starts[first:last]]
        lengths, pitches = columns.lengths[first:last], columns.pitches[first:last]
        return tuple(sorted(map(Note, starts, lengths, pitches, columns.velocities[first:last])))

    def _sung(self, start_tick: int, end_tick: int) -> tuple[Lyric, ...]:
        first, last = (bisect_left(self._lyrics, tick, key=_tick) for tick in (start_tick, end_tick))
        return tuple(Lyric(one.tick - start_tick, one.text) for one in self._lyrics[first:last])

    def _held_until(self, tick: int) -> int:
        """Where a note that ends at `tick` is heard no more: a pedal that is down then holds it on."""
        place = bisect_left(self._pedal, (tick, False)) - 1
        if place < 0 or not self._pedal[place][1]:
            return tick
        return self._pedal[place + 1][0] + 1 if place + 1 < len(self._pedal) else MOST_TICKS


def _tick(lyric: Lyric) -> int:
    return lyric.tick


def _pedal_changes(controls: list[Control]) -> list[tuple[int, bool]]:
    """Where the sustain pedal goes down (True) and up, by turns."""
    changes: list[tuple[int, bool]] = []
    for one in controls:
        if (one.kind, one.number) == ("controller", _PEDAL):
            is_down = one.value >= _PEDAL_DOWN
            if is_down != (changes[-1][1] if changes else False):
                changes.append((one.tick, is_down))
    return changes
