"""The player's process as `live` watches it: the same code, with a stopwatch around it.

When it ends it writes what it measured to the file that its environment names.
"""

import os
import time
from pathlib import Path

import numpy as np
from msgspec import Struct, json

from arrangeboard.sound.engine.block import Block
from arrangeboard.sound.engine.engine import Engine
from arrangeboard.sound.player.__main__ import main
from arrangeboard.sound.player.feed import Feed, Sound
from arrangeboard.sound.score.values import RATE

FIGURES = "ARRANGEBOARD_LIVE_FIGURES"
AUDIBLE = 1e-3
QUIET_SECONDS = 0.2


class Measured(Struct):
    """Milliseconds of each block, in wall and processor time, and the moments when sound broke a silence."""

    wall_ms: list[float] = []
    processor_ms: list[float] = []
    onsets: list[float] = []
    late: int = 0


measured = Measured()
_last_sound = 0.0
_render, _take = Engine.render, Feed.take


def render(self: Engine, frames: int) -> Block:
    """A block with its time."""
    wall, processor = time.perf_counter(), time.thread_time()
    block = _render(self, frames)
    measured.wall_ms.append((time.perf_counter() - wall) * 1e3)
    measured.processor_ms.append((time.thread_time() - processor) * 1e3)
    return block


def take(self: Feed, frames: int) -> Sound:
    """What the device gets, and when its first audible frame leaves."""
    global _last_sound  # noqa: PLW0603 - one device, one callback
    sound = _take(self, frames)
    measured.late = self.late
    audible = np.flatnonzero(np.abs(sound[:, 0]) > AUDIBLE)
    if len(audible):
        now = self.asked_at + self.clock.latency_seconds
        if now - _last_sound > QUIET_SECONDS:
            measured.onsets.append(now + float(audible[0]) / RATE)
        _last_sound = now + frames / RATE
    return sound


if __name__ == "__main__":
    Engine.render, Feed.take = render, take  # type: ignore[method-assign]
    code = main()
    Path(os.environ[FIGURES]).write_bytes(json.encode(measured))
    os._exit(code)
