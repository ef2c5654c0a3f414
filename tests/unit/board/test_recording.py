"""A take on the board: where it lies, what is said of it, and how its notes grow."""

from arrangeboard.board.frame import Frame
from arrangeboard.board.items import Text
from arrangeboard.board.recording import (
    TakeOnBoard,
    band_items,
    cell_items,
    dot_items,
    take_band,
    take_cells,
)
from arrangeboard.board.scene import make_scene
from arrangeboard.song.ids import LaneId
from arrangeboard.song.values import Note
from tests.unit.board.lettering import plain_lettering
from tests.unit.board.songs import BAR, DRUMS, VOCAL, small_song

SCENE = make_scene(small_song(), 1.5, 64)
GEOMETRY = SCENE.geometry
FRAME = Frame(1000, 640)


def test_a_take_lies_in_its_lane_from_its_start_to_where_the_song_is() -> None:
    cells = take_cells(GEOMETRY, TakeOnBoard(DRUMS, 4 * BAR, 6 * BAR))
    assert cells is not None
    assert (cells.x, cells.y) == (GEOMETRY.slot_left(1), GEOMETRY.lane_top(1))
    assert abs(cells.width - GEOMETRY.slot_width(1) / 4) < 1
    band = take_band(GEOMETRY, FRAME, TakeOnBoard(DRUMS, 4 * BAR, 6 * BAR))
    assert (band.x, band.width) == (cells.x, cells.width)


def test_a_take_of_a_whole_section_ends_with_it_and_not_where_the_next_begins() -> None:
    band = take_band(GEOMETRY, FRAME, TakeOnBoard(VOCAL, 0, 4 * BAR))
    assert band.right <= GEOMETRY.slot_left(0) + GEOMETRY.slot_width(0) < GEOMETRY.slot_left(1)


def test_the_band_says_that_it_is_recorded_where_there_is_room() -> None:
    lettering = plain_lettering()
    wide = band_items(take_band(GEOMETRY, FRAME, TakeOnBoard(VOCAL, 0, 4 * BAR)), lettering)
    assert [item.text for item in wide if isinstance(item, Text)] == [lettering.say("board-recording")]
    begun = band_items(take_band(GEOMETRY, FRAME, TakeOnBoard(VOCAL, 0, 0)), lettering)
    assert begun
    assert not [item for item in begun if isinstance(item, Text)]


def test_each_note_is_a_line_inside_the_lane_and_higher_notes_stand_higher() -> None:
    notes = (Note(0, 480, 60, 80), Note(480, 480, 96, 80))
    take = TakeOnBoard(VOCAL, 0, 2 * BAR, notes)
    cells = take_cells(GEOMETRY, take)
    assert cells is not None
    low, high = (box.rect for box in cell_items(SCENE, take)[-2:])
    assert cells.y < high.y < low.y < cells.bottom
    assert cells.x == low.x < high.x


def test_the_dot_is_in_the_header_of_the_lane() -> None:
    dots = dot_items(SCENE, TakeOnBoard(DRUMS, 0, 0))
    assert all(GEOMETRY.lane_top(1) - 4 <= box.rect.y < GEOMETRY.lane_top(2 - 1) + 64 for box in dots)
    assert len({box.fill for box in dots}) == 3


def test_a_lane_that_is_gone_shows_nothing() -> None:
    gone = TakeOnBoard(LaneId(999), 0, BAR)
    assert take_cells(GEOMETRY, gone) is None
    assert cell_items(SCENE, gone) == dot_items(SCENE, gone) == []
