"""Blocks go to a device that asks for any number of frames, and silence goes where there are none."""

from threading import Timer
from time import monotonic

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from arrangeboard.sound.player.feed import Feed, Sound
from arrangeboard.sound.player.read_ahead import BLOCK_FRAMES, BLOCKS_AHEAD, RESTING_BLOCKS_AHEAD


class Time:
    """Seconds that pass when the test says so."""

    def __init__(self) -> None:
        self.now = 1.0

    def __call__(self) -> float:
        return self.now


def counted(start: int, frames: int = BLOCK_FRAMES) -> Sound:
    """Frames that can be told from each other; none of them is silence."""
    numbers = np.arange(start + 1, start + 1 + frames, dtype=np.float32)
    return np.stack([numbers, -numbers], axis=1)


@given(st.lists(st.integers(1, 1_500), min_size=1, max_size=40))
def test_whatever_the_device_asks_for_it_gets_all_frames_once_and_in_order(asked: list[int]) -> None:
    feed = Feed()
    put = 0
    got = []
    for frames in asked:
        while feed.wait_for_room(0.0):
            feed.put(counted(put))
            put += BLOCK_FRAMES
        got.append(feed.take(frames))
    heard = np.concatenate(got)
    sounding = heard[heard[:, 0] != 0]
    assert len(heard) == sum(asked)
    assert np.array_equal(sounding, counted(0, len(sounding)))


def filled(feed: Feed) -> int:
    """How many blocks there was room for."""
    count = 0
    while feed.wait_for_room(0.0):
        feed.put(counted(0))
        count += 1
    return count


def test_no_more_than_a_few_blocks_wait() -> None:
    feed = Feed()
    assert filled(feed) == BLOCKS_AHEAD
    assert filled(feed) == 0
    feed.take(2 * BLOCK_FRAMES)
    assert filled(feed) == 2


def test_while_nothing_sounds_one_block_waits() -> None:
    feed = Feed()
    feed.is_resting = True
    assert filled(feed) == RESTING_BLOCKS_AHEAD == 1
    feed.is_resting = False
    assert filled(feed) == BLOCKS_AHEAD - 1


def test_who_waits_for_room_is_woken_by_the_device() -> None:
    feed = Feed()
    filled(feed)
    Timer(0.02, feed.take, (BLOCK_FRAMES,)).start()
    assert feed.wait_for_room(5.0)


def test_a_device_that_finds_too_little_is_counted_but_not_while_it_begins() -> None:
    time = Time()
    feed = Feed(now=time)
    feed.begin(0.02)
    feed.take(1_323)
    assert feed.late == 0
    time.now += 2.0
    feed.put(counted(0))
    assert len(feed.take(BLOCK_FRAMES + 1)) == BLOCK_FRAMES + 1
    assert feed.late == 1
    feed.is_resting = True
    feed.take(BLOCK_FRAMES)
    assert feed.late == 1


def test_a_device_that_asks_when_all_its_periods_are_empty_is_counted_once() -> None:
    time = Time()
    feed = Feed(now=time)
    feed.begin(0.02)

    def ask(*, after: float = 0.01) -> int:
        time.now += after
        filled(feed)
        feed.take(441)
        return feed.late

    for _ in range(150):
        assert ask() == 0
    assert ask(after=0.031) == 0
    assert ask(after=0.033) == 1
    assert abs(feed.clock.time_of(feed.next_frame, 0.0) - time.now) < 0.1
    for _ in range(150):
        assert ask() == 1


def test_frames_that_were_missed_move_what_comes_after_them() -> None:
    feed = Feed()
    feed.take(100)
    assert feed.next_frame == 100
    feed.put(counted(0))
    assert feed.next_frame == 100 + BLOCK_FRAMES


def test_while_keys_are_in_use_the_device_waits_a_moment_for_the_block_being_made() -> None:
    feed = Feed()
    feed.ahead.expect_keys()
    timer = Timer(0.002, feed.put, [counted(0)])
    timer.start()
    heard = feed.take(BLOCK_FRAMES)
    timer.join()
    # In a process that is held up the moment may pass, but nothing is lost.
    late = heard if heard.any() else feed.take(BLOCK_FRAMES)
    assert np.array_equal(late, counted(0))


def test_the_device_does_not_wait_for_long_nor_while_nothing_sounds() -> None:
    feed = Feed()
    feed.ahead.expect_keys()
    began = monotonic()
    assert not feed.take(BLOCK_FRAMES).any()
    assert 0.004 < monotonic() - began < 0.1
    feed.is_resting = True
    began = monotonic()
    for _ in range(20):
        feed.take(BLOCK_FRAMES)
    assert monotonic() - began < 0.06
