"""A player without threads, on a device that is late at random and whose clock is not the computer's."""

import random

import numpy as np

from arrangeboard.sound.engine.engine import Engine
from arrangeboard.sound.midi_out.ports import Ports
from arrangeboard.sound.pipe.messages import Order
from arrangeboard.sound.pipe.signals import Heard
from arrangeboard.sound.player.feed import Feed, Sound
from arrangeboard.sound.player.leaving import MidiOut
from arrangeboard.sound.player.no_soundfont import no_soundfont
from arrangeboard.sound.player.renderer import Renderer
from arrangeboard.sound.score.values import RATE
from arrangeboard.sound.soundfont.values import SoundFont
from arrangeboard.sound.transport.anchors import Anchors
from arrangeboard.sound.transport.playhead import Playhead
from tests.unit.sound.player.test_feed import Time

PERIOD = 441
BEGINS = 1_000.0
LATENCY_SECONDS = 0.02


class Rehearsal:
    """Plays a period of the device at a time. `sound` keeps what the device got."""

    def __init__(
        self,
        *orders: Order,
        pace: float = 1.0,
        font: SoundFont | None = None,
        ports: Ports | None = None,
    ) -> None:
        self.time = Time()
        self.playhead = Playhead()
        self.anchors = Anchors()
        self.sound: list[Sound] = []
        self.engine = Engine(font or no_soundfont())
        self.feed = Feed(now=self.time)
        self.midi_out = MidiOut(ports or Ports(()), lambda _: None)
        self._coming: list[tuple[float, Heard]] = []
        self.renderer = Renderer(self.engine, self.feed, self.midi_out, say=self._say, fail=lambda _: None)
        self._pace = pace
        self._lateness = random.Random(7)
        self._rendered = 0
        self.time.now = BEGINS
        self.feed.begin(LATENCY_SECONDS)
        for one in orders:
            self.midi_out.obey(one)
            self.engine.obey(one)

    def asked_at(self, frame: int) -> float:
        """When the device would ask for a frame if it never were late."""
        return BEGINS + frame / RATE * self._pace

    def period(self, number: int) -> None:
        """The device asks once."""
        while self.feed.wait_for_room(0.0):
            self.renderer.render()
        self.time.now = self.asked_at(number * PERIOD) + self._lateness.choice((0.0, 0.001, 0.006))
        self.sound.append(self.feed.take(PERIOD))
        while self._coming and self._coming[0][0] <= self.time.now:
            heard = self._coming.pop(0)[1]
            self.playhead.hear(heard)
            self.anchors.hear(heard)

    def frame_at(self, now: float) -> float:
        """The frame of the engine that leaves the speaker, told by the device's own clock."""
        return (now - BEGINS - LATENCY_SECONDS) * RATE / self._pace - self.engine.latency

    def heard_at(self, frame: float) -> float:
        """The moment at which a frame of the engine leaves the speaker."""
        return BEGINS + LATENCY_SECONDS + (frame + self.engine.latency) / RATE * self._pace

    @property
    def first_sound_at(self) -> float:
        """When the first frame that is not silence leaves the speaker."""
        heard = np.concatenate(self.sound)[:, 0]
        return self.asked_at(int(np.flatnonzero(heard)[0])) + LATENCY_SECONDS

    def _say(self, heard: Heard) -> None:
        on_its_way = self._lateness.uniform(0.001, 0.01)
        self._coming.append((self.time.now + on_its_way, heard))
