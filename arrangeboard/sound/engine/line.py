"""A passage as it is played: where it stands, and what happens in its next frames."""

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from arrangeboard.sound.engine.block import Passing
from arrangeboard.sound.score.passage import Passage
from arrangeboard.sound.score.values import NOTE_OFF, Column


class Position(NamedTuple):
    """A frame of the score in a lap of a passage. At a lap's end the next one has not begun yet."""

    passage: Passage
    lap: int
    frame: int

    @property
    def is_leading_in(self) -> bool:
        """Whether what leads in is still played."""
        return self.lap == 0 and self.frame < self.passage.start_frame

    @property
    def left_frames(self) -> int:
        """How many frames are left of the lap."""
        return max(0, self.passage.end_frame - self.frame)

    @property
    def is_at_end(self) -> bool:
        """Whether all is played."""
        return not self.goes_round and not self.left_frames

    @property
    def goes_round(self) -> bool:
        """Whether laps follow. A loop without a frame is none."""
        loop_frame = self.passage.loop_frame
        return loop_frame is not None and loop_frame < self.passage.end_frame

    def after(self, frames: int) -> "Position":
        """So many frames on; at the end of a passage that is no loop it stays there."""
        at = self
        while frames > at.left_frames and not at.after_lap.is_at_end:
            frames -= at.left_frames
            at = at.after_lap.begun
        return at._replace(frame=min(at.frame + frames, max(at.frame, at.passage.end_frame)))

    @property
    def after_lap(self) -> "Position":
        """The end of the lap."""
        return self._replace(frame=max(self.frame, self.passage.end_frame))

    @property
    def begun(self) -> "Position":
        """The same place; at a lap's end, that where the next lap begins."""
        if self.left_frames or self.is_at_end:
            return self
        return Position(self.passage, self.lap + 1, self.passage.loop_frame or 0)

    @property
    def tick(self) -> float:
        """The tick heard here."""
        return self.passage.tick_at(self.frame)


class Event(NamedTuple):
    """An event of a passage, so many frames after the block's start."""

    offset: int
    channel: int
    kind: int
    number: int
    value: int


class Span(NamedTuple):
    """A stretch of one lap that a block plays, with its events and the metronome's."""

    offset: int
    start: Position
    frames: int
    events: list[Event]
    clicks: list[Event]


class Line:
    """Plays a passage, from its first frame to `end_frame` or its own end."""

    def __init__(self, passage: Passage, *, end_frame: int | None = None) -> None:
        self.position = Position(passage, 0, passage.first_frame)
        self._end_frame = end_frame
        tempos = passage.score.tempo_map
        self._tempo_frames = tempos.frames_at(np.array([tick for tick, _ in tempos.tempos], np.int64))

    @property
    def has_ended(self) -> bool:
        """Whether there is nothing left to play."""
        return self.left_frames == 0

    @property
    def left_frames(self) -> int | None:
        """How many frames are left; None for a loop, which does not end."""
        if self._end_frame is not None:
            return max(0, min(self._end_frame, self.position.passage.end_frame) - self.position.frame)
        return None if self.position.goes_round else self.position.left_frames

    def advance(self, frames: int, *, is_clicking: bool) -> list[Span]:
        """Go so many frames on, and tell what happens in them. No more may be asked for than are left."""
        spans: list[Span] = []
        done = 0
        while done < frames:
            ending = self._lap_end_events(done)
            start = self.position.begun
            count = min(frames - done, start.left_frames)
            events = [*ending, *_events_in(start, count, done)]
            clicks = _clicks_in(start, count, done, is_clicking=is_clicking)
            spans.append(Span(done, start, count, events, clicks))
            self.position = start._replace(frame=start.frame + count)
            done += count
        return spans

    def passings(self, span: Span) -> Iterator[Passing]:
        """How the song passes in a span: evenly as long as the tempo holds."""
        passage, lap, frame = span.start
        stop = frame + span.frames
        inside = self._tempo_frames[(self._tempo_frames > frame) & (self._tempo_frames < stop)].tolist()
        if frame < passage.start_frame < stop:
            inside = sorted({*inside, passage.start_frame})
        for begin, end in pairwise([frame, *inside, stop]):
            tick = passage.tick_at(begin)
            slope = (passage.tick_at(end) - tick) / (end - begin)
            is_playing = lap > 0 or begin >= passage.start_frame
            yield Passing(span.offset + begin - frame, end - begin, tick, slope, is_playing)

    def _lap_end_events(self, done: int) -> list[Event]:
        """What ends with a lap, where the next one is about to begin."""
        passage, lap, frame = self.position
        if frame < passage.end_frame:
            return []
        return _placed(passage.events(passage.end_frame, passage.end_frame, lap=lap), passage.end_frame, done)


def _events_in(start: Position, count: int, done: int) -> list[Event]:
    """The events of a stretch of a lap, but for those at the lap's very end."""
    rows = start.passage.events(start.frame, start.frame + count, lap=start.lap)
    return [one for one in _placed(rows, start.frame, done) if one.offset < done + count]


def _clicks_in(start: Position, count: int, done: int, *, is_clicking: bool) -> list[Event]:
    """The metronome's events; of its strokes, if it is not clicking, only those that count in."""
    found = _placed(start.passage.clicks(start.frame, start.frame + count, lap=start.lap), start.frame, done)
    counted = done + start.passage.start_frame - start.frame if start.is_leading_in else done
    last = done + count - 1
    return [
        one._replace(offset=min(one.offset, last))
        for one in found
        if is_clicking or one.kind == NOTE_OFF or one.offset < counted
    ]


def _placed(rows: Column, frame: int, done: int) -> list[Event]:
    """Rows as events, `frame` of the score lying `done` frames after the block's start."""
    return [Event(row[0] - frame + done, *row[1:]) for row in rows.tolist()]
