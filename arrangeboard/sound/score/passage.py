"""A stretch of a score as the events that play it, once or over and over.

A passage is made once for each place that playing begins or goes on from, and then asked block by block.
It knows nothing of voices or devices. Its frames are the score's own; before `start_frame` they count
back through what leads in: the pickup, and the bars that are counted in.
"""

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from arrangeboard.song.ids import SlotId
from arrangeboard.song.values import TICKS_PER_QUARTER
from arrangeboard.sound.score.controls_in_effect import controls_in_effect, controls_that_differ
from arrangeboard.sound.score.laps import Lap, Stretch, chased, first_lap, further_lap, lead_in
from arrangeboard.sound.score.metronome import clicks, count_in, steady_tempo
from arrangeboard.sound.score.values import CONTROLS, NOTE_OFF, NOTE_ON, Column, Score

EVENTS = CONTROLS
"""An event is a row of CONTROLS whose `kind` may be NOTE_ON or NOTE_OFF too, of the pitch `number`."""

CHASED_TICKS = TICKS_PER_QUARTER
"""A note of which at least so much is left is begun anew where playing starts in the midst of it."""

_OFF_FIRST, _CONTROLS_NEXT, _ON_LAST = 0, 1, 2


class _Played(Struct, frozen=True):
    """A lap's notes and events; `frames` are the events' own, for a quick search. `clicks` lie apart."""

    lap: Lap
    events: Column
    frames: NDArray[np.int64]
    clicks: Column


class Passage:
    """What is played from a frame on: to the song's end, or round the stretch of some slots.

    `loop` names slots: from the first to the last of them all are repeated; those that the score does not
    hold do not count. Where `start_frame` lies behind the loop, playing starts at the loop's beginning.
    With `goes_on` playing was under way already: nothing leads in, and of the notes `chased` the player
    starts itself what does not sound yet. Otherwise they are begun among the events.
    """

    def __init__(
        self,
        score: Score,
        start_frame: int = 0,
        *,
        loop: tuple[SlotId, ...] = (),
        count_in_bars: int = 0,
        goes_on: bool = False,
    ) -> None:
        stretch = _stretch(score, start_frame, loop)
        self.score = score
        self.start_frame, self.end_frame = stretch.start_frame, stretch.end_frame
        self.loop_frame = stretch.loop_frame
        counted_bars = 0 if goes_on else count_in_bars
        self._counts = count_in(score, self.start_frame, counted_bars)
        lead = lead_in(stretch, is_counted_in=counted_bars > 0)[: 0 if goes_on else None]
        leading = np.concatenate([lead["frame"], self._counts["frame"]])
        self.first_frame = int(leading.min(initial=self.start_frame))
        lap = first_lap(stretch)
        held = lap.held[~np.isin(lap.held["slot"], lead["slot"])]
        self.chased = chased(stretch, held, CHASED_TICKS)
        begun = [] if goes_on else [lead, _begun_at(self.chased, self.start_frame)]
        lap = Lap(np.concatenate([*begun, lap.notes]), held)
        self._first = self._played(lap, held if goes_on else held[:0])
        self._further = self._first
        if self.loop_frame is not None:
            again = further_lap(stretch, self.loop_frame)
            self._further = self._played(again, again.held, again_from=self.loop_frame)

    def lap_frames(self, lap: int) -> tuple[int, int]:
        """Where a lap begins and ends; every lap ends at `end_frame`."""
        return (self.first_frame if lap == 0 or self.loop_frame is None else self.loop_frame), self.end_frame

    def events(self, start_frame: int, stop_frame: int, *, lap: int = 0) -> Column:
        """The EVENTS from `start_frame` to before `stop_frame` in order: at one frame ends, controls, starts.

        Where it stops at `end_frame`, the ends of notes in that very frame are among them.
        """
        played = self._of(lap)
        first = int(np.searchsorted(played.frames, start_frame))
        if stop_frame >= self.end_frame:
            return played.events[first:]
        return played.events[first : int(np.searchsorted(played.frames, stop_frame))]

    def clicks(self, start_frame: int, stop_frame: int, *, lap: int = 0) -> Column:
        """The metronome's EVENTS in the same way. All before `start_frame` of the passage count in."""
        found = self._of(lap).clicks
        first, last = np.searchsorted(found["frame"], (start_frame, stop_frame))
        return found[first : None if stop_frame >= self.end_frame else last]

    def held_at(self, frame: int, *, lap: int = 0) -> Column:
        """The NOTES that started before a frame of a lap and still sound in it."""
        played = self._of(lap).lap
        notes = np.concatenate([played.notes, played.held])
        sounds: Column = notes[(notes["frame"] < frame) & (notes["frame"] + notes["length"] > frame)]
        return sounds

    @property
    def opening(self) -> Column:
        """The controls to bring all channels into their state before `first_frame`."""
        found = controls_in_effect(self.score, self._own_frame)
        found["frame"] = self.first_frame
        return found

    def state_at(self, frame: int) -> Column:
        """The controls that bring all channels into the state they have before a frame of the song."""
        return controls_in_effect(self.score, frame)

    def tick_at(self, frame: float) -> float:
        """The tick heard in a frame. What leads in passes at the tempo of the place it leads to."""
        tempos = self.score.tempo_map
        if frame >= self.start_frame:
            return tempos.tick_at(frame)
        before = steady_tempo(self.score, self.start_frame).tick_at(frame - self.start_frame)
        return tempos.tick_at(self.start_frame) + before

    def _of(self, lap: int) -> _Played:
        return self._first if lap == 0 else self._further

    @property
    def _own_frame(self) -> int:
        """Where the song itself begins to pass: counted in, it stands at the place until that is reached."""
        return self.first_frame if self.start_frame == 0 else self.start_frame

    def _played(self, lap: Lap, ending: Column, *, again_from: int | None = None) -> _Played:
        """A lap with its events; `ending` are the notes that sound already and end in it.

        A further lap, which begins at `again_from`, brings the controls back to what they were there.
        """
        own_frame = self._own_frame if again_from is None else again_from
        controls = _between(self.score.control_column, own_frame, self.end_frame)
        beats = _between(self.score.beat_column, own_frame, self.end_frame)
        if again_from is None:
            beats = np.concatenate([self._counts, beats])
        else:
            back = controls_that_differ(self.state_at(self.end_frame), self.state_at(again_from))
            controls = np.concatenate([back, controls])
        events = _in_order(lap.notes, ending, controls, end_frame=self.end_frame)
        heard = clicks(beats, self.score.tempo_map.rate)
        heard["frame"] = np.minimum(heard["frame"], self.end_frame)
        return _Played(lap, events, np.ascontiguousarray(events["frame"]), heard)


def loop_span(score: Score, loop: tuple[SlotId, ...]) -> tuple[int, int] | None:
    """The first and last index of a loop's slots in the score; None where it holds none of them."""
    wanted = set(loop)
    found = [index for index, slot in enumerate(score.slots) if slot.slot in wanted]
    return (found[0], found[-1]) if found else None


def _stretch(score: Score, start_frame: int, loop: tuple[SlotId, ...]) -> Stretch:
    span = loop_span(score, loop)
    if span is None:
        return Stretch(score, min(start_frame, score.end_frame), score.end_frame, 0, len(score.slots) - 1)
    first, last = span
    loop_frame, end_frame = score.slots[first].start_frame, score.slots[last].end_frame
    start = start_frame if start_frame < end_frame else loop_frame
    return Stretch(score, start, end_frame, first, last, loop_frame)


def _between(column: Column, start_frame: int, stop_frame: int) -> Column:
    """The rows from a frame to before another."""
    first, last = np.searchsorted(column["frame"], (start_frame, stop_frame))
    return column[first:last]


def _begun_at(notes: Column, frame: int) -> Column:
    """Notes that started earlier, started anew at a frame for what is left of them."""
    begun = notes.copy()
    begun["length"] -= frame - begun["frame"]
    begun["frame"] = frame
    return begun


def _in_order(notes: Column, ending: Column, controls: Column, *, end_frame: int) -> Column:
    """All events of a lap. A note that rings beyond `end_frame` ends in the next lap."""
    closed = np.concatenate([notes, ending])
    closed = closed[closed["frame"] + closed["length"] <= end_frame]
    starts, ends = np.zeros(len(notes), EVENTS), np.zeros(len(closed), EVENTS)
    for events, rows, kind in ((starts, notes, NOTE_ON), (ends, closed, NOTE_OFF)):
        events["frame"], events["channel"] = rows["frame"], rows["channel"]
        events["kind"], events["number"] = kind, rows["pitch"]
    starts["value"] = notes["velocity"]
    ends["frame"] += closed["length"]
    every = np.concatenate([ends, controls, starts])
    ranks = np.repeat((_OFF_FIRST, _CONTROLS_NEXT, _ON_LAST), (len(ends), len(controls), len(starts)))
    return every[np.argsort(every["frame"] * 3 + ranks, kind="stable")]
