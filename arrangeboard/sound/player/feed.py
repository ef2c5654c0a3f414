"""Blocks of sound on their way from who renders them to the device that asks for any number of frames.

Several are made ahead, so that no pause in rendering is heard; how many says `read_ahead`. The device
waits for nothing; only while keys are in use, when little is made ahead, a moment for the block being made.
"""

import time
from collections import deque
from collections.abc import Callable
from queue import Empty, SimpleQueue
from threading import Event

import numpy as np
from numpy.typing import NDArray

from arrangeboard.sound.player.device_clock import DeviceClock
from arrangeboard.sound.player.read_ahead import ReadAhead

Sound = NDArray[np.float32]
"""Frames of left and right."""

_DRAINED = 1.5
"""A device asks when one of its periods, usually three, is empty: so many latencies later all of them are."""

_SLACK_SECONDS = 0.002
_WAIT_SECONDS = 0.006
"""A device that asks has other periods still to play: waiting so long leaves no gap, and silence would."""

_SETTLING_SECONDS = 1.0
"""A device that begins asks for all of its periods at once, and may then pause: that is not too late."""


class Feed:
    """One thread puts, one takes. `now` gives monotonic seconds.

    `late` counts how often the device went short or asked too late while there was something to be heard.
    After the whole process stood still a device may catch up: then each block it asks for counts.
    Whoever puts says by `is_resting` whether there is.
    """

    def __init__(self, *, now: Callable[[], float] = time.monotonic) -> None:
        self.now = now
        self.clock = DeviceClock()
        self.ahead = ReadAhead(now)
        self.late = 0
        self.asked_at = self.begun_at = self.now()
        self.is_resting = False
        self._taken: SimpleQueue[bool] = SimpleQueue()
        self._has_block = Event()
        self._blocks: deque[Sound] = deque()
        self._begun: Sound | None = None
        self._taken_frames = 0
        self._put_frames = 0
        self._missed_frames = 0

    @property
    def next_frame(self) -> int:
        """The device's frame in which the next block put will begin."""
        return self._put_frames + self._missed_frames

    def begin(self, latency_seconds: float) -> None:
        """A device is about to ask, whose frames are heard so long after it has asked for them."""
        self.asked_at = self.begun_at = self.now()
        self.clock.begin(latency_seconds, frame=self._taken_frames, now=self.begun_at)

    def wait_for_room(self, seconds: float) -> bool:
        """Wait until a block may be put; False where that takes longer."""
        while len(self._blocks) >= self.ahead.amount(is_resting=self.is_resting).blocks:
            try:
                self._taken.get(timeout=seconds)
            except Empty:
                return False
        return True

    def put(self, block: Sound) -> None:
        """Add a block; there must be room."""
        self._put_frames += len(block)
        self._blocks.append(block)
        self._has_block.set()

    def take(self, frames: int) -> Sound:
        """The next frames, silence where there are none. Called by the device."""
        now, clock = self.now(), self.clock
        is_late = now - self.asked_at > _DRAINED * clock.latency_seconds + _SLACK_SECONDS
        self.asked_at = now
        if is_late:
            clock.forget()
        clock.ask(self._taken_frames, now)
        self._taken_frames += frames
        sound = np.zeros((frames, 2), np.float32)
        missed = frames - self._fill(sound)
        self._missed_frames += missed
        if (missed or is_late) and not self.is_resting and now > self.begun_at + _SETTLING_SECONDS:
            self.late += 1
            if missed:
                self.ahead.was_too_little()
        return sound

    def _fill(self, sound: Sound) -> int:
        """Copy what there is; how many frames that were."""
        filled = 0
        while filled < len(sound):
            block = self._begun
            if block is None:
                if not self._blocks and not self._awaits_block():
                    break
                block = self._blocks.popleft()
                self._taken.put(True)
            part = block[: len(sound) - filled]
            sound[filled : filled + len(part)] = part
            filled += len(part)
            self._begun = block[len(part) :] if len(part) < len(block) else None
        return filled

    def _awaits_block(self) -> bool:
        """Wait a moment for a block where that can be made good; whether there is one."""
        if self.is_resting or not self.ahead.is_live:
            return False
        self._has_block.clear()
        if not self._blocks:
            self._has_block.wait(max(0.0, self.asked_at + _WAIT_SECONDS - self.now()))
        return bool(self._blocks)
