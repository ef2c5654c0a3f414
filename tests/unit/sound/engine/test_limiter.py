"""The limiter holds every peak below the limit, and leaves alone what needs no limiting."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from arrangeboard.sound.engine.limiter import LIMIT, Limiter

RATE = 44_100


def in_blocks(limiter: Limiter, sound: NDArray[np.float32], frames: int) -> NDArray[np.float32]:
    """The whole sound through a limiter, with what it still holds at the end."""
    padded = np.concatenate((sound, np.zeros((2, limiter.latency), np.float32)), axis=1)
    blocks = [limiter.process(padded[:, at : at + frames]) for at in range(0, padded.shape[1], frames)]
    return np.concatenate(blocks, axis=1)[:, limiter.latency :]


def noise(seconds: float, loudness: float, seed: int = 1) -> NDArray[np.float32]:
    random = np.random.default_rng(seed)
    return (random.standard_normal((2, int(seconds * RATE))) * loudness).astype(np.float32)


def test_below_the_limit_it_only_delays() -> None:
    sound = np.clip(noise(0.5, 0.3), -0.979, 0.979).astype(np.float32)
    assert np.array_equal(in_blocks(Limiter(RATE), sound, 512), sound)


@pytest.mark.parametrize("loudness", [0.5, 2.0, 50.0, 1e6])
def test_no_sample_leaves_above_the_limit(loudness: float) -> None:
    limited = in_blocks(Limiter(RATE), noise(0.5, loudness), 512)
    assert np.abs(limited).max() <= LIMIT
    assert np.isfinite(limited).all()


def test_the_limit_lies_below_where_devices_and_files_clip() -> None:
    limited = Limiter(RATE).process(np.full((2, 4096), 30.0, np.float32))
    assert 0.9 < np.abs(limited).max() < 1.0


def test_a_single_peak_is_met_by_a_smooth_gain() -> None:
    sound = np.full((2, RATE // 2), 0.5, np.float32)
    sound[:, 10_000] = 4.0
    limited = in_blocks(Limiter(RATE), sound, 512)
    assert np.abs(limited).max() <= LIMIT
    gain = np.delete(limited[0], 10_000) / 0.5
    assert np.abs(np.diff(gain)).max() < 0.025
    assert np.array_equal(limited[:, :9_800], sound[:, :9_800])
    assert np.array_equal(limited[:, 21_000:], sound[:, 21_000:])


def test_it_tells_what_it_takes_away() -> None:
    limiter = Limiter(RATE)
    limiter.process(np.full((2, 2048), LIMIT * 10, np.float32))
    assert limiter.taken_decibels == pytest.approx(20, abs=0.01)
    for _ in range(20):
        limiter.process(np.zeros((2, 2048), np.float32))
    assert limiter.taken_decibels == 0.0


@given(st.lists(st.integers(40, 900), min_size=1, max_size=8), st.integers(0, 99))
def test_the_blocks_do_not_matter(cuts: list[int], seed: int) -> None:
    sound = noise(0.05, 1.5, seed)
    whole = in_blocks(Limiter(RATE), sound, sound.shape[1] * 2)
    limiter, at, pieces = Limiter(RATE), 0, []
    padded = np.concatenate((sound, np.zeros((2, limiter.latency), np.float32)), axis=1)
    for frames in cuts * (padded.shape[1] // sum(cuts) + 1):
        if at >= padded.shape[1]:
            break
        pieces.append(limiter.process(padded[:, at : at + frames]))
        at += frames
    cut = np.concatenate(pieces, axis=1)[:, limiter.latency :]
    assert np.allclose(cut, whole, atol=1e-6)


def test_what_is_no_number_does_not_last() -> None:
    limiter = Limiter(RATE)
    broken = np.full((2, 512), 0.1, np.float32)
    broken[0, 3], broken[1, 4] = np.nan, np.inf
    assert np.isfinite(limiter.process(broken)).all()
    good = np.full((2, 512), 0.1, np.float32)
    limiter.process(good)
    assert np.array_equal(limiter.process(good), good)
