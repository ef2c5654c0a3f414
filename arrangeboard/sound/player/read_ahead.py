"""How much sound is made before the device asks for it: enough for no pause, little enough for keys.

What is struck on a key is heard behind all that is made already. So while keys are in use smaller blocks are
made, and fewer of them ahead; on a computer for which that is too little, as many more as it needs.
"""

from collections.abc import Callable

BLOCK_FRAMES = 512
BLOCKS_AHEAD, RESTING_BLOCKS_AHEAD = 4, 1

LIVE_BLOCK_FRAMES = 256
LIVE_BLOCKS_AHEAD, LIVE_RESTING_BLOCKS_AHEAD = 3, 2
"""A device's period of ten milliseconds must always lie ready."""

MOST_LIVE_BLOCKS_AHEAD = BLOCKS_AHEAD * BLOCK_FRAMES // LIVE_BLOCK_FRAMES

LIVE_SECONDS = 60.0
"""So long after a key was last touched the next one is still expected."""


class ReadAhead:
    """Told by who takes orders and who feeds the device, asked by who renders. `now` is in seconds."""

    def __init__(self, now: Callable[[], float]) -> None:
        self._now = now
        self._live_until: float | None = None
        self._live_blocks = LIVE_BLOCKS_AHEAD

    @property
    def is_live(self) -> bool:
        """Whether keys are in use."""
        return self._live_until is not None and self._now() < self._live_until

    @property
    def block_frames(self) -> int:
        """How many frames to make in one go."""
        return LIVE_BLOCK_FRAMES if self.is_live else BLOCK_FRAMES

    def blocks(self, *, is_resting: bool) -> int:
        """How many blocks may wait for the device; `is_resting` where nothing would be missed."""
        if self.is_live:
            return LIVE_RESTING_BLOCKS_AHEAD if is_resting else self._live_blocks
        return RESTING_BLOCKS_AHEAD if is_resting else BLOCKS_AHEAD

    def expect_keys(self) -> None:
        """A key is touched, or soon will be."""
        self._live_until = self._now() + LIVE_SECONDS

    def was_too_little(self) -> None:
        """The device went short: this computer needs more from now on."""
        if self.is_live:
            self._live_blocks = min(self._live_blocks + 1, MOST_LIVE_BLOCKS_AHEAD)
