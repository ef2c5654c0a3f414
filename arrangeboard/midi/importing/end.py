"""Where the last bar of a file ends. Programs let a track end anywhere, some of them hours later."""

from collections.abc import Sequence
from operator import add

from arrangeboard.midi.importing.clock import MOST_TICKS, Clock
from arrangeboard.midi.importing.conductor import FileConductor
from arrangeboard.midi.importing.lanes import FileLane
from arrangeboard.midi.losses import LossList
from arrangeboard.midi.marks import END_MARK
from arrangeboard.midi.reading.smf_reader import Smf
from arrangeboard.song.bars import bar_ticks
from arrangeboard.song.values import TICKS_PER_QUARTER, Meter

_LONGEST_SILENCE_BARS = 8
_LONGEST_MARKED_SILENCE_BARS = 256
_NEAR_TICKS = TICKS_PER_QUARTER // 8


def end_tick_of(
    smf: Smf, clock: Clock, conductor: FileConductor, lanes: Sequence[FileLane], losses: LossList
) -> int:
    """The tick that the last bar reaches at least: the file's own end, without a long silence before it.

    Notes may ring on past it. The silence of a marked section is longer than one that nobody named.
    """
    last_start = max((lane.notes.starts[-1] for lane in lanes if lane.notes.starts), default=-1)
    for mark in conductor.texts:
        if mark.text == END_MARK and mark.tick > last_start:
            return max(1, mark.tick)
    own_end = min(max((clock.at(track.end_tick) for track in smf.tracks), default=0), MOST_TICKS)
    markers = [mark.tick for mark in conductor.texts if mark.kind in ("marker", "cue")]
    music = [*(_last_sound(lane) for lane in lanes), *markers]
    quiet_tick = min(max(music, default=0), own_end)
    bar = bar_ticks(next(reversed(conductor.meters.values()), Meter()))
    longest = _LONGEST_MARKED_SILENCE_BARS if markers else _LONGEST_SILENCE_BARS
    if own_end - quiet_tick > longest * bar:
        losses.add("silence-cut", (own_end - quiet_tick) // bar, bar=quiet_tick // bar + 1)
        return quiet_tick
    return max(last_start + 1, own_end - _NEAR_TICKS)


def _last_sound(lane: FileLane) -> int:
    sung = lane.lyrics[-1].tick if lane.lyrics else 0
    planned = max((start + mark.length_ticks for start, mark in lane.plans.items()), default=0)
    return max(sung, planned, max(map(add, lane.notes.starts, lane.notes.lengths), default=0))
