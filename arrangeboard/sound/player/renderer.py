"""The thread that renders: block after block as long as there is room ahead of the device."""

from collections.abc import Callable
from threading import Thread

import numpy as np

from arrangeboard.sound.engine.block import Block
from arrangeboard.sound.engine.engine import Engine
from arrangeboard.sound.pipe.signals import Heard
from arrangeboard.sound.player.feed import Feed
from arrangeboard.sound.player.hearing import Hearing, rests
from arrangeboard.sound.player.leaving import MidiOut

ASLEEP_AFTER_BLOCKS = 172
"""After about two seconds of silence nothing is rendered any more, so that a board at rest costs nothing."""

_PATIENCE_SECONDS = 0.1


class Renderer:
    """Renders in a thread of its own. Any exception ends it and is given to `fail`."""

    def __init__(
        self,
        engine: Engine,
        feed: Feed,
        midi_out: MidiOut,
        *,
        say: Callable[[Heard], None],
        fail: Callable[[BaseException], None],
    ) -> None:
        self.obeyed = 0
        self._engine = engine
        self._feed = feed
        self._midi_out = midi_out
        self._say = say
        self._fail = fail
        self._hearing = Hearing()
        self._is_ending = False
        self._wakes = self._seen_wakes = 0
        self._rested_blocks = 0
        self._silence: Block | None = None
        self._thread = Thread(target=self._run, name="rendering", daemon=True)

    def start(self) -> None:
        """Begin to render."""
        self._thread.start()

    def wake(self) -> None:
        """An order has come: what rests is about to change."""
        self._wakes += 1

    def close(self) -> None:
        """Render no more."""
        self._is_ending = True
        self._thread.join()

    def _run(self) -> None:
        try:
            while not self._is_ending:
                if self._feed.wait_for_room(_PATIENCE_SECONDS):
                    self.render()
        except BaseException as error:
            self._fail(error)
            raise

    def render(self) -> None:
        """One block, for which there is room, and all that follows from it."""
        obeyed = self.obeyed
        block = self._next_block()
        feed = self._feed
        frame = feed.next_frame + self._engine.latency
        feed.put(block.sound)
        feed.is_resting = rests(block.moment)
        feed.ahead.is_song_playing = block.moment.ticks_per_second > 0
        at = feed.clock.time_of(frame, feed.now())
        self._midi_out.follow(block, at)
        frames = len(block.sound)
        heard = self._hearing.report(block.moment, at=at, late=feed.late, obeyed=obeyed, frames=frames)
        if heard is not None:
            self._say(heard)

    def _next_block(self) -> Block:
        """The engine's next block, or the same silence again where nothing but an order can end it."""
        feed = self._feed
        if self._seen_wakes != self._wakes:
            # Only this thread counts, so that no wake is ever lost.
            self._seen_wakes, self._rested_blocks = self._wakes, 0
        if self._rested_blocks >= ASLEEP_AFTER_BLOCKS and self._silence is not None:
            return self._silence
        block = self._engine.render(feed.ahead.amount(is_resting=feed.is_resting).block_frames)
        self._rested_blocks = self._rested_blocks + 1 if rests(block.moment) else 0
        self._silence = block._replace(sound=np.zeros_like(block.sound), plays=())
        return block
