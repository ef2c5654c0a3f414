"""The song as it is played: it stands, counts in, plays, goes round its loop, and goes over to newer scores.

Everything here happens between two frames. What takes time is handed in as a cue, made elsewhere; where none
fits, it is made here, and playing waits for it.
"""

from typing import NamedTuple

from arrangeboard.sound.engine.band import Band
from arrangeboard.sound.engine.cue import Cue, LoopSlots, Wish, frames_to_line, make_cue, wish_at
from arrangeboard.sound.engine.line import Line, Position, Span
from arrangeboard.sound.engine.stage import Stage
from arrangeboard.sound.pipe.signals import Loop, PlayState
from arrangeboard.sound.score.going_on import exact_tick, loop_in, place_in
from arrangeboard.sound.score.passage import loop_span
from arrangeboard.sound.score.values import CUT, NOTE_OFF, Score, When

NO_LOOP = (-1, -1)


class Plan(NamedTuple):
    """A cue for a frame of the engine's count in which playing goes over from the passage `base`."""

    base: object
    at: int
    cue: Cue


class Waiting(NamedTuple):
    """A score that is gone over to at a frame of the engine's count."""

    at: int
    score: Score
    cue: Cue | None


class Turn(NamedTuple):
    """The loop is other from a frame of the engine's count on."""

    at: int
    cue: Cue | None


class View(NamedTuple):
    """How things stand, for who plans ahead. Its `position` is None where nothing plays."""

    now: int
    position: Position | None
    score: Score
    tick: float
    loop: Loop
    waiting_at: int | None


class Deck:
    """Plays one song. Where nothing plays, it stands at a tick."""

    def __init__(self, stage: Stage, score: Score) -> None:
        self.score = score
        self.band = Band(stage, "song")
        self._stage = stage
        self.line: Line | None = None
        self._cue: Cue | None = None
        self._loop = Loop()
        self._tick = self._began_tick = 0.0
        self._is_paused = False
        self._waiting: Waiting | None = None
        self._turn: Turn | None = None
        self.loop_ticks = NO_LOOP
        """From where to where it goes round."""

    @property
    def state(self) -> PlayState:
        """What it does."""
        if self.line is None or self._cue is None:
            return "paused" if self._is_paused else "stopped"
        counts = self._cue.wish.count_in_bars > 0 and self.line.position.is_leading_in
        return "counting-in" if counts else "playing"

    @property
    def tick(self) -> float:
        """Where it stands or plays."""
        return self._tick if self.line is None else self.line.position.begun.tick

    @property
    def view(self) -> View:
        """How things stand."""
        return View(
            self._stage.now,
            self.line.position if self.line else None,
            self.score,
            self._tick,
            self._loop,
            self._waiting.at if self._waiting else None,
        )

    def take(self, score: Score, when: When, plan: Plan | None = None) -> None:
        """Go over to a score at the next line of that kind, or at that of an earlier one that still waits."""
        if self.line is None:
            self._stand_in(score)
            return
        position = self.line.position
        plan = self._in_time(plan, position)
        at = plan.at if plan else self._stage.now + frames_to_line(position, when)
        if self._waiting:
            at = min(at, self._waiting.at)
        self._waiting = Waiting(at, score, plan.cue if plan else None)

    def play(self, tick: int | None, count_in_bars: int, cue: Cue | None = None) -> None:
        """Play from a tick, or on from where it stands. An empty song is not played."""
        if self.line is not None and tick is None:
            return
        goes_on_after_pause = self._is_paused and tick is None
        self._halt()
        if not self.score.end_frame:
            return
        start = self._tick if tick is None else tick
        start = start if start < _end_tick(self.score) else 0
        wish = start_wish(self.score, start, self._loop, count_in_bars)
        self._begin(cue if cue and cue.wish.is_like(wish) else make_cue(wish))
        if not goes_on_after_pause:
            self._began_tick = self._start_tick
        self._is_paused = False

    def pause(self) -> None:
        """Stand still here."""
        if self.line is not None:
            position = self.line.position.begun
            here = self._start_tick if position.is_leading_in else position.tick
            self._tick = here
            self._halt()
            self._is_paused = True

    def stop(self) -> None:
        """Stand where playing began, or if it stands there already, at the song's start."""
        stood = self.line is None and not self._is_paused
        self._halt()
        self._tick = 0.0 if stood else self._began_tick
        self._is_paused = False

    def locate(self, tick: int, cue: Cue | None = None) -> None:
        """Stand at a tick, or go on playing from it."""
        plays = self.line is not None
        self._halt()
        self._tick = self._began_tick = float(min(max(tick, 0), _end_tick(self.score)))
        if plays:
            wish = start_wish(self.score, self._tick, self._loop)
            self._begin(cue if cue and cue.wish.is_like(wish) else make_cue(wish))

    def loop(self, loop: Loop, plan: Plan | None = None) -> None:
        """Repeat other slots from now on, or none. Outside them playing jumps to their beginning."""
        self._loop = loop
        self.loop_ticks = ticks_of(loop, self.score)
        if self.line is None:
            return
        position = self.line.position
        plan = self._in_time(plan, position)
        at = plan.at if plan else self._stage.now + frames_to_line(position, "now")
        if self.line.left_frames is not None:
            at = min(at, self._stage.now + self.line.left_frames)
        self._turn = Turn(at, plan.cue if plan else None)

    def settle(self) -> None:
        """Do what is due in this very frame: go into another loop, over to what waits, or end."""
        if self.line and self._turn and self._turn.at <= self._stage.now:
            self._go_round(self.line, self._turn)
        if self.line and self._waiting and self._waiting.at <= self._stage.now:
            self._switch(self.line, self._waiting)
        if self.line and self.line.has_ended:
            self.band.end(NOTE_OFF)
            self._leave_line()
            self._tick = self._began_tick

    @property
    def left_frames(self) -> int | None:
        """How many frames there are until something is due again."""
        if self.line is None:
            return None
        left = [self.line.left_frames] if self.line.left_frames is not None else []
        left += [due.at - self._stage.now for due in (self._turn, self._waiting) if due]
        return min(left, default=None)

    def advance(self, frames: int, *, is_clicking: bool) -> list[Span]:
        """Play so many frames."""
        spans = self.line.advance(frames, is_clicking=is_clicking) if self.line else []
        for span in spans:
            self.band.play(span.events, span.start, span.offset)
        return spans

    @property
    def _start_tick(self) -> float:
        """Where what plays began, behind all that leads in."""
        return exact_tick(self.score, self._cue.passage.start_frame) if self._cue else self._tick

    def _begin(self, cue: Cue) -> None:
        self.band.begin(cue)
        self._cue, self.line = cue, Line(cue.passage)

    def _go_over(self, cue: Cue, position: Position) -> None:
        self.band.go_over(cue, position)
        self._cue, self.line = cue, Line(cue.passage)

    def _switch(self, line: Line, waiting: Waiting) -> None:
        """Go over to the score that waits."""
        position = line.position
        loop = carried_loop(self._loop, self.score, waiting.score)
        wish = wish_at(position, waiting.score, loop_slots(loop, waiting.score))
        cue = waiting.cue if waiting.cue and waiting.cue.wish.is_like(wish) else make_cue(wish)
        self._stand_in(waiting.score)
        self._go_over(cue, position)

    def _go_round(self, line: Line, turn: Turn) -> None:
        """Play the loop that was asked for. What waits comes at the end of its lap at the latest."""
        position, self._turn = line.position, None
        wish = loop_wish(position, self._loop)
        if wish.start_frame != position.begun.frame:
            self.band.end(CUT)
        cue = turn.cue if turn.cue and turn.cue.wish.is_like(wish) else make_cue(wish)
        self._go_over(cue, position)
        if self._waiting:
            latest = self._stage.now + cue.passage.end_frame - wish.start_frame
            self._waiting = self._waiting._replace(at=min(self._waiting.at, latest), cue=None)

    def _in_time(self, plan: Plan | None, position: Position) -> Plan | None:
        """A plan that still holds."""
        holds = plan and plan.base is position.passage and plan.at >= self._stage.now
        return plan if holds else None

    def _halt(self) -> None:
        """Silence everything; a score that waits is taken now."""
        if self.line is not None:
            self.band.end(CUT)
            self._leave_line()

    def _leave_line(self) -> None:
        waiting, self._waiting, self._turn = self._waiting, None, None
        self.line = self._cue = None
        if waiting:
            self._stand_in(waiting.score)

    def _stand_in(self, score: Score) -> None:
        """Keep the places in another score."""
        self._loop = carried_loop(self._loop, self.score, score)
        self._tick, self._began_tick = (
            _carried_tick(tick, self.score, score) for tick in (self._tick, self._began_tick)
        )
        self.score = score
        self.loop_ticks = ticks_of(self._loop, score)
        self._waiting = None


def start_wish(score: Score, tick: float, loop: Loop, count_in_bars: int = 0) -> Wish:
    """What is played from a tick on."""
    frame = min(score.tempo_map.frame_near(max(tick, 0)), score.end_frame)
    return Wish(score, frame, loop_slots(loop, score), count_in_bars)


def loop_wish(position: Position, loop: Loop) -> Wish:
    """How playing goes on in a loop: at its beginning where that is somewhere else."""
    score, frame = position.passage.score, position.begun.frame
    slots = loop_slots(loop, score)
    span = loop_span(score, slots)
    if span is not None:
        start, end = score.slots[span[0]].start_frame, score.slots[span[1]].end_frame
        frame = frame if start <= frame < end else start
    return Wish(score, frame, slots, goes_on=True)


def loop_slots(loop: Loop, score: Score) -> LoopSlots:
    """The slots that are repeated."""
    return tuple(slot.slot for slot in score.slots) if loop.is_song else loop.slots


def ticks_of(loop: Loop, score: Score) -> tuple[int, int]:
    """From where to where a loop goes; NO_LOOP where it is none, or none of its slots are there."""
    span = loop_span(score, loop_slots(loop, score))
    return (score.slots[span[0]].start_tick, score.slots[span[1]].end_tick) if span else NO_LOOP


def carried_loop(loop: Loop, old: Score, new: Score) -> Loop:
    """The same loop in another score."""
    if loop.is_song or not loop.slots or old is new:
        return loop
    return Loop(loop_in(old, new, loop.slots))


def _carried_tick(tick: float, old: Score, new: Score) -> float:
    """The same place in another score; the song's start stays that."""
    if tick <= 0 or old is new:
        return max(tick, 0.0)
    return exact_tick(new, place_in(old, new, old.tempo_map.frame_near(tick)))


def _end_tick(score: Score) -> int:
    return score.slots[-1].end_tick if score.slots else 0
