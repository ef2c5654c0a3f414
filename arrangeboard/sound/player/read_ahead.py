"""How much sound is made before the device asks for it: enough for no pause, little enough for keys.

What is struck on a key is heard behind all that is made already. So while keys are in use smaller blocks are
made, and fewer frames ahead; on a computer for which that is too little, as many more as it needs.
"""

from collections.abc import Callable
from typing import NamedTuple

BLOCK_FRAMES = 512
BLOCKS_AHEAD, RESTING_BLOCKS_AHEAD = 4, 1


class Amount(NamedTuple):
    """How many blocks of so many frames may wait for the device."""

    block_frames: int
    blocks: int

    @property
    def frames(self) -> int:
        """How many frames that are."""
        return self.block_frames * self.blocks


USUAL = Amount(BLOCK_FRAMES, BLOCKS_AHEAD)
RESTING = Amount(BLOCK_FRAMES, RESTING_BLOCKS_AHEAD)
"""Where nothing sounds, nothing can be missed."""

KEYS_ALONE = Amount(128, 4)
"""Where only keys sound, blocks cost so little that they may be small.

A device's period of ten milliseconds must always lie ready.
"""

KEYS_AND_SONG = (Amount(256, 3), Amount(256, 4), Amount(256, 6), USUAL)
"""The next one is for a computer for which the one before is too little."""

CALM_SECONDS = 10.0
"""So long after the device went short the amount before is tried: it may have been another program."""

LIVE_SECONDS = 60.0
"""So long after a key was last touched the next one is still expected."""


class ReadAhead:
    """Told by who takes orders and who feeds the device, asked by who renders. `now` is in seconds."""

    def __init__(self, now: Callable[[], float]) -> None:
        self.is_song_playing = False
        self._now = now
        self._live_until: float | None = None
        self._level = 0
        self._short_at = now()

    @property
    def is_live(self) -> bool:
        """Whether keys are in use."""
        return self._live_until is not None and self._now() < self._live_until

    def amount(self, *, is_resting: bool) -> Amount:
        """What to make ahead now; `is_resting` where nothing sounds."""
        if not self.is_live:
            return RESTING if is_resting else USUAL
        if self._level and self._now() > self._short_at + CALM_SECONDS:
            self._level -= 1
            self._short_at = self._now()
        is_song_heard = self.is_song_playing or self._level > 0
        return KEYS_AND_SONG[self._level] if is_song_heard and not is_resting else KEYS_ALONE

    def expect_keys(self) -> None:
        """A key is touched, or soon will be."""
        self._live_until = self._now() + LIVE_SECONDS

    def was_too_little(self) -> None:
        """The device went short: this computer needs more for a while."""
        self._short_at = self._now()
        if self.is_live:
            self._level = min(self._level + 1, len(KEYS_AND_SONG) - 1)
