import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arrangeboard.roll.frame import DRUM_KEYS_WIDTH, RollFrame

zooms = st.floats(0.5, 960)
row_heights = st.integers(4, 40)
scrolls = st.integers(-4000, 100_000)
ticks = st.integers(-8000, 400_000)


@given(zooms, scrolls, ticks)
def test_the_tick_at_a_ticks_place_lies_within_a_pixel_of_it(zoom: float, scroll: int, tick: int) -> None:
    frame = RollFrame(1000, 400, zoom, 14, scroll_x=scroll)
    assert abs(frame.x(frame.tick(frame.x(tick))) - frame.x(tick)) <= 1
    if frame.pixels_per_tick >= 1e-3:
        assert abs(frame.tick(frame.x(tick)) - tick) <= math.ceil(1 / frame.pixels_per_tick)


@given(row_heights, st.integers(0, 5000), st.integers(0, 127))
def test_every_place_in_a_row_is_that_row(height: int, scroll: int, row: int) -> None:
    frame = RollFrame(1000, 400, 48, height, scroll_y=scroll)
    top = frame.y(row)
    assert [frame.row(top), frame.row(top + height / 2), frame.row(top + height - 0.01)] == [row] * 3
    assert frame.row(top - 0.01) == row - 1


@given(st.integers(40, 200), st.integers(1, 127))
def test_a_velocitys_head_is_that_velocity_within_a_pixel(lane: int, velocity: int) -> None:
    frame = RollFrame(1000, 600, 48, 14, velocity_height=lane)
    found = frame.velocity_at(frame.velocity_y(velocity))
    assert abs(frame.velocity_y(found) - frame.velocity_y(velocity)) <= 1


@pytest.mark.parametrize("lane", [0, 88])
@pytest.mark.parametrize("keys", [72, DRUM_KEYS_WIDTH])
def test_the_areas_fill_the_view_and_do_not_overlap(lane: int, keys: int) -> None:
    frame = RollFrame(900, 420, 48, 14, velocity_height=lane, keys_width=keys)
    areas = (
        *(frame.corner, frame.ruler, frame.chords, frame.keys, frame.notes),
        *(frame.velocity, frame.velocity_label),
    )
    assert sum(area.width * area.height for area in areas) == 900 * 420
    for at, one in enumerate(areas):
        assert not any(one.meets(other) for other in areas[at + 1 :] if one.height and other.height)


def test_a_velocity_is_held_between_1_and_127() -> None:
    frame = RollFrame(900, 420, 48, 14)
    assert frame.velocity_at(frame.velocity.y - 50) == 127
    assert frame.velocity_at(frame.height + 50) == 1
