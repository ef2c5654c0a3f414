"""Which place was heard at a moment just past: through count-ins, loops and changes of tempo."""

from arrangeboard.sound.pipe.signals import Heard, PlayState
from arrangeboard.sound.transport.anchors import KEPT_SECONDS, Anchors, HeardPlace

PACE = 1_920.0
LOOP = (0, 3_840)


def playing(
    at: float,
    tick: float,
    *,
    pace: float = PACE,
    loop: tuple[int, int] = (-1, -1),
    revision: int = 1,
    state: PlayState = "playing",
) -> Heard:
    return Heard(at, tick, pace, revision, state, loop_start_tick=loop[0], loop_end_tick=loop[1])


def standing(at: float, tick: float = 0.0) -> Heard:
    return Heard(at, tick, 0.0, 1, "stopped")


def anchors(*heard: Heard) -> Anchors:
    found = Anchors()
    for one in heard:
        found.hear(one)
    return found


def round_and_round(seconds: float, *, every: float = 0.023) -> Anchors:
    """A loop of two seconds from 10.0 on."""
    count = round(seconds / every)
    return anchors(*(playing(10 + n * every, n * every * PACE % LOOP[1], loop=LOOP) for n in range(count)))


def test_nothing_is_known_before_the_first_report_or_while_the_song_stands() -> None:
    assert Anchors().place_at(1.0) is None
    found = anchors(standing(9.0), playing(10.0, 0.0), standing(11.0, PACE))
    assert found.place_at(8.9) is None
    assert found.place_at(9.5) is None
    assert found.place_at(10.5) == HeardPlace(960.0, 0)
    assert found.place_at(11.5) is None


def test_the_past_is_known_for_seconds_and_no_longer() -> None:
    found = anchors(*(playing(10 + n / 40, n / 40 * PACE) for n in range(400)))
    newest = 10 + 399 / 40
    for back in (0.0, 0.5, 2.0, KEPT_SECONDS - 0.1):
        place = found.place_at(newest - back)
        assert place is not None
        assert abs(place.tick - (newest - back - 10) * PACE) < 1e-6
    assert found.place_at(newest - KEPT_SECONDS - 0.1) is None


def test_counting_in_comes_before_the_tick_it_leads_to() -> None:
    found = anchors(standing(9.0), playing(10.0, -PACE, state="counting-in"), playing(11.0, 0.0))
    assert found.place_at(10.5) == HeardPlace(-960.0, 0)
    assert found.place_at(11.25) == HeardPlace(480.0, 0)


def test_every_turn_of_a_loop_is_another_lap() -> None:
    found = round_and_round(9.0)
    for seconds in (16.1, 16.5, 17.9, 17.999, 18.0001, 18.01, 18.4):
        place = found.place_at(seconds)
        assert place is not None
        assert place.lap == int((seconds - 10) // 2)
        assert abs(place.tick - (seconds - 10) % 2 * PACE) < 1e-6


def test_laps_count_from_where_playing_began() -> None:
    found = round_and_round(5.0)
    found.hear(standing(15.0))
    found.hear(playing(16.0, 1_000.0, loop=LOOP))
    assert _near(found, 16.01, 1_000.0 + 0.01 * PACE)


def _near(found: Anchors, seconds: float, tick: float) -> bool:
    place = found.place_at(seconds)
    return place is not None and place.lap == 0 and abs(place.tick - tick) < 1e-6


def test_a_tempo_that_changes_between_two_reports_is_met_in_the_next() -> None:
    # Twice as fast from the middle on.
    found = anchors(playing(10.0, 0.0), playing(10.02, 0.03 * PACE, pace=2 * PACE))
    place = found.place_at(10.0199)
    assert place is not None
    assert abs(place.tick - 0.03 * PACE) < 1.0
    assert _near(found, 10.03, 0.05 * PACE)


def test_a_jump_is_not_smoothed() -> None:
    found = anchors(playing(10.0, 0.0), playing(10.02, 9_600.0))
    assert _near(found, 10.019, 0.019 * PACE)
    assert _near(found, 10.03, 9_600.0 + 0.01 * PACE)


def test_what_was_foreseen_gives_way_to_a_newer_report() -> None:
    found = anchors(playing(10.0, 0.0), playing(10.02, 0.02 * PACE), standing(10.01, 5.0))
    assert found.place_at(10.03) is None
    assert _near(found, 10.005, 0.005 * PACE)


def test_a_report_that_is_late_is_not_missed_at_once_but_in_the_end() -> None:
    found = anchors(playing(10.0, 0.0))
    assert _near(found, 10.4, 0.4 * PACE)
    assert found.place_at(12.0) is None
