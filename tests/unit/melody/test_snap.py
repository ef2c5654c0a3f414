import pytest

from arrangeboard.melody.snap import OFF, Snap, after, before, lines, nearest
from arrangeboard.song.bars import bar_grid
from arrangeboard.song.values import Meter, MeterChange

BEAT = 960
COMMON = bar_grid(4, (), Meter())
WALTZ = bar_grid(4, (), Meter(3, 4))


@pytest.mark.parametrize(
    ("snap", "ticks", "name"),
    [
        (Snap(4), 960, "1/4"),
        (Snap(8, "dotted"), 720, "1/8 dotted"),
        (Snap(8, "triplet"), 320, "1/8 triplet"),
        (Snap(64, "triplet"), 40, "1/64 triplet"),
        (OFF, 1, ""),
    ],
)
def test_a_snap_knows_its_length_and_its_name(snap: Snap, ticks: int, name: str) -> None:
    assert (snap.ticks, snap.name) == (ticks, name)


def test_a_tick_goes_to_the_nearest_line_and_to_the_earlier_of_two() -> None:
    assert [nearest(tick, Snap(8), COMMON) for tick in (0, 239, 240, 241, 500)] == [0, 0, 0, 480, 480]


def test_lines_start_anew_with_every_bar() -> None:
    assert list(lines(0, 6 * BEAT, Snap(2), WALTZ)) == [0, 2 * BEAT, 3 * BEAT, 5 * BEAT]
    assert list(lines(0, 4 * BEAT, Snap(4, "dotted"), COMMON)) == [0, 1440, 2880]


def test_a_value_longer_than_the_bar_leaves_its_bar_lines() -> None:
    assert list(lines(0, 9 * BEAT, Snap(1), WALTZ)) == [0, 3 * BEAT, 6 * BEAT]


def test_a_pickup_is_counted_back_from_bar_1() -> None:
    assert list(lines(-BEAT, BEAT, Snap(4, "triplet"), COMMON)) == [-640, 0, 640]
    assert before(-1, Snap(4), COMMON) == -BEAT
    assert after(-1, Snap(4), COMMON) == 0


def test_behind_the_last_bar_lines_go_on_as_in_it() -> None:
    changed = bar_grid(2, (MeterChange(1, 3, 4),), Meter())

    assert before(7 * BEAT + 3 * BEAT + 100, Snap(1), changed) == 10 * BEAT


def test_off_leaves_every_tick_where_it_is() -> None:
    assert nearest(1234, OFF, COMMON) == 1234
