"""What the engine gives for each block: its sound, what leaves by MIDI, and what is heard in it."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from arrangeboard.sound.pipe.signals import PlayState
from arrangeboard.sound.score.values import Channel


class Leaving(NamedTuple):
    """An event of a channel that plays a MIDI port, `offset` frames after the block's start.

    `kind` is one of the kinds of `sound.score.values`; CUT with ALL_PITCHES ends all that sounds.
    """

    offset: int
    channel: Channel
    kind: int
    number: int
    value: int


class Passing(NamedTuple):
    """Frames of a block through which the song passes evenly, from a tick on.

    Not `is_playing` are the frames in which it stands still, or what leads in to it is played.
    """

    offset: int
    frames: int
    start_tick: float
    ticks_per_frame: float
    is_playing: bool


class Moment(NamedTuple):
    """How things stand at a block's start, and how loud the block is: what a `Heard` tells.

    `levels` are the peaks of the channels of the score of that `revision`; `limited` is in decibels.
    """

    tick: float
    ticks_per_second: float
    revision: int
    state: PlayState
    loop_start_tick: int
    loop_end_tick: int
    levels: tuple[float, ...]
    level: float
    limited: float
    is_auditioning: bool
    voices: int


class Block(NamedTuple):
    """Some frames as they are played: `sound` is (frames, 2), left and right.

    The sound lies the engine's `latency` frames behind everything else here.
    """

    sound: NDArray[np.float32]
    plays: tuple[Leaving, ...]
    stretches: tuple[Passing, ...]
    moment: Moment
