"""The clicks of metronome and count-in: which drum sounds them, and when.

They are events of a channel of their own, so that they can be heard or not at any moment.
"""

import numpy as np

from arrangeboard.song.values import Sound
from arrangeboard.sound.score.tempo_map import TempoMap
from arrangeboard.sound.score.values import BEATS, CONTROLS, NOTE_OFF, NOTE_ON, Column, Score

CLICK_CHANNEL = 65_535
"""The channel of click events; no lane has it."""

CLICK_SOUND = Sound(program=0, drums=True)
"""The kit that clicks: General MIDI's standard kit."""

_HIGH_WOODBLOCK, _LOW_WOODBLOCK = 76, 77
_BAR_CLICK, _BEAT_CLICK = (_HIGH_WOODBLOCK, 112), (_LOW_WOODBLOCK, 84)
"""Pitch and velocity of the first beat of a bar and of the others."""

_CLICKS_PER_SECOND = 20
"""A click is held for at most this part of a second."""


def clicks(beats: Column, rate: int) -> Column:
    """The events, in rows of CONTROLS, that sound so many BEATS; each click ends before the next."""
    frames, is_bar = beats["frame"], beats["is_bar"]
    found = np.zeros(2 * len(beats), CONTROLS)
    found["channel"] = CLICK_CHANNEL
    found["number"] = np.repeat(np.where(is_bar, _BAR_CLICK[0], _BEAT_CLICK[0]), 2)
    starts, ends = found[0::2], found[1::2]
    starts["frame"], starts["kind"] = frames, NOTE_ON
    starts["value"] = np.where(is_bar, _BAR_CLICK[1], _BEAT_CLICK[1])
    ends["frame"], ends["kind"] = frames + rate // _CLICKS_PER_SECOND, NOTE_OFF
    if len(beats) > 1:
        ends["frame"][:-1] = np.minimum(ends["frame"][:-1], frames[1:])
    return found


def steady_tempo(score: Score, frame: int) -> TempoMap:
    """The tempo of a place for all time: what counts in to it, and what leads in to it then, keeps it."""
    tempos = score.tempo_map
    tick = round(tempos.tick_at(frame))
    return TempoMap(((0, tempos.tempo_at(tick)),), tempos.rate, tempos.percent)


def count_in(score: Score, frame: int, bars: int) -> Column:
    """The BEATS of so many bars before a place, in the meter and tempo that it has itself.

    None in a score without bars.
    """
    offsets, bar_ticks = _bar_at(score, frame)
    befores = bar_ticks * np.arange(bars, 0, -1)
    ticks = (offsets[np.newaxis, :] - befores[:, np.newaxis]).ravel()
    found = np.zeros(len(ticks), BEATS)
    found["frame"] = frame + steady_tempo(score, frame).frames_at(ticks)
    found["is_bar"] = np.tile(offsets == 0, bars)
    return found


def _bar_at(score: Score, frame: int) -> tuple[np.ndarray[tuple[int], np.dtype[np.int64]], int]:
    """The beats of the bar at a place, in ticks after its line, and its length in ticks."""
    beats = score.beat_column
    lines = beats["frame"][beats["is_bar"]]
    if not len(lines):
        return np.zeros(0, np.int64), 0
    at = max(0, int(np.searchsorted(lines, frame, side="right")) - 1)
    end = int(lines[at + 1]) if at + 1 < len(lines) else score.end_frame
    inside = beats["frame"][(beats["frame"] >= lines[at]) & (beats["frame"] < end)]
    ticks = score.tempo_map.ticks_at(np.append(inside, end).astype(np.int64))
    return ticks[:-1] - ticks[0], int(ticks[-1] - ticks[0])
