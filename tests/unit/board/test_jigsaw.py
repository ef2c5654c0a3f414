import pytest

from arrangeboard.board.items import Path
from arrangeboard.board.jigsaw import (
    NOTCH,
    SOCKET_OFFSET,
    TEAR,
    Outline,
    Tongue,
    knob_radius,
    knob_y,
    outline,
)


def ends(path: Path) -> list[tuple[float, float]]:
    return [(one.points[-2], one.points[-1]) for one in path if one.points]


def test_the_tab_reaches_out_to_the_right_at_the_exit_height() -> None:
    path = outline(Outline(140, 60, socket_y=20, tab_y=40, knob=6.5))
    x, y = max(ends(path))
    assert x == pytest.approx(140 + 6.3 + 6.5, abs=0.1)
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


@pytest.mark.parametrize("offset", [0.5, 2.3, 3.3, 5.3, 6.3, 9.0])
@pytest.mark.parametrize("knob", [3.25, 5.0, 6.5])
def test_a_tab_lies_exactly_in_the_socket_beyond_the_gap(offset: float, knob: float) -> None:
    path = outline(Outline(140, 60, socket_y=30, tab_y=30, knob=knob, tab_offset=offset))
    tab = [point for point in ends(path) if point[0] > 140 + offset * 0.99]
    socket = [point for point in ends(path) if SOCKET_OFFSET < point[0] < 20 and 15 < point[1] < 45]
    assert len(tab) >= 2
    assert len(socket) >= 2
    centres = [(140 + offset, 30.0, one) for one in tab] + [(SOCKET_OFFSET, 30.0, one) for one in socket]
    for x, y, point in centres:
        assert ((point[0] - x) ** 2 + (point[1] - y) ** 2) ** 0.5 == pytest.approx(knob, abs=0.02)


def test_tiles_are_parted_by_notches_above_and_below() -> None:
    path = outline(Outline(140, 60, None, None, 0, notches=(70.0,)))
    assert (70, NOTCH) in ends(path)
    assert (70, 60 - NOTCH) in ends(path)


def test_a_part_cut_short_has_a_torn_edge_and_no_tab() -> None:
    path = outline(Outline(140, 60, 30, 30, 6.5, torn=True))
    assert max(x for x, _ in ends(path)) == 140
    assert sum(x == 140 - TEAR for x, _ in ends(path)) >= 5


@pytest.mark.parametrize("reach", [4.0, 12.0, 40.0])
def test_a_tongue_reaches_out_to_the_left_between_its_heights(reach: float) -> None:
    path = outline(Outline(140, 60, 30, 30, 6.5, tongue=Tongue(reach, 18.5, 41.5)))
    outside = [point for point in ends(path) if point[0] < -0.1]
    assert min(x for x, _ in outside) == pytest.approx(-reach)
    assert all(18.5 <= y <= 41.5 for _, y in outside)


@pytest.mark.parametrize(("reach", "bites"), [(12.0, False), (40.0, True)])
def test_only_a_long_tongue_has_room_for_the_socket(reach: float, bites: bool) -> None:
    inside = [(x, y) for x, y in ends(outline(_tongued(reach))) if -reach + 5 < x < -2 and 22 < y < 38]
    assert bool(inside) is bites


def _tongued(reach: float) -> Outline:
    return Outline(140, 60, 30, 30, 6.5, tongue=Tongue(reach, 18.5, 41.5))


def test_the_outline_is_closed() -> None:
    path = outline(Outline(140, 60, 20, 40, 6.5))
    assert path[0].verb == "move"
    assert path[-1].verb == "close"
    assert ends(path)[0] == ends(path)[-1]


def test_small_parts_have_no_knobs() -> None:
    assert knob_radius(20, 60) == 0
    assert knob_radius(140, 20) == 0
    assert knob_radius(140, 64) == knob_radius(30, 64) == 6.5


@pytest.mark.parametrize("y", [-100, 0, 30, 60, 1000])
def test_knobs_stay_clear_of_the_corners(y: float) -> None:
    held = knob_y(60, 6.5, y)
    assert 11 < held < 49
