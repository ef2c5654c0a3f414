"""Where playhead and loop stand on the board."""

from msgspec.structs import replace

from arrangeboard.board.frame import Frame
from arrangeboard.board.headers import section_header
from arrangeboard.board.items import Box, Rect, Shape, Text
from arrangeboard.board.playback import (
    loop_items,
    loop_rect,
    playhead_items,
    playhead_x,
    sounding_header,
)
from arrangeboard.board.scene import make_scene
from arrangeboard.song.ids import SlotId
from tests.unit.board.lettering import plain_lettering
from tests.unit.board.songs import BAR, CHORUS_1, CHORUS_2, VERSE_1, small_song

SCENE = make_scene(small_song(), 1.5, 64)
GEOMETRY = SCENE.geometry
FRAME = Frame(1000, 640)


def test_the_playhead_moves_between_pixels_and_over_the_gaps_of_sections() -> None:
    assert playhead_x(GEOMETRY, 0) == 0
    assert playhead_x(GEOMETRY, 4 * BAR) == GEOMETRY.slot_left(1)
    half = playhead_x(GEOMETRY, 2 * BAR + 0.5)
    assert playhead_x(GEOMETRY, 2 * BAR) < half < playhead_x(GEOMETRY, 2 * BAR + 1)
    before = playhead_x(GEOMETRY, 4 * BAR - 0.01)
    assert GEOMETRY.slot_width(0) - 0.1 < before < GEOMETRY.slot_width(0)


def test_the_playhead_at_the_songs_end_stands_behind_its_last_section() -> None:
    assert playhead_x(GEOMETRY, 20 * BAR) == GEOMETRY.width


def test_a_board_without_sections_has_its_playhead_at_the_left() -> None:
    song = small_song()
    bare = replace(song, arrangements=(replace(song.arrangement, order=()),))
    scene = make_scene(bare, 1.0, 64)
    assert playhead_x(scene.geometry, 3 * BAR) == 0


def test_a_running_playhead_is_told_from_a_standing_one_by_its_shape() -> None:
    running = playhead_items(100, 10, 300, is_running=True)
    standing = playhead_items(100, 10, 300, is_running=False)
    flags = [item for items in (running, standing) for item in items if isinstance(item, Shape)]
    assert [bool(flag.line) for flag in flags] == [False, True]
    assert all(isinstance(items[0], Box) and items[0].rect.bottom == 300 for items in (running, standing))


def test_a_loop_lies_in_the_ruler_from_its_first_to_its_last_section() -> None:
    rect = loop_rect(GEOMETRY, FRAME, (CHORUS_2, CHORUS_1))
    assert rect is not None
    assert (rect.x, rect.right) == (GEOMETRY.slot_left(1), GEOMETRY.width)
    assert (rect.y, rect.height) == (FRAME.strip.y, 17)
    assert loop_rect(GEOMETRY, FRAME, (VERSE_1, SlotId(99))) == Rect(
        0, FRAME.strip.y, GEOMETRY.slot_width(0), 17
    )
    assert loop_rect(GEOMETRY, FRAME, (SlotId(99),)) is None
    assert loop_rect(GEOMETRY, FRAME, ()) is None


def test_a_loops_band_never_leaves_its_place() -> None:
    for width in (2.0, 8.0, 400.0):
        rect = Rect(50, 14, width, 17)
        for item in loop_items(rect):
            assert isinstance(item, Box)
            assert rect.x <= item.rect.x
            assert item.rect.right <= rect.right


def test_the_header_that_is_lit_is_the_sounding_sections() -> None:
    frame, foot = sounding_header(SCENE, FRAME, 1)
    assert isinstance(frame, Box)
    assert isinstance(foot, Box)
    assert frame.rect.x == foot.rect.x == GEOMETRY.slot_left(1)
    assert (frame.line, foot.fill) == ("kind-chorus", "kind-chorus")


def test_no_colour_lies_over_the_words_of_the_header_that_is_lit() -> None:
    words = [item for item in section_header(SCENE, FRAME, plain_lettering(), 1) if isinstance(item, Text)]
    assert len(words) >= 3
    filled = [item for item in sounding_header(SCENE, FRAME, 1) if isinstance(item, Box) and item.fill]
    assert not [word for word in words for item in filled if item.rect.y < word.rect.bottom]
