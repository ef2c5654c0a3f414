"""While keys are in use little is made ahead, and as much as a slow computer needs."""

from arrangeboard.sound.player.read_ahead import (
    BLOCK_FRAMES,
    BLOCKS_AHEAD,
    LIVE_BLOCK_FRAMES,
    LIVE_BLOCKS_AHEAD,
    LIVE_SECONDS,
    MOST_LIVE_BLOCKS_AHEAD,
    ReadAhead,
)
from arrangeboard.sound.score.values import RATE
from tests.unit.sound.player.test_feed import Time

PERIOD_FRAMES = RATE // 100


def frames(ahead: ReadAhead, *, is_resting: bool = False) -> int:
    return ahead.block_frames * ahead.blocks(is_resting=is_resting)


def test_without_keys_blocks_are_large_and_many() -> None:
    ahead = ReadAhead(Time())
    assert not ahead.is_live
    assert frames(ahead) == BLOCK_FRAMES * BLOCKS_AHEAD


def test_keys_are_heard_behind_no_more_than_a_fortieth_of_a_second() -> None:
    ahead = ReadAhead(Time())
    ahead.expect_keys()
    for is_resting in (True, False):
        # Beside what waits, a block that the device has begun may have to end.
        assert frames(ahead, is_resting=is_resting) + LIVE_BLOCK_FRAMES <= 0.025 * RATE
        assert frames(ahead, is_resting=is_resting) >= PERIOD_FRAMES


def test_a_while_after_the_last_key_all_is_as_before() -> None:
    time = Time()
    ahead = ReadAhead(time)
    ahead.expect_keys()
    time.now += LIVE_SECONDS - 1
    ahead.expect_keys()
    time.now += LIVE_SECONDS - 1
    assert ahead.is_live
    time.now += 2
    assert not ahead.is_live
    assert frames(ahead) == BLOCK_FRAMES * BLOCKS_AHEAD


def test_a_computer_that_comes_late_makes_more_ahead_up_to_what_it_does_without_keys() -> None:
    ahead = ReadAhead(Time())
    ahead.was_too_little()
    ahead.expect_keys()
    assert ahead.blocks(is_resting=False) == LIVE_BLOCKS_AHEAD
    ahead.was_too_little()
    assert ahead.blocks(is_resting=False) == LIVE_BLOCKS_AHEAD + 1
    for _ in range(20):
        ahead.was_too_little()
    assert ahead.blocks(is_resting=False) == MOST_LIVE_BLOCKS_AHEAD
    assert frames(ahead) == BLOCK_FRAMES * BLOCKS_AHEAD
