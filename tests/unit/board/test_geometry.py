from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from arrangeboard.board.geometry import BoardGeometry, board_geometry, held_zoom, zoom_to_fit
from arrangeboard.song.values import Song
from tests.laws.songs import songs
from tests.unit.board.songs import BAR, small_song

zooms = st.floats(0.02, 20)


def lay_out(song: Song, zoom: float = 1.0, lane_height: int = 64) -> BoardGeometry:
    return board_geometry(song, song.arrangement, zoom, lane_height)


def test_a_bar_of_four_quarters_is_twenty_pixels_wide_at_zoom_one() -> None:
    geometry = lay_out(small_song())
    assert geometry.lefts == (0, 80, 240, 400)
    assert geometry.slot_width(0) == 76
    assert geometry.starts == (0, 4 * BAR, 12 * BAR, 20 * BAR)


def test_cells_of_a_lane_stand_in_one_row() -> None:
    geometry = lay_out(small_song())
    assert {geometry.cell(slot, 1).y for slot in range(3)} == {geometry.lane_step}


def test_a_slot_is_never_too_narrow_to_be_seen() -> None:
    geometry = lay_out(small_song(), zoom=0.0001)
    assert all(geometry.slot_width(slot) >= 1 for slot in range(3))


@settings(max_examples=20)
@given(songs(), zooms, st.integers(0, 10**7))
def test_every_x_of_a_tick_lies_in_its_slot(song: Song, zoom: float, tick: int) -> None:
    geometry = lay_out(song, zoom)
    if geometry.slots:
        tick %= max(1, geometry.starts[-1])
        slot = geometry.slot_of_tick(tick)
        assert geometry.starts[slot] <= tick < geometry.starts[slot + 1]
        left = geometry.slot_left(slot)
        assert left <= geometry.x_at(tick) <= left + geometry.slot_width(slot)


@settings(max_examples=20)
@given(songs(), st.floats(-50, 5000), st.floats(0, 800))
def test_the_slots_between_two_x_are_those_that_show_there(song: Song, left: float, wide: float) -> None:
    geometry = lay_out(song)
    found = geometry.slots_between(left, left + wide)
    shown = {
        slot
        for slot in range(len(geometry.slots))
        if geometry.slot_left(slot) <= left + wide and geometry.slot_left(slot + 1) > left
    }
    assert set(found) == shown


@settings(max_examples=20)
@given(songs())
def test_a_fitted_order_is_as_wide_as_the_room(song: Song) -> None:
    zoom = zoom_to_fit(song, song.arrangement, 5000)
    if song.arrangement.order and held_zoom(zoom) == zoom and zoom < 20:
        width = lay_out(song, zoom).lefts[-1]
        assert abs(width - 5000) <= 6 * len(song.arrangement.order)


def test_an_empty_order_has_no_width() -> None:
    song = small_song()
    bare = replace(song.arrangements[0], order=())
    geometry = board_geometry(song, bare, 1.0, 64)
    assert geometry.width == 0
    assert geometry.slot_at(10) is None
