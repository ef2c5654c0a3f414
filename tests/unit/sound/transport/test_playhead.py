"""Between reports the playhead moves as the sound does, and never back by mere inaccuracy."""

from arrangeboard.sound.pipe.signals import Heard
from arrangeboard.sound.transport.playhead import LONGEST_CARRY_SECONDS, Playhead

PACE = 1_920.0


def playing(at: float, tick: float, *, loop: tuple[int, int] = (-1, -1), revision: int = 1) -> Heard:
    return Heard(at, tick, PACE, revision, "playing", loop_start_tick=loop[0], loop_end_tick=loop[1])


def playhead(*heard: Heard) -> Playhead:
    found = Playhead()
    for one in heard:
        found.hear(one)
    return found


def test_before_the_first_report_there_is_none() -> None:
    assert Playhead().tick_at(1.0) is None


def test_the_tick_moves_on_between_reports() -> None:
    assert playhead(playing(10.0, 0.0)).tick_at(10.0625) == 120.0


def test_a_report_of_what_is_still_to_come_waits_for_its_time() -> None:
    head = playhead(Heard(9.0, 960.0, 0.0, 1, "stopped"), playing(10.0, 0.0))
    assert head.tick_at(9.9) == 960.0
    assert head.tick_at(10.0625) == 120.0


def test_it_goes_through_the_end_of_a_loop_to_its_start() -> None:
    head = playhead(playing(10.0, 3_800.0, loop=(960, 3_840)))
    assert head.tick_at(10.0625) == 960.0 + 3_800.0 + 0.0625 * PACE - 3_840.0


def test_a_place_behind_the_loop_does_not_jump_into_it() -> None:
    assert playhead(playing(10.0, 5_000.0, loop=(960, 3_840))).tick_at(10.0625) == 5_120.0


def test_reports_that_differ_by_little_do_not_move_it_back() -> None:
    head = playhead(playing(10.0, 0.0))
    assert head.tick_at(10.0625) == 120.0
    head.hear(playing(10.0625, 110.0))
    assert head.tick_at(10.0625) == 120.0
    assert head.tick_at(10.125) == 230.0


def test_a_jump_back_is_shown() -> None:
    head = playhead(playing(10.0, 9_600.0))
    head.tick_at(10.1)
    head.hear(playing(10.1, 960.0))
    assert head.tick_at(10.1) == 960.0


def test_a_score_in_which_the_place_lies_earlier_is_followed_at_once() -> None:
    head = playhead(playing(10.0, 9_600.0))
    head.tick_at(10.1)
    head.hear(playing(10.1, 9_770.0, revision=2))
    assert head.tick_at(10.1) == 9_770.0


def test_without_reports_it_stands_still_after_a_tenth_of_a_second() -> None:
    head = playhead(playing(10.0, 0.0))
    assert head.tick_at(10.2) == head.tick_at(10.3) == head.tick_at(99.0) == LONGEST_CARRY_SECONDS * PACE
    assert LONGEST_CARRY_SECONDS * PACE == 192.0


def test_a_report_that_is_earlier_than_one_before_replaces_it() -> None:
    head = playhead(playing(10.0, 0.0), playing(10.5, 960.0), Heard(10.2, 100.0, 0.0, 1, "stopped"))
    assert head.tick_at(10.6) == 100.0
