"""Takes: what was played, between two ticks, once or round and round."""

from hypothesis import given
from hypothesis import strategies as st

from arrangeboard.melody.takes import (
    EARLY_TICKS,
    SHORTEST_TICKS,
    Take,
    TakeEvent,
    laps,
    looped,
    overdubbed,
    replaced,
    taken_notes,
)
from arrangeboard.song.values import Control, Note

BAR = 3840
SUSTAIN = 64


def on(tick: int, pitch: int, velocity: int = 80, *, lap: int = 0) -> TakeEvent:
    return TakeEvent(tick, "on", pitch, velocity, lap)


def off(tick: int, pitch: int, *, lap: int = 0) -> TakeEvent:
    return TakeEvent(tick, "off", pitch, 0, lap)


def key(start: int, end: int, pitch: int = 60, *, lap: int = 0) -> list[TakeEvent]:
    return [on(start, pitch, lap=lap), off(end, pitch, lap=lap)]


def pedal(tick: int, value: int, *, lap: int = 0) -> TakeEvent:
    return TakeEvent(tick, "controller", SUSTAIN, value, lap)


def notes(events: list[TakeEvent], start: int = 0, end: int = BAR, pickup: int = 0) -> list[tuple[int, ...]]:
    take = taken_notes(events, start, end, pickup_ticks=pickup)
    return [(one.start_tick, one.length_ticks, one.pitch) for one in take.notes]


def test_keys_pressed_and_let_go_become_notes_with_their_velocities() -> None:
    take = taken_notes([on(10, 60, 99), on(490, 64, 30), off(500, 60), off(960, 64)], 0, BAR)
    assert take.notes == (Note(10, 490, 60, 99), Note(490, 470, 64, 30))


def test_nothing_played_is_an_empty_take() -> None:
    assert taken_notes([], 0, BAR) == Take()


def test_what_is_held_ends_with_the_take() -> None:
    assert notes([on(3000, 60)]) == [(3000, 840, 60)]
    assert notes(key(3000, 5000)) == [(3000, 840, 60)]


def test_the_end_of_what_never_began_is_dropped() -> None:
    assert notes([off(100, 60), *key(200, 300, 62)]) == [(200, 100, 62)]


def test_a_key_struck_again_ends_what_it_held() -> None:
    assert notes([on(0, 60), on(480, 60), off(960, 60)]) == [(0, 480, 60), (480, 480, 60)]


def test_a_begin_without_velocity_is_an_end() -> None:
    assert notes([on(0, 60), on(480, 60, 0)]) == [(0, 480, 60)]


def test_a_pad_that_lets_go_at_once_leaves_a_note_that_can_be_seen() -> None:
    assert notes(key(960, 960, 38)) == [(960, SHORTEST_TICKS, 38)]


def test_early_fingers_begin_with_the_take() -> None:
    assert notes(key(-30, 400)) == [(0, 400, 60)]
    assert notes(key(-EARLY_TICKS, -EARLY_TICKS + 60)) == [(0, SHORTEST_TICKS, 60)]
    assert notes(key(1900, 2400), start=1920) == [(1920, 480, 60)]


def test_what_was_played_in_the_count_in_is_no_part_of_the_take() -> None:
    assert notes(key(-EARLY_TICKS - 1, 400)) == []


def test_a_pickup_that_is_wanted_stays_where_it_was_played() -> None:
    events = [*key(-960, -480, 55), *key(-480, 0, 57), *key(0, 960, 59)]
    assert notes(events, pickup=960) == [(-960, 480, 55), (-480, 480, 57), (0, 960, 59)]


def test_controls_before_the_take_are_in_effect_at_its_start_unless_at_rest() -> None:
    early = [pedal(-900, 127), pedal(-800, 0), TakeEvent(-700, "controller", 11, 90), pedal(480, 127)]
    assert taken_notes(early, 0, BAR).controls == (
        Control(0, "controller", 11, 90),
        Control(480, "controller", SUSTAIN, 127),
    )


def test_the_pedal_makes_no_note_longer_and_is_kept() -> None:
    take = taken_notes([pedal(0, 127), *key(0, 480), pedal(1920, 0), pedal(BAR, 127)], 0, BAR)
    assert take.notes == (Note(0, 480, 60, 80),)
    assert [(one.tick, one.value) for one in take.controls] == [(0, 127), (1920, 0)]


def test_bends_and_pressures_are_kept_in_their_order() -> None:
    events = [
        TakeEvent(5, "bend", 0, -8192),
        TakeEvent(5, "pressure", 0, 3),
        TakeEvent(9, "key-pressure", 60, 4),
    ]
    found = [(one.tick, one.kind, one.value) for one in taken_notes(events, 0, BAR).controls]
    assert found == [(5, "bend", -8192), (5, "pressure", 3), (9, "key-pressure", 4)]


def test_overdubbing_lays_the_laps_over_each_other() -> None:
    events = [*key(0, 240, 36), *key(960, 1200, 38, lap=1), *key(0, 240, 42, lap=2)]
    found = looped(events, 0, BAR, "overdub").notes
    assert [(one.start_tick, one.pitch) for one in found] == [(0, 36), (0, 42), (960, 38)]


def test_replacing_keeps_the_last_lap_in_which_anything_was_played() -> None:
    events = [*key(0, 240, 36), *key(960, 1200, 38, lap=1), pedal(3000, 127, lap=3)]
    assert looped(events, 0, BAR, "replace").notes == (Note(960, 240, 38, 80),)
    assert looped([pedal(0, 127)], 0, BAR, "replace") == Take()


def test_of_a_wheel_moved_in_several_laps_the_last_counts() -> None:
    events = [pedal(0, 127), *key(0, 99), pedal(480, 0), pedal(240, 127, lap=1), *key(0, 99, 62, lap=1)]
    assert [one.tick for one in looped(events, 0, BAR, "overdub").controls] == [240]


def test_a_note_held_over_the_turn_ends_there() -> None:
    (take,) = laps([on(1920, 60), off(480, 60, lap=1)], 0, BAR)
    assert take.notes == (Note(1920, 1920, 60, 80),)


def test_a_note_just_before_the_turn_is_the_first_one_of_the_next_lap() -> None:
    events = [*key(960, 1920), on(BAR - 50, 64), off(900, 64, lap=1), *key(960, 1920, 67, lap=1)]
    first, second = laps(events, 0, BAR)
    assert [one.pitch for one in first.notes] == [60]
    assert [(one.start_tick, one.length_ticks, one.pitch) for one in second.notes] == [
        (0, 900, 64),
        (960, 960, 67),
    ]


def test_a_drum_struck_just_before_the_turn_belongs_to_the_next_lap() -> None:
    events = [*key(960, 1000, 38), *key(BAR - 20, BAR - 10, 36), *key(960, 1000, 38, lap=1)]
    _, second = laps(events, 0, BAR)
    assert [(one.start_tick, one.pitch) for one in second.notes] == [(0, 36), (960, 38)]


def test_in_the_last_lap_nothing_is_moved_out_of_it() -> None:
    (take,) = laps(key(BAR - 20, BAR - 10, 36), 0, BAR)
    assert [one.start_tick for one in take.notes] == [BAR - 20]


def test_overdubbing_loses_no_note_but_those_struck_again_at_the_very_tick() -> None:
    old = (Note(0, 960, 60, 10), Note(480, 960, 64, 10))
    new = (Note(480, 240, 60, 99), Note(480, 100, 64, 99))
    assert overdubbed(old, new) == (Note(0, 480, 60, 10), Note(480, 100, 64, 99), Note(480, 240, 60, 99))


def test_a_pitch_that_is_played_again_close_to_where_it_is_takes_its_place() -> None:
    old = (Note(0, 200, 60, 10), Note(240, 200, 60, 10), Note(480, 200, 60, 10), Note(240, 200, 62, 10))
    assert overdubbed(old, (Note(270, 150, 60, 99),)) == (
        Note(0, 200, 60, 10),
        Note(240, 200, 62, 10),
        Note(270, 150, 60, 99),
        Note(480, 200, 60, 10),
    )


def test_replacing_makes_room_only_where_the_take_lies() -> None:
    old = (Note(0, 1920, 60), Note(960, 480, 62), Note(1920, 480, 64))
    assert replaced(old, (Note(1000, 100, 70),), 960, 1920) == (
        Note(0, 960, 60),
        Note(1000, 100, 70),
        Note(1920, 480, 64),
    )


EVENTS = st.lists(
    st.builds(
        TakeEvent,
        st.integers(-2000, 6000),
        st.sampled_from(["on", "off", "controller", "bend"]),
        st.integers(58, 61),
        st.integers(0, 127),
        st.integers(0, 2),
    ),
    max_size=30,
).map(lambda events: sorted(events, key=lambda one: (one.lap, one.tick)))


@given(EVENTS, st.integers(0, 960))
def test_every_take_is_sound_and_lies_within_its_ticks(events: list[TakeEvent], pickup: int) -> None:
    takes = [taken_notes(events, 0, BAR, pickup_ticks=pickup), looped(events, 0, BAR, "overdub")]
    for take in takes:
        assert list(take.notes) == sorted(take.notes)
        ends: dict[int, int] = {}
        for one in take.notes:
            assert -pickup <= one.start_tick < one.start_tick + one.length_ticks <= BAR
            assert one.velocity > 0
            assert ends.get(one.pitch, -pickup) <= one.start_tick
            ends[one.pitch] = one.start_tick + one.length_ticks
        assert [one.tick for one in take.controls] == sorted(one.tick for one in take.controls)
