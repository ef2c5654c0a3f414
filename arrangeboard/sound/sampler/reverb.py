"""A room around the sound: light, about a second long, linear, and the same for any size of block.

Eight delay lines, each fed with all others through a Hadamard matrix (a feedback delay network after J.-M.
Jot, "Digital delay networks for designing artificial reverberators", 1991), in front of them a sparse row of
early echoes to each side. Every delay is longer than what is worked out in one go, so no step waits for the
one before, and numpy does each for all lines at once.
"""

from itertools import pairwise

import numpy as np
from numpy.random import default_rng  # not late, through np: while numpy loads it, Ctrl+C is lost
from numpy.typing import NDArray

Sound = NDArray[np.float32]

_LINES = 8
# Primes, so that no two lines fall together: 23 to 59 ms at 44.1 kHz.
_DELAYS = (1031, 1187, 1361, 1549, 1753, 1997, 2267, 2593)
_RATE = 44_100
_AT_ONCE = 1024
"""Frames, if the shortest delay allows for it."""
_STRETCHES = 16
"""So many times that goes into the lines before they are moved to their beginning."""

_SECONDS = 1.1
"""Until the lines have fallen by 60 decibels; what is high falls sooner."""
_DAMPING = 0.16

_ECHOES = 10
_FIRST_ECHO_SECONDS, _LAST_ECHO_SECONDS = 0.002, 0.022
_EARLY = 0.5
_LOUDNESS = 0.75
_SEED = 23


class Reverb:
    """One room. `process` keeps what still rings."""

    def __init__(self, rate: int = _RATE) -> None:
        delays = np.round(np.array(_DELAYS) * (rate / _RATE))
        self._delays = [int(delay) for delay in delays]
        self._at_once = min(_AT_ONCE, min(self._delays) - 1)
        self._past = max(self._delays) + 1
        self._lines = np.zeros((_LINES, self._past + _STRETCHES * self._at_once), np.float32)
        self._back = np.zeros((_LINES, self._at_once + 2), np.float32)
        self._at = self._past
        self._echoes = _Echoes(rate, self._at_once)
        falls = 10.0 ** (-3.0 * delays / (_SECONDS * rate))
        self._feedback = (falls[:, None] * _hadamard() / np.sqrt(_LINES)).astype(np.float32)
        self._inlet, self._outlet = _sides()

    def process(self, send: Sound) -> Sound:
        """What comes back from the room while `send` (2, frames) goes in."""
        out = np.empty_like(send)
        for start in range(0, send.shape[1], self._at_once):
            out[:, start : start + self._at_once] = self._some(send[:, start : start + self._at_once])
        return out

    def _some(self, send: Sound) -> Sound:
        frames = send.shape[1]
        early = self._echoes.process(send)
        damped = self._damped(frames)
        coming = self._feedback @ damped
        coming += self._inlet @ early
        self._write(coming)
        late: Sound = self._outlet @ damped
        early *= np.float32(_EARLY)
        late += early
        late *= np.float32(_LOUDNESS)
        return late

    def _damped(self, frames: int) -> Sound:
        """What comes out of the lines: the mean of neighbouring frames takes the highs away."""
        back = self._back[:, : frames + 2]
        for line, delay in enumerate(self._delays):
            start = self._at - delay - 1
            back[line] = self._lines[line, start : start + frames + 2]
        damped = back[:, :-2] + back[:, 2:]
        damped *= np.float32(_DAMPING / (1.0 - 2.0 * _DAMPING))
        damped += back[:, 1:-1]
        damped *= np.float32(1.0 - 2.0 * _DAMPING)
        return damped

    def _write(self, coming: Sound) -> None:
        end = self._at + coming.shape[1]
        if end > self._lines.shape[1]:
            self._lines[:, : self._past] = self._lines[:, self._at - self._past : self._at].copy()
            self._at, end = self._past, self._past + coming.shape[1]
        self._lines[:, self._at : end] = coming
        self._at = end


class _Echoes:
    """Early echoes: a few taps of random places, with random signs on each side."""

    def __init__(self, rate: int, most: int) -> None:
        random = default_rng(_SEED)
        edges = np.linspace(rate * _FIRST_ECHO_SECONDS, rate * _LAST_ECHO_SECONDS, _ECHOES + 1).astype(int)
        falls = 10.0 ** (-0.5 * np.arange(_ECHOES) / _ECHOES) / np.sqrt(_ECHOES)
        signs = random.choice((-1.0, 1.0), (2, _ECHOES))
        self._factors = (falls * signs).astype(np.float32)
        self._delays = [int(random.integers(*edge)) for edge in pairwise(edges)]
        self._past = int(edges[-1])
        self._heard = np.zeros((2, self._past + most), np.float32)
        self._echo = np.zeros((2, most), np.float32)

    def process(self, send: Sound) -> Sound:
        frames, past = send.shape[1], self._past
        self._heard[:, past : past + frames] = send
        out = np.zeros_like(send)
        echo = self._echo[:, :frames]
        for place, delay in enumerate(self._delays):
            # Every third comes from the other side.
            heard = self._heard[:: -1 if place % 3 == 1 else 1, past - delay : past - delay + frames]
            np.multiply(heard, self._factors[:, place, None], out=echo)
            out += echo
        self._heard[:, :past] = self._heard[:, frames : past + frames].copy()
        return out


def _hadamard() -> NDArray[np.float64]:
    matrix = np.ones((1, 1))
    while len(matrix) < _LINES:
        matrix = np.block([[matrix, matrix], [matrix, -matrix]])
    return matrix


def _sides() -> tuple[Sound, Sound]:
    """How left and right go into the lines and come out: half the lines each, with changing signs."""
    signs = np.where(np.arange(_LINES) % 3 == 0, -1.0, 1.0)
    is_left = np.arange(_LINES) % 2 == 0
    inlet = np.stack((signs * is_left, signs * ~is_left), axis=1) / np.sqrt(_LINES / 2)
    outlet = np.stack((is_left, ~is_left)) * np.roll(signs, 5) / np.sqrt(_LINES / 2)
    return inlet.astype(np.float32), outlet.astype(np.float32)
