"""What happens to a sampler, and what it gives back."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Sound = NDArray[np.float32]
"""Samples of sound, 1.0 being full scale."""


class Play(NamedTuple):
    """One thing that happens in a block, `offset` frames after its start.

    `kind` is one of the kinds of `sound.score.values`, `channel` counts from 0 without MIDI's limit
    of 16. `number` is a pitch or a controller, `value` a velocity, a controller's value or a bend of
    -8192 to 8191.
    """

    offset: int
    channel: int
    kind: int
    number: int
    value: int


class Rendered(NamedTuple):
    """A block: `dry` for each channel (channels, 2, frames), `wet` what goes to the reverb (2, frames)."""

    dry: Sound
    wet: Sound
