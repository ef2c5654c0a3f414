"""The device's frames in time, told by a device that asks late now and then."""

import random

from arrangeboard.sound.player.device_clock import DeviceClock
from arrangeboard.sound.score.values import RATE

PERIOD = 441


def test_before_any_question_a_frame_is_heard_now() -> None:
    assert DeviceClock().time_of(12_345, 7.0) == 7.0


def test_before_its_first_question_a_device_is_awaited_to_ask_at_once() -> None:
    clock = DeviceClock()
    clock.begin(0.02, frame=RATE, now=9.0)
    assert clock.time_of(2 * RATE, 0.0) == 10.02
    clock.ask(RATE, 9.5)
    assert clock.time_of(2 * RATE, 0.0) == 10.52


def test_late_questions_do_not_move_the_clock() -> None:
    clock = DeviceClock()
    clock.begin(0.02, frame=0, now=99.0)
    randomly = random.Random(1)
    for period in range(500):
        clock.ask(period * PERIOD, 100.0 + period * PERIOD / RATE + randomly.choice((0.0, 0.002, 0.009)))
        if period > 20:
            heard = clock.time_of(period * PERIOD, 0.0)
            assert abs(heard - (100.02 + period * PERIOD / RATE)) < 1e-6


def test_a_device_slower_than_the_computers_clock_is_followed() -> None:
    clock = DeviceClock()
    clock.begin(0.0, frame=0, now=-1.0)
    pace = 1.0001
    for period in range(2_000):
        clock.ask(period * PERIOD, period * PERIOD / RATE * pace)
    assert abs(clock.time_of(2_000 * PERIOD, 0.0) - 2_000 * PERIOD / RATE * pace) < 0.0005


def test_after_a_pause_of_the_device_the_clock_finds_its_way_back_within_two_seconds() -> None:
    clock = DeviceClock()
    clock.begin(0.0, frame=0, now=-1.0)
    for period in range(500):
        pause = 0.3 if period >= 250 else 0.0
        clock.ask(period * PERIOD, period * PERIOD / RATE + pause)
    assert abs(clock.time_of(500 * PERIOD, 0.0) - (500 * PERIOD / RATE + 0.3)) < 1e-6


def test_many_questions_at_once_in_the_beginning_count_from_the_last() -> None:
    clock = DeviceClock()
    for period in range(3):
        clock.ask(period * PERIOD, 50.0)
    assert abs(clock.time_of(2 * PERIOD, 0.0) - 50.0) < 1e-9
