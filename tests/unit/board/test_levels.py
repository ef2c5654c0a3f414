"""Meters: how they move, what is painted of them, and where they stand."""

import itertools

import pytest

from arrangeboard.board.headers import lane_header_rect, solo_rect
from arrangeboard.board.levels import (
    HOLD_SECONDS,
    LOWEST_DECIBELS,
    Bar,
    Meter,
    decibels,
    level_rect,
    pieces,
    share,
)
from arrangeboard.board.scene import make_scene
from tests.unit.board.songs import small_song


def test_full_scale_is_zero_decibels_and_half_of_it_six_less() -> None:
    assert decibels(1.0) == 0.0
    assert decibels(0.5) == pytest.approx(-6.02, abs=0.01)


def test_what_is_too_quiet_or_too_loud_stays_within_the_meter() -> None:
    assert decibels(0.0) == decibels(1e-9) == LOWEST_DECIBELS
    assert decibels(7.0) == 0.0
    assert (share(LOWEST_DECIBELS), share(-24.0), share(0.0)) == (0.0, 0.5, 1.0)


def test_a_meter_rises_at_once_and_falls_twenty_decibels_a_second() -> None:
    meter = Meter()
    meter.hear(1.0)
    assert meter.level == 0.0
    meter.fall(0.5)
    assert meter.level == pytest.approx(-10.0)
    meter.hear(0.01)
    assert meter.level == pytest.approx(-10.0)
    meter.hear(0.5)
    assert meter.level == pytest.approx(decibels(0.5))


def test_the_peak_is_held_for_a_moment_and_then_falls_too() -> None:
    meter = Meter()
    meter.hear(1.0)
    meter.fall(HOLD_SECONDS)
    assert meter.peak == 0.0
    meter.fall(0.5)
    assert meter.peak == pytest.approx(-10.0)
    assert meter.peak >= meter.level


def test_the_peak_falls_alike_in_many_short_steps_and_in_few_long_ones() -> None:
    many, few = Meter(), Meter()
    many.hear(1.0)
    few.hear(1.0)
    for _ in range(200):
        many.fall(0.01)
    few.fall(1.0)
    few.fall(1.0)
    assert many.peak == pytest.approx(few.peak)
    assert many.level == pytest.approx(few.level)


def test_a_meter_comes_to_rest_and_shows_nothing_then() -> None:
    meter = Meter()
    meter.hear(1.0)
    for _ in range(50):
        meter.fall(0.1)
    assert meter.is_at_rest
    assert meter.bar(60) == Bar(0, 0)
    assert pieces(meter.bar(60), 60) == ()


def test_loud_is_told_by_its_colour_too() -> None:
    assert [ink for _, _, ink in pieces(Bar(30, 30), 60)] == ["good"]
    assert [ink for _, _, ink in pieces(Bar(50, 50), 60)] == ["good", "caution"]
    assert [ink for _, _, ink in pieces(Bar(60, 60), 60)] == ["good", "caution", "clash"]


def test_the_bar_is_painted_without_gaps_from_its_foot_to_its_top() -> None:
    for height in range(1, 61):
        painted = pieces(Bar(height, height), 60)
        assert painted[0][0] == 0
        assert painted[-1][1] == height
        assert all(low[1] == high[0] for low, high in itertools.pairwise(painted))


def test_the_peak_has_a_mark_of_its_own_above_the_bar() -> None:
    assert pieces(Bar(20, 60), 60)[-1] == (58, 60, "clash")
    assert pieces(Bar(20, 30), 60)[-1] == (28, 30, "good")


@pytest.mark.parametrize("lane_height", [10, 24, 64, 200])
def test_a_meter_stands_inside_its_header_and_beside_the_buttons(lane_height: int) -> None:
    scene = make_scene(small_song(), 1.0, lane_height)
    for lane in range(len(scene.geometry.lanes)):
        header, track = lane_header_rect(scene, lane), level_rect(scene, lane)
        assert header.x < track.x
        assert track.right < header.right
        assert header.y < track.y
        assert track.bottom < header.bottom
        assert track.height >= 6
        assert not track.meets(solo_rect(scene, lane))
