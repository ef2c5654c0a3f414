"""While keys are in use little is made ahead, and as much as a slow computer needs."""

import pytest

from arrangeboard.sound.player.read_ahead import (
    CALM_SECONDS,
    KEYS_ALONE,
    KEYS_AND_SONG,
    LIVE_SECONDS,
    RESTING,
    USUAL,
    ReadAhead,
)
from arrangeboard.sound.score.values import RATE
from tests.unit.sound.player.test_feed import Time

PERIOD_FRAMES = RATE // 100


@pytest.fixture
def time() -> Time:
    return Time()


@pytest.fixture
def live(time: Time) -> ReadAhead:
    """With keys in use while the song plays."""
    ahead = ReadAhead(time)
    ahead.expect_keys()
    ahead.is_song_playing = True
    return ahead


def test_without_keys_blocks_are_large_and_many_unless_nothing_sounds(time: Time) -> None:
    ahead = ReadAhead(time)
    assert not ahead.is_live
    assert ahead.amount(is_resting=False) == USUAL
    assert ahead.amount(is_resting=True) == RESTING


def test_keys_are_heard_behind_no_more_than_a_fortieth_of_a_second(live: ReadAhead) -> None:
    for is_song_playing in (True, False):
        live.is_song_playing = is_song_playing
        amount = live.amount(is_resting=False)
        # Beside what waits, a block that the device has begun may have to end.
        assert PERIOD_FRAMES <= amount.frames <= 0.025 * RATE - amount.block_frames


def test_keys_alone_are_heard_soonest(live: ReadAhead) -> None:
    assert live.amount(is_resting=False) == KEYS_AND_SONG[0]
    assert live.amount(is_resting=True) == KEYS_ALONE
    live.is_song_playing = False
    assert live.amount(is_resting=False) == KEYS_ALONE
    assert KEYS_ALONE.frames < KEYS_AND_SONG[0].frames


def test_a_while_after_the_last_key_all_is_as_before(live: ReadAhead, time: Time) -> None:
    time.now += LIVE_SECONDS - 1
    live.expect_keys()
    time.now += LIVE_SECONDS - 1
    assert live.is_live
    time.now += 2
    assert not live.is_live
    assert live.amount(is_resting=False) == USUAL


def test_a_computer_that_comes_late_makes_more_ahead_up_to_what_it_does_without_keys(live: ReadAhead) -> None:
    found = []
    for _ in range(len(KEYS_AND_SONG) + 1):
        found.append(live.amount(is_resting=False))
        live.was_too_little()
    assert found == [*KEYS_AND_SONG, USUAL]
    assert [one.frames for one in KEYS_AND_SONG] == sorted(one.frames for one in KEYS_AND_SONG)


def test_what_was_late_without_keys_tells_nothing_of_them(time: Time) -> None:
    ahead = ReadAhead(time)
    ahead.was_too_little()
    ahead.expect_keys()
    assert ahead.amount(is_resting=False) == KEYS_ALONE


def test_a_calm_while_after_that_less_is_tried_again_step_by_step(live: ReadAhead, time: Time) -> None:
    live.was_too_little()
    live.was_too_little()
    time.now += CALM_SECONDS - 1
    assert live.amount(is_resting=False) == KEYS_AND_SONG[2]
    for level in (1, 0, 0):
        time.now += CALM_SECONDS + 1
        assert live.amount(is_resting=False) == KEYS_AND_SONG[level]
