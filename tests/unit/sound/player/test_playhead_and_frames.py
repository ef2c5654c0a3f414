"""What the playhead shows is what leaves the speaker, over a minute on a device with a will of its own."""

import random

import pytest

from arrangeboard.song.values import Arrangement, Song
from arrangeboard.sound.engine.engine import Engine
from arrangeboard.sound.messages import Take
from arrangeboard.sound.midi_out.ports import Ports
from arrangeboard.sound.player.feed import Feed
from arrangeboard.sound.player.leaving import MidiOut
from arrangeboard.sound.player.no_soundfont import no_soundfont
from arrangeboard.sound.player.renderer import Renderer
from arrangeboard.sound.schedule import schedule
from arrangeboard.sound.score import RATE, Score
from arrangeboard.sound.signals import Heard, Loop, Play
from arrangeboard.sound.transport.playhead import Playhead
from tests.unit.sound.played_songs import order, slots_of, song
from tests.unit.sound.player.test_feed import Time

PERIOD = 441
SECONDS = 60
BEGINS = 1_000.0
LATENCY_SECONDS = 0.02


class Rehearsal:
    """A player without threads, on a device that is late at random and whose clock is not the computer's."""

    def __init__(self, score: Score, *orders: Loop | Play, pace: float) -> None:
        self.time = Time()
        self.playhead = Playhead()
        self.engine = Engine(no_soundfont())
        self.feed = Feed(now=self.time)
        midi_out = MidiOut(Ports(()), lambda _: None)
        self._coming: list[tuple[float, Heard]] = []
        self.renderer = Renderer(self.engine, self.feed, midi_out, say=self._say, fail=lambda _: None)
        self._pace = pace
        self._lateness = random.Random(7)
        self._rendered = 0
        self.time.now = BEGINS
        self.feed.begin(LATENCY_SECONDS)
        for one in (Take(score, "now"), *orders):
            self.engine.obey(one)

    def asked_at(self, frame: int) -> float:
        """When the device would ask for a frame if it never were late."""
        return BEGINS + frame / RATE * self._pace

    def period(self, number: int) -> None:
        """The device asks once."""
        while self.feed.wait_for_room(0.0):
            self.renderer.render()
        self.time.now = self.asked_at(number * PERIOD) + self._lateness.choice((0.0, 0.001, 0.006))
        self.feed.take(PERIOD)
        while self._coming and self._coming[0][0] <= self.time.now:
            self.playhead.hear(self._coming.pop(0)[1])

    def frame_at(self, now: float) -> float:
        """The frame of the engine that leaves the speaker, told by the device's own clock."""
        return (now - BEGINS - LATENCY_SECONDS) * RATE / self._pace - self.engine.latency

    def _say(self, heard: Heard) -> None:
        on_its_way = self._lateness.uniform(0.001, 0.01)
        self._coming.append((self.time.now + on_its_way, heard))


@pytest.mark.parametrize("pace", [1.0002, 0.9998])
def test_for_a_minute_the_playhead_is_within_two_milliseconds_of_the_sound(pace: float) -> None:
    score = schedule(*_long_song())
    rehearsal = Rehearsal(score, Play(0), pace=pace)
    worst = 0.0
    for number in range(SECONDS * 100):
        rehearsal.period(number)
        if number > 20 and number % 7 == 0:
            now = rehearsal.time.now
            shown = rehearsal.playhead.tick_at(now)
            assert shown is not None
            sounding = score.tempo_map.tick_at(rehearsal.frame_at(now))
            worst = max(worst, abs(shown - sounding) / score.tempo_map.ticks_per_second_at(sounding))
    assert worst < 0.002
    assert rehearsal.feed.late == 0


def test_in_a_loop_the_playhead_goes_round_with_the_sound_and_never_leaves_it() -> None:
    score = schedule(*_long_song())
    looped = slots_of(score)[:1]
    rehearsal = Rehearsal(score, Loop(looped), Play(0), pace=1.0001)
    lap = score.slots[0].end_frame
    for number in range(20 * 100):
        rehearsal.period(number)
        if number > 20:
            now = rehearsal.time.now
            shown = rehearsal.playhead.tick_at(now)
            assert shown is not None
            assert 0 <= shown < score.slots[0].end_tick
            sounding = score.tempo_map.tick_at(rehearsal.frame_at(now) % lap)
            apart = abs(shown - sounding)
            around = min(apart, score.slots[0].end_tick - apart)
            assert around / score.tempo_map.ticks_per_second_at(sounding) < 0.002


def _long_song() -> tuple[Song, Arrangement]:
    """Two minutes without a note: what is measured is time."""
    return song(*[()] * 30, bars=2), order(*range(1, 31))
