"""The room: linear, of any block's size, and dying away."""

import numpy as np
import pytest
from numpy.typing import NDArray

from arrangeboard.sound.sampler.reverb import Reverb

RATE = 44_100


def impulse(side: int, seconds: float) -> NDArray[np.float32]:
    send = np.zeros((2, int(RATE * seconds)), np.float32)
    send[side, 0] = 1.0
    return send


def in_blocks(send: NDArray[np.float32], sizes: list[int]) -> NDArray[np.float32]:
    reverb, start = Reverb(RATE), 0
    found: list[NDArray[np.float32]] = []
    while start < send.shape[1]:
        size = sizes[len(found) % len(sizes)]
        found.append(reverb.process(send[:, start : start + size]))
        start += size
    return np.concatenate(found, axis=1)


@pytest.mark.parametrize("sizes", [[512], [1], [1_000, 3, 5_000], [441]])
def test_blocks_of_any_size_give_the_same_room(sizes: list[int]) -> None:
    send = np.random.default_rng(1).uniform(-1, 1, (2, 6_000)).astype(np.float32)
    assert np.allclose(in_blocks(send, sizes), in_blocks(send, [6_000]), atol=1e-5)


def test_the_room_is_linear() -> None:
    one, other = (
        np.random.default_rng(seed).uniform(-1, 1, (2, 8_000)).astype(np.float32) for seed in (1, 2)
    )
    both = Reverb(RATE).process(2 * one - other)
    assert np.allclose(both, 2 * Reverb(RATE).process(one) - Reverb(RATE).process(other), atol=1e-4)


def test_silence_stays_silence() -> None:
    assert not Reverb(RATE).process(np.zeros((2, 4_000), np.float32)).any()


@pytest.mark.parametrize("side", [0, 1])
def test_a_clap_is_heard_on_both_sides_and_dies_away_within_a_second_or_so(side: int) -> None:
    room = Reverb(RATE).process(impulse(side, 3))
    energy = np.square(room, dtype=np.float64).sum(axis=0)
    left = 10 * np.log10(np.cumsum(energy[::-1])[::-1] + 1e-30)
    assert np.abs(room[:, : RATE // 2]).max(axis=1).min() > 1e-3
    assert -50 < left[RATE * 6 // 10] - left[0] < -30
    assert left[RATE * 12 // 10] - left[0] < -60


def test_highs_die_sooner_than_lows() -> None:
    room = Reverb(RATE).process(impulse(0, 1))[0]
    hertz = np.fft.rfftfreq(8_192, 1 / RATE)

    def ratio(start: int) -> float:
        spectrum = np.abs(np.fft.rfft(room[start : start + 8_192])) ** 2
        return float(spectrum[hertz > 5_000].sum() / spectrum[hertz < 2_000].sum())

    assert ratio(20_000) < 0.3 * ratio(500)


@pytest.mark.parametrize("rate", [8_000, 48_000, 192_000])
def test_the_room_is_as_long_at_any_rate(rate: int) -> None:
    send = np.zeros((2, rate), np.float32)
    send[:, 0] = 1.0
    room = Reverb(rate).process(send)
    energy = np.square(room, dtype=np.float64).sum(axis=0)
    left = 10 * np.log10(np.cumsum(energy[::-1])[::-1] + 1e-30)
    assert -50 < left[rate * 6 // 10] - left[0] < -30
