"""Orders in, blocks of sound out, by one way for the loudspeaker and for files.

Orders may come from another thread than the one that renders. What they need is prepared where they come
from; the renderer takes over finished changes between two blocks and never waits for a lock.
"""

import time
from collections import deque
from collections.abc import Callable, Iterable
from functools import partial

import numpy as np

from arrangeboard.sound.engine.auditions import Auditions
from arrangeboard.sound.engine.block import Block, Leaving, Moment, Passing
from arrangeboard.sound.engine.clicker import Clicker
from arrangeboard.sound.engine.cue import Wish, make_cue
from arrangeboard.sound.engine.deck import Deck, View
from arrangeboard.sound.engine.foresight import cue_for_locate, cue_for_play, plan_for
from arrangeboard.sound.engine.limiter import Sound
from arrangeboard.sound.engine.live import Live
from arrangeboard.sound.engine.master import Master
from arrangeboard.sound.engine.seats import Seats
from arrangeboard.sound.engine.stage import Stage
from arrangeboard.sound.pipe.messages import Audition, LiveLane, Order, Take
from arrangeboard.sound.pipe.signals import (
    EndAudition,
    EndLive,
    Locate,
    Loop,
    Loudness,
    Metronome,
    Pause,
    Play,
    PlayLive,
    PlayState,
    Stop,
)
from arrangeboard.sound.sampler.sampler import Sampler
from arrangeboard.sound.score.tempo_map import TempoMap
from arrangeboard.sound.score.values import RATE, Score
from arrangeboard.sound.soundfont.values import SoundFont

LIVE_SEATS = 144
"""For a song and an audition of 64 lanes each, the click, and the keys."""

LIVE_VOICES = 128
_RING_SECONDS = 12
_PATIENCE_SECONDS = 0.1
"""An order waits so long, at most, for the one before it to be rendered: a few blocks' time."""

_STEADY_TEMPO = ((0, 500_000),)

Change = Callable[[], None]


class Engine:
    """Plays scores by the sounds of a SoundFont.

    `ahead_seconds` is how long before it can be heard a change is prepared, where another thread renders; 0
    where orders and blocks come in turn. Lanes beyond `seats` are not heard.
    """

    def __init__(
        self,
        font: SoundFont,
        *,
        rate: int = RATE,
        is_limited: bool = True,
        seats: int = LIVE_SEATS,
        most_voices: int = LIVE_VOICES,
        ahead_seconds: float = 0.0,
    ) -> None:
        self._rate, self._most_voices, self._seat_count = rate, most_voices, seats
        self._ahead_frames = round(ahead_seconds * rate)
        self._stage = Stage(self._sampler(font), Seats(seats, _RING_SECONDS * rate))
        self._deck = Deck(self._stage, Score(TempoMap(_STEADY_TEMPO, rate)))
        self._auditions = Auditions(self._stage)
        self._live = Live(self._stage)
        self._master = Master(rate, seats, is_limited=is_limited)
        self._clicker = Clicker(self._stage)
        self._changes: deque[Change] = deque()
        self._ordered = self._changed = 0
        self._view = self._deck.view, 0

    @property
    def latency(self) -> int:
        """How many frames the sound lies behind what a block says of it."""
        return self._master.latency

    def obey(self, order: Order) -> None:
        """Do as ordered, from the next block on or when the order says, if it is the engine to do so."""
        change = self._change_for(order)
        if change is not None:
            self._hand_over(change)

    def use(self, font: SoundFont) -> None:
        """Play by another SoundFont from the next block on. What sounds is cut."""
        self._hand_over(partial(self._exchange, self._sampler(font)))

    def render(self, frames: int) -> Block:
        """The next frames, at least one."""
        while self._changes:
            self._changes.popleft()()
            self._changed += 1
        self._master.forget_peaks()
        self._settle()
        at_start = self._deck.state, self._deck.score, self._deck.loop_ticks
        made = _Made()
        while made.frames < frames:
            self._settle()
            self._render_some(self._frames_in_one_go(frames - made.frames), made)
        self._view = self._deck.view, self._changed
        sound = np.concatenate(made.sounds, axis=1).T
        moment = self._moment(made.stretches[0], *at_start)
        return Block(np.ascontiguousarray(sound), tuple(made.leaving), tuple(made.stretches), moment)

    def _moment(self, first: Passing, state: PlayState, score: Score, loop_ticks: tuple[int, int]) -> Moment:
        return Moment(
            tick=first.start_tick,
            ticks_per_second=first.ticks_per_frame * self._rate,
            revision=score.revision,
            state=state,
            loop_start_tick=loop_ticks[0],
            loop_end_tick=loop_ticks[1],
            levels=self._levels(score),
            level=self._master.level,
            limited=self._master.taken_decibels,
            is_auditioning=self._auditions.is_playing,
            voices=self._stage.sampler.voices,
        )

    def _levels(self, score: Score) -> tuple[float, ...]:
        """The peaks of the score's channels, what is played on keys in one of them included."""
        levels = self._master.levels(self._deck.band.seats_of(score.channels))
        live = self._live.channel
        if live is None:
            return levels
        (played,) = self._master.levels([self._live.seat])
        lanes = (channel.lane for channel in score.channels)
        return tuple(
            max(own, played) if lane == live.lane else own for lane, own in zip(lanes, levels, strict=True)
        )

    def _change_for(self, order: Order) -> Change | None:
        """What the renderer has to do, with what takes time done already."""
        return self._change_of_song(order) or self._change_beside(order)

    def _change_of_song(self, order: Order) -> Change | None:
        if isinstance(order, Take | Play | Locate | Loop):
            self._await_earlier()
        deck, seen = self._deck, self._seen()
        change: Change | None = None
        match order:
            case Take(score, when):
                change = partial(deck.take, score, when, plan_for(order, self._seen, self._ahead_frames))
            case Play(tick, count_in_bars):
                change = partial(deck.play, tick, count_in_bars, cue_for_play(order, seen) if seen else None)
            case Locate(tick):
                change = partial(deck.locate, tick, cue_for_locate(order, seen) if seen else None)
            case Pause():
                change = deck.pause
            case Stop():
                change = deck.stop
            case Loop():
                change = partial(deck.loop, order, plan_for(order, self._seen, self._ahead_frames))
        return change

    def _change_beside(self, order: Order) -> Change | None:
        change: Change | None = None
        match order:
            case Audition(score, start_frame, end_frame):
                cue = make_cue(Wish(score, start_frame, ()))
                change = partial(self._auditions.start, cue, end_frame)
            case EndAudition():
                change = self._auditions.end
            case LiveLane(channel):
                change = partial(self._live.take, channel)
            case PlayLive(kind, number, value):
                change = partial(self._live.play, kind, number, value)
            case EndLive():
                change = self._live.end
            case Metronome(is_on, volume):
                change = partial(self._clicker.switch, volume, is_on=is_on)
            case Loudness(decibels):
                change = partial(self._master.set_loudness, decibels)
        return change

    def _hand_over(self, change: Change) -> None:
        self._ordered += 1
        self._changes.append(change)

    def _seen(self) -> View | None:
        """How things stood after the last block, if nothing has been ordered since."""
        view, changed = self._view
        return view if changed == self._ordered else None

    def _await_earlier(self) -> None:
        """Let what was ordered just before take effect, where what comes now can only then be prepared.

        Only while the song plays: otherwise nothing is heard of the time that preparing takes.
        """
        ends = time.monotonic() + _PATIENCE_SECONDS
        while self._ahead_frames and self._view[0].position and not self._seen() and time.monotonic() < ends:
            time.sleep(_PATIENCE_SECONDS / 50)

    def _exchange(self, sampler: Sampler) -> None:
        self._stage.sampler = sampler
        self._clicker.set_up()
        for band in (self._deck.band, *self._auditions.bands):
            band.meet_new_sampler()
        self._live.meet_new_sampler()

    def _sampler(self, font: SoundFont) -> Sampler:
        return Sampler(font, self._rate, channels=self._seat_count, most_voices=self._most_voices)

    def _settle(self) -> None:
        self._deck.settle()
        self._auditions.settle()

    def _frames_in_one_go(self, left: int) -> int:
        """How many frames there are until something has to be settled."""
        due = (self._deck.left_frames, self._auditions.left_frames)
        return min(left, *(frames for frames in due if frames is not None), left)

    def _render_some(self, frames: int, made: "_Made") -> None:
        """Make the next frames, in which nothing has to be settled."""
        stage = self._stage
        stretches = self._advance(frames)
        plays = sorted(stage.plays, key=lambda play: play.offset)
        sound = self._master.mix(stage.sampler.render(frames, plays), stage.used_seats)
        made.add(sound, stretches, stage.leaving)
        stage.plays.clear()
        stage.leaving.clear()
        stage.now += frames

    def _advance(self, frames: int) -> list[Passing]:
        """Let all lines go on; how the song passes."""
        self._auditions.advance(frames)
        self._clicker.follow(self._deck.line)
        if self._deck.line is None:
            return [Passing(0, frames, self._deck.tick, 0.0, is_playing=False)]
        spans = self._deck.advance(frames, is_clicking=self._clicker.is_on)
        self._clicker.play(spans)
        return [passing for span in spans for passing in self._deck.line.passings(span)]


class _Made:
    """What has been made of a block."""

    def __init__(self) -> None:
        self.frames = 0
        self.sounds: list[Sound] = []
        self.stretches: list[Passing] = []
        self.leaving: list[Leaving] = []

    def add(self, sound: Sound, stretches: Iterable[Passing], leaving: Iterable[Leaving]) -> None:
        """Add the next frames; offsets are counted in these."""
        self.sounds.append(sound)
        self.stretches += (one._replace(offset=one.offset + self.frames) for one in stretches)
        self.leaving += (one._replace(offset=one.offset + self.frames) for one in leaving)
        self.frames += sound.shape[1]
