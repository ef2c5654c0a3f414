"""The two slow oscillators of a voice: triangles that begin at 0 and rise, each after its delay."""

import numpy as np

from arrangeboard.sound.sampler import figures as fig
from arrangeboard.sound.sampler.envelopes import Table


def wobble(voices: Table, frames: Table) -> Table:
    """The modulation oscillator of voices (figures, voices) at (voices, moments), -1 to 1."""
    return _triangle(frames - voices[fig.START][:, None], voices[fig.WOBBLE_DELAY : fig.WOBBLE_SPEED + 1])


def vibrato(voices: Table, frames: Table) -> Table:
    """The vibrato oscillator."""
    return _triangle(frames - voices[fig.START][:, None], voices[fig.VIBRATO_DELAY : fig.VIBRATO_SPEED + 1])


def _triangle(since: Table, delay_and_speed: Table) -> Table:
    delay, speed = delay_and_speed
    turns = np.maximum(since - delay[:, None], 0.0) * speed[:, None]
    triangle: Table = 1.0 - np.abs((4.0 * turns + 1.0) % 4.0 - 2.0)
    return triangle
