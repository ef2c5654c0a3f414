from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from arrangeboard.board.items import Rect
from arrangeboard.roll.frame import RollFrame
from arrangeboard.roll.shapes import note_rect
from arrangeboard.roll.sizes import fitted, held_scroll, revealing, scroll_ranges, shown_rows, zoomed
from arrangeboard.song.values import Note
from tests.unit.roll.pieces import BAR, FRAME, drum_scene, tune_scene


@given(st.integers(500, 2400), st.integers(300, 1200))
def test_a_fitted_piece_is_in_sight_from_side_to_side_with_all_its_notes(width: int, height: int) -> None:
    scene = tune_scene()
    frame = fitted(scene, replace(FRAME, width=width, height=height))
    area = frame.notes
    assert frame.x(-scene.pickup_ticks) >= area.x
    assert frame.x(scene.length_ticks) <= area.right
    for note in scene.notes:
        rect = note_rect(scene, frame, note)
        assert rect is not None
        assert rect.y >= area.y
        assert rect.bottom <= area.bottom


def test_fitting_shows_an_octave_and_a_half_at_least() -> None:
    scene = tune_scene()
    first, last = shown_rows(scene)
    assert last - first + 1 == 18
    alone = replace(scene, notes=(Note(0, 960, 60),))
    first, last = shown_rows(alone)
    assert last - first + 1 == 18


def test_without_notes_the_middle_of_the_instruments_range_is_shown() -> None:
    empty = replace(tune_scene(), notes=(), lowest_pitch=28, highest_pitch=55)
    first, last = shown_rows(empty)
    assert first < empty.row_of[41] < last
    anything = replace(empty, lowest_pitch=0, highest_pitch=127)
    first, last = shown_rows(anything)
    assert first < anything.row_of[60] < last


def test_drums_without_notes_show_the_middle_of_the_kit() -> None:
    empty = replace(drum_scene(), notes=())
    first, last = shown_rows(empty)
    assert first < empty.row_of[42] < last


@given(st.floats(0.2, 5), st.floats(0.5, 2), st.integers(80, 880), st.integers(60, 320))
def test_zooming_keeps_the_music_under_the_pointer(across: float, down: float, x: int, y: int) -> None:
    scene = tune_scene()
    before = replace(FRAME, pixels_per_quarter=200.0, scroll_x=400.0)
    after = zoomed(scene, before, about=(x, y), across=across, down=down)
    if held_scroll(scene, after) == after and 0 < after.scroll_x < scroll_ranges(scene, after)[0][-1]:
        assert abs(after.x(before.tick(x)) - x) <= 1.5
        inside = (y - before.notes.y + before.scroll_y) / before.row_height
        bottom = scroll_ranges(scene, after)[1][-1]
        if 0 < after.scroll_y < bottom:
            assert abs(after.notes.y + inside * after.row_height - after.scroll_y - y) <= 1


def test_scrolling_leaves_room_for_a_pickup_and_for_growing() -> None:
    scene = tune_scene()
    across, down = scroll_ranges(scene, FRAME)
    assert across[0] == -(960 + BAR) * 48 // 960
    assert FRAME.notes.width + across[-1] == scene.grid.length_ticks * 48 // 960
    assert down[-1] == 128 * 14 - FRAME.notes.height


def test_a_frame_wider_than_the_roll_stands_at_its_beginning() -> None:
    scene = tune_scene()
    wide = replace(FRAME, width=6000, scroll_x=300.0)
    assert held_scroll(scene, wide).scroll_x == scroll_ranges(scene, wide)[0][0]


def test_revealing_scrolls_no_farther_than_needed() -> None:
    scene = tune_scene()
    seen = Rect(FRAME.notes.x + 50, FRAME.notes.y + 50, 20, 14)
    assert revealing(scene, FRAME, seen) == held_scroll(scene, FRAME)
    beyond = Rect(FRAME.notes.right + 30, FRAME.notes.y + 50, 20, 14)
    moved = revealing(scene, FRAME, beyond)
    assert moved.scroll_x == FRAME.scroll_x + 62
    assert moved.scroll_y == FRAME.scroll_y


def test_a_tiny_window_still_has_a_frame() -> None:
    scene = tune_scene()
    frame = fitted(scene, RollFrame(60, 30, 48, 14))
    assert frame.pixels_per_quarter > 0
    assert frame.row_height >= 4
