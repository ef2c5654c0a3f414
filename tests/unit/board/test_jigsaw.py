import pytest

from arrangeboard.board.items import Path
from arrangeboard.board.jigsaw import TAB_OFFSET, Outline, knob_radius, knob_y, outline


def ends(path: Path) -> list[tuple[float, float]]:
    return [(one.points[-2], one.points[-1]) for one in path if one.points]


def test_the_tab_reaches_out_to_the_right_at_the_exit_height() -> None:
    path = outline(Outline(140, 60, socket_y=20, tab_y=40, knob=6.5))
    x, y = max(ends(path))
    assert 140 + TAB_OFFSET < x <= 140 + TAB_OFFSET + 6.5
    assert y == pytest.approx(40, abs=6.5)


def test_the_socket_is_cut_into_the_left_side_at_the_entry_height() -> None:
    path = outline(Outline(140, 60, socket_y=20, tab_y=40, knob=6.5))
    bites = [point for point in ends(path) if 5.0 < point[0] < 20 and 5 < point[1] < 55]
    assert bites
    assert all(abs(y - 20) <= 7 for _, y in bites)


def test_a_side_without_a_knob_is_straight() -> None:
    path = outline(Outline(140, 60, socket_y=None, tab_y=None, knob=6.5))
    assert max(x for x, _ in ends(path)) == 140
    assert min(x for x, _ in ends(path)) == 0


def test_the_outline_is_closed() -> None:
    path = outline(Outline(140, 60, 20, 40, 6.5))
    assert path[0].verb == "move"
    assert path[-1].verb == "close"
    assert ends(path)[0] == ends(path)[-1]


def test_small_parts_have_no_knobs() -> None:
    assert knob_radius(20, 60) == 0
    assert knob_radius(140, 20) == 0
    assert knob_radius(140, 64) == 6.5


@pytest.mark.parametrize("y", [-100, 0, 30, 60, 1000])
def test_knobs_stay_clear_of_the_corners(y: float) -> None:
    held = knob_y(60, 6.5, y)
    assert 11 < held < 49
