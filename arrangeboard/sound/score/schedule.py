"""An arrangement made into a score: every note and control in frames of sound, who is heard, the beats.

It asks `performance.sounding` what sounds and adds nothing of its own. Nothing here knows of devices or
files.
"""

from collections.abc import Iterator
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from arrangeboard.performance.sounding import SoundingCache, sounding
from arrangeboard.song.bars import BarGrid, beat_ticks, section_grid
from arrangeboard.song.controls import PAN, VOLUME, ControlKey
from arrangeboard.song.hearing import silent_lanes
from arrangeboard.song.ids import LaneId
from arrangeboard.song.timeline import Timeline
from arrangeboard.song.values import Arrangement, Lane, LaneControl, Song
from arrangeboard.sound.score.lane_columns import LaneColumns, Placement, in_order, is_played, lane_columns
from arrangeboard.sound.score.tempo_map import TempoMap, Ticks
from arrangeboard.sound.score.values import BEATS, CONTROLS, NOTES, RATE, Channel, Score, ScoreSlot

MOST_BEATS = 2_000_000
"""So many beats are counted. A song has far fewer; more would only fill the memory."""

_LANE_FIELDS: tuple[ControlKey, ...] = (("controller", VOLUME), ("controller", PAN))
"""Controllers that are fields of a lane: what its setup says of them does not count."""


class Scheduler:
    """Makes scores of a song that is being edited: what an edit did not touch is not made again."""

    def __init__(self) -> None:
        self._sounding = SoundingCache()
        self._lanes: dict[LaneId, LaneColumns] = {}
        self._placement = Placement(TempoMap(((0, 1),), 1), ())

    def schedule(
        self, song: Song, arrangement: Arrangement, *, rate: int = RATE, percent: int = 100, revision: int = 0
    ) -> Score:
        """The arrangement as it is to be played, at `percent` of its tempo.

        Lanes that are muted, or not soloed beside others, keep their channel and controls without notes.
        """
        heard = sounding(song, arrangement, self._sounding)
        times = heard.timeline
        placement = self._place(times, rate, percent)
        self._lanes = {
            lane.id: lane_columns(heard.lanes[lane.id], placement, channel, self._lanes.get(lane.id))
            for channel, lane in enumerate(song.lanes)
        }
        silent = silent_lanes(song)
        sounds = [made.notes for lane, made in self._lanes.items() if lane not in silent]
        return Score(
            tempo_map=placement.tempo_map,
            channels=tuple(lane_channel(lane) for lane in song.lanes),
            slots=tuple(_slots(times, placement.tempo_map)),
            notes=in_order(sounds, NOTES),
            controls=in_order([made.controls for made in self._lanes.values()], CONTROLS),
            beats=_beats(song, times, placement.tempo_map),
            revision=revision,
        )

    def _place(self, times: Timeline, rate: int, percent: int) -> Placement:
        """Where the slots lie in time: the same object as last time where they lie as they did."""
        tempos = tuple((at.tick, at.microseconds_per_quarter) for at in times.tempos)
        slot_ids = tuple(span.slot.id for span in times.spans)
        placement = Placement(TempoMap(tempos, rate, percent), slot_ids)
        if placement != self._placement:
            self._placement = placement
        return self._placement


def schedule(
    song: Song, arrangement: Arrangement, *, rate: int = RATE, percent: int = 100, revision: int = 0
) -> Score:
    """The score of an arrangement, made once; see `Scheduler.schedule`."""
    return Scheduler().schedule(song, arrangement, rate=rate, percent=percent, revision=revision)


def lane_channel(lane: Lane) -> Channel:
    """What plays a lane, and the controls in effect in it from the start."""
    setup, out = tuple(_setup(lane)), lane.midi_out
    if out is None:
        return Channel(lane.id, lane.sound, setup)
    return Channel(
        lane.id, lane.sound, setup, is_built_in=out.beside, port=out.port, port_channel=out.channel
    )


def _setup(lane: Lane) -> Iterator[LaneControl]:
    """Volume, pan and the lane's own controls, in the order that its parameters need."""
    yield LaneControl("controller", VOLUME, lane.volume)
    yield LaneControl("controller", PAN, lane.pan)
    for one in lane.setup:
        if is_played(one.kind, one.number) and (one.kind, one.number) not in _LANE_FIELDS:
            yield one


def _slots(times: Timeline, tempo_map: TempoMap) -> Iterator[ScoreSlot]:
    lines = np.array([0, *(span.end_tick for span in times.spans)], np.int64)
    frames = tempo_map.frames_at(lines).tolist()
    for index, span in enumerate(times.spans):
        yield ScoreSlot(
            slot=span.slot.id,
            section=span.section.id,
            origin=span.section.origin,
            start_tick=span.start_tick,
            end_tick=span.end_tick,
            start_frame=frames[index],
            end_frame=frames[index + 1],
        )


def _beats(song: Song, times: Timeline, tempo_map: TempoMap) -> bytes:
    """The beats as the meters write them, by which bars and beats are counted everywhere."""
    ticks, is_bar, counted = [np.zeros(0, np.int64)], [np.zeros(0, np.bool_)], 0
    for span in times.spans:
        own_ticks, own_is_bar = _section_beats(section_grid(song, span.section))
        counted += len(own_ticks)
        if counted > MOST_BEATS:
            break
        ticks.append(own_ticks + span.start_tick)
        is_bar.append(own_is_bar)
    beats = np.zeros(sum(map(len, ticks)), BEATS)
    beats["frame"] = tempo_map.frames_at(np.concatenate(ticks))
    beats["is_bar"] = np.concatenate(is_bar)
    return beats.tobytes()


@lru_cache(maxsize=256)
def _section_beats(grid: BarGrid) -> tuple[Ticks, NDArray[np.bool_]]:
    """The beats of a section in ticks of it, and which of them begin a bar."""
    starts, counts, steps = np.array(
        [
            (start, meter.numerator, beat_ticks(meter))
            for start, meter in zip(grid.starts, grid.meters, strict=False)
        ],
        np.int64,
    ).T
    firsts = np.repeat(np.cumsum(counts) - counts, counts)
    places = np.arange(int(counts.sum())) - firsts
    return np.repeat(starts, counts) + places * np.repeat(steps, counts), places == 0
