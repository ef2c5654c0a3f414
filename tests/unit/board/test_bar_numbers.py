"""The ruler numbers more bars the closer one looks, and never lets numbers run into each other."""

from itertools import pairwise

import pytest

from arrangeboard.board.bar_numbers import LEAST_SLOT, LEAST_STEP, bar_numbers
from arrangeboard.board.items import Rect, Text
from arrangeboard.board.scene import make_scene
from tests.unit.board.songs import small_song

RULER = Rect(0, 0, 10_000, 17)
EVERYWHERE = Rect(-100, 0, 100_000, 17)


def texts(zoom: float, across: Rect = EVERYWHERE) -> list[Text]:
    scene = make_scene(small_song(), zoom, 64)
    slots = range(len(scene.geometry.slots))
    items = [item for slot in slots for item in bar_numbers(scene, RULER, slot, across)]
    return [item for item in items if isinstance(item, Text)]


@pytest.mark.parametrize("zoom", [0.3, 1.0, 3.0, 12.0])
def test_numbers_rise_and_keep_their_distance(zoom: float) -> None:
    shown = texts(zoom)
    numbers = [int(one.text) for one in shown]
    assert numbers == sorted(set(numbers))
    gaps = [b.rect.x - a.rect.x for a, b in pairwise(shown)]
    assert all(gap >= min(LEAST_SLOT, LEAST_STEP) for gap in gaps)


def test_close_by_every_bar_has_its_number() -> None:
    scene = make_scene(small_song(), 24.0, 64)
    assert [int(one.text) for one in texts(24.0)] == list(range(1, scene.geometry.bars[-1] + 1))


def test_far_away_only_sections_have_theirs() -> None:
    scene = make_scene(small_song(), 0.4, 64)
    first = {str(bar + 1) for bar in scene.geometry.bars}
    assert {one.text for one in texts(0.4)} <= first


def test_nothing_is_listed_far_beside_what_is_painted() -> None:
    shown = texts(24.0, Rect(900, 0, 200, 17))
    firsts = {str(bar + 1) for bar in make_scene(small_song(), 24.0, 64).geometry.bars}
    inside = [one for one in shown if one.text not in firsts]
    assert all(850 <= one.rect.x <= 1110 for one in inside)
