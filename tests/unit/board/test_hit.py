import pytest

from arrangeboard.board.frame import Frame
from arrangeboard.board.headers import mute_rect, solo_rect
from arrangeboard.board.hit import (
    AddLane,
    AddSection,
    EmptyCell,
    FilledCell,
    Ground,
    LaneHeader,
    LaneMute,
    LaneSolo,
    SectionEdge,
    SectionHeader,
    Strip,
    Target,
    hit,
)
from arrangeboard.board.scene import make_scene
from arrangeboard.song.ids import PartId
from tests.unit.board.songs import BAR, CHORUS_1, DRUMS, VERSE_1, VOCAL, small_song

SCENE = make_scene(small_song(), 1.0, 64)
FRAME = Frame(1000, 640)


def at(x: float, y: float, frame: Frame = FRAME) -> Target:
    """What lies at a point of the board."""
    return hit(SCENE, frame, frame.view_x(x), frame.view_y(y))


def test_a_part_is_hit_where_it_lasts_and_the_cell_behind_it() -> None:
    drums = SCENE.geometry.lane_top(1) + 10
    assert at(10, drums) == FilledCell(VERSE_1, DRUMS, PartId(11), BAR * 4 * 10 // 76)
    found = at(60, drums)
    assert isinstance(found, EmptyCell)
    assert (found.slot, found.lane) == (VERSE_1, DRUMS)
    assert found.tick >= 2 * BAR


def test_scrolling_moves_what_is_under_a_point() -> None:
    scrolled = Frame(1000, 640, scroll_x=100)
    found = hit(SCENE, scrolled, FRAME.view_x(10), FRAME.view_y(10))
    assert isinstance(found, FilledCell)
    assert found.slot == CHORUS_1


def test_headers_and_their_edges_are_told_apart() -> None:
    y = FRAME.sections.y + 20
    assert hit(SCENE, FRAME, FRAME.view_x(30), y) == SectionHeader(VERSE_1)
    assert hit(SCENE, FRAME, FRAME.view_x(75), y) == SectionEdge(VERSE_1)
    assert hit(SCENE, FRAME, FRAME.view_x(79), y) == SectionEdge(VERSE_1)


def test_lane_headers_have_buttons() -> None:
    mute, solo = mute_rect(SCENE, 0), solo_rect(SCENE, 0)
    y = FRAME.view_y(mute.y + 5)
    assert hit(SCENE, FRAME, mute.x + 5, y) == LaneMute(VOCAL)
    assert hit(SCENE, FRAME, solo.x + 5, y) == LaneSolo(VOCAL)
    assert hit(SCENE, FRAME, 30, y) == LaneHeader(VOCAL)


def test_low_lanes_have_no_buttons_to_hit() -> None:
    low = make_scene(small_song(), 1.0, 12)
    assert hit(low, FRAME, mute_rect(low, 0).x + 5, FRAME.view_y(5)) == LaneHeader(VOCAL)


@pytest.mark.parametrize(
    ("x", "y", "target"),
    [
        (FRAME.view_x(420), FRAME.sections.y + 20, AddSection()),
        (40, FRAME.view_y(2 * 72 + 12), AddLane()),
        (FRAME.view_x(80), FRAME.strip.y + 5, Strip(4 * BAR)),
        (FRAME.view_x(700), FRAME.view_y(10), Ground()),
        (FRAME.view_x(10), FRAME.view_y(300), Ground()),
        (5, 5, Ground()),
    ],
)
def test_other_places(x: float, y: float, target: Target) -> None:
    assert hit(SCENE, FRAME, x, y) == target
