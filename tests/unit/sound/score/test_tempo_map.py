"""Ticks to frames and back."""

from fractions import Fraction

import numpy as np
import pytest

from arrangeboard.sound.score.tempo_map import TempoMap

STEADY = TempoMap(((0, 500_000),), 44_100)
CHANGING = TempoMap(((0, 500_000), (960, 250_000), (1920, 731_708)), 48_000)


def exact_frame(tempo_map: TempoMap, tick: int) -> Fraction:
    """The frame of a tick counted with fractions, one stretch of a tempo after the other."""
    passed = Fraction(0)
    ends = [start for start, _ in tempo_map.tempos[1:]] + [max(tick, tempo_map.tempos[-1][0])]
    for (start, tempo), end in zip(tempo_map.tempos, ends, strict=True):
        inside = min(tick, end) - start
        if inside > 0 or start == 0:
            passed += inside * Fraction(tempo, 960_000_000) * tempo_map.rate
    return passed * 100 / tempo_map.percent


def test_a_quarter_at_120_is_half_a_second() -> None:
    assert STEADY.frame_at(960) == 22_050
    assert STEADY.frame_at(0) == 0


def test_before_the_start_the_first_tempo_holds() -> None:
    assert CHANGING.frame_at(-960) == -24_000
    assert CHANGING.tick_at(-24_000) == -960


@pytest.mark.parametrize("tick", [1, 7, 959, 960, 961, 1919, 1920, 5000, 987_654_321])
def test_every_frame_is_rounded_once(tick: int) -> None:
    assert abs(CHANGING.frame_at(tick) - exact_frame(CHANGING, tick)) <= Fraction(1, 2)


def test_an_hour_of_an_odd_tempo_does_not_drift() -> None:
    odd = TempoMap(((0, 500_001),), 44_100)
    quarters = 7200
    assert odd.frame_at(quarters * 960) == round(Fraction(quarters * 500_001 * 44_100, 1_000_000))


def test_many_frames_are_what_each_one_is() -> None:
    ticks = np.arange(-3000, 6000, 97)
    assert CHANGING.frames_at(ticks).tolist() == [CHANGING.frame_at(int(tick)) for tick in ticks]


def test_a_frame_leads_back_to_its_tick() -> None:
    ticks = np.arange(-3000, 6000, 7)
    frames = CHANGING.frames_at(ticks)
    assert CHANGING.ticks_at(frames).tolist() == ticks.tolist()
    assert [round(CHANGING.tick_at(int(frame))) for frame in frames] == ticks.tolist()


def test_a_tick_with_a_fraction_lies_between_its_neighbours() -> None:
    assert STEADY.frame_near(0.5) == 11
    assert STEADY.frame_near(480.0) == STEADY.frame_at(480)
    assert CHANGING.frame_near(1440.25) == pytest.approx(CHANGING.frame_at(1440), abs=4)


def test_half_the_speed_takes_twice_the_frames() -> None:
    slow = TempoMap(CHANGING.tempos, CHANGING.rate, 50)
    assert slow.frame_at(1920) == 2 * CHANGING.frame_at(1920)
    assert slow.ticks_per_second_at(0) == CHANGING.ticks_per_second_at(0) / 2


def test_ticks_pass_at_the_tempo_of_the_place() -> None:
    assert CHANGING.ticks_per_second_at(0) == 1920
    assert CHANGING.ticks_per_second_at(1000) == 3840


def test_absurd_lengths_stay_in_order_and_in_64_bits() -> None:
    slowest = TempoMap(((0, 0xFF_FFFF), (1 << 50, 0xFF_FFFF)), 48_000, 50)
    frames = slowest.frames_at(np.array([-(1 << 40), 0, 960, 1 << 40, 1 << 50, 1 << 60]))
    assert frames.tolist() == sorted(frames.tolist())
    assert frames[0] < 0 < frames[-1]
