"""A score as finished sound, block by block, by the same engine that plays it live.

Nothing is written here, and nothing knows of songs or files.
"""

from collections.abc import Iterator
from typing import Literal

import numpy as np
from msgspec import Struct
from msgspec.structs import replace

from arrangeboard.song.ids import LaneId
from arrangeboard.sound.engine.engine import Engine
from arrangeboard.sound.pipe.messages import Take
from arrangeboard.sound.pipe.signals import Loop, Play
from arrangeboard.sound.rendering.wav import Interleaved
from arrangeboard.sound.score.passage import Passage
from arrangeboard.sound.score.values import Score
from arrangeboard.sound.soundfont.values import SoundFont

Ending = Literal["ring", "cut", "loop"]

BLOCK_FRAMES = 16_384
LONGEST_TAIL_SECONDS = 15
SILENT_LEVEL = 1e-4
SILENT_SECONDS = 0.5
_MOST_VOICES = 1024
"""Nothing has to be ready in time here, so no voice gives way to another."""


class Bounce(Struct, frozen=True):
    """What is rendered of a score, and how it ends.

    "ring" begins with the opening pickup and keeps the tail until it is silent. "cut" lasts from the first
    bar line to the last. So does "loop", which has the tail and the pickup of the lap before in it, as if it
    had been going round for long. `lane` is the only one heard. With `frames` it lasts just so long.
    """

    score: Score
    ending: Ending = "ring"
    is_limited: bool = True
    lane: LaneId | None = None
    frames: int | None = None

    @property
    def least_frames(self) -> int:
        """How long it becomes at least: all but a tail."""
        if self.frames is not None:
            return self.frames
        return self.score.end_frame + (_lead_frames(self.score) if self.ending == "ring" else 0)


def blocks(bounce: Bounce, font: SoundFont) -> Iterator[Interleaved]:
    """The sound in blocks of any length."""
    score = bounce.score
    engine = Engine(
        font,
        rate=score.tempo_map.rate,
        is_limited=bounce.is_limited,
        seats=len(score.channels) + 1,
        most_voices=_MOST_VOICES,
    )
    engine.obey(Take(_all_built_in(score, bounce.lane)))
    if bounce.ending == "loop":
        engine.obey(Loop(is_song=True))
    engine.obey(Play(0))
    for _ in _frames(engine, engine.latency + _frames_before(bounce)):
        pass
    yield from _frames(engine, bounce.least_frames)
    if bounce.ending == "ring" and bounce.frames is None:
        yield from _tail(engine, score.tempo_map.rate)


def _frames(engine: Engine, count: int) -> Iterator[Interleaved]:
    for start in range(0, count, BLOCK_FRAMES):
        yield engine.render(min(BLOCK_FRAMES, count - start)).sound


def _tail(engine: Engine, rate: int) -> Iterator[Interleaved]:
    """What rings on, until it has been silent for a while."""
    silent_frames = 0
    for block in _frames(engine, LONGEST_TAIL_SECONDS * rate):
        yield block
        is_silent = float(np.abs(block).max()) < SILENT_LEVEL
        silent_frames = silent_frames + len(block) if is_silent else 0
        if silent_frames >= SILENT_SECONDS * rate:
            return


def _frames_before(bounce: Bounce) -> int:
    """How much is played that is not wanted: the pickup, and the laps that tails need to come round."""
    score = bounce.score
    if bounce.ending == "ring":
        return 0
    laps = 0
    if bounce.ending == "loop" and score.end_frame:
        laps = -(-LONGEST_TAIL_SECONDS * score.tempo_map.rate // score.end_frame)
    return _lead_frames(score) + laps * score.end_frame


def _lead_frames(score: Score) -> int:
    """How long the opening pickup is."""
    return -Passage(score).first_frame


def _all_built_in(score: Score, lane: LaneId | None) -> Score:
    """The score as it is rendered: lanes that play an instrument outside sound built in, too."""
    return replace(
        score,
        channels=tuple(
            replace(one, is_built_in=lane is None or one.lane == lane, port="") for one in score.channels
        ),
    )
