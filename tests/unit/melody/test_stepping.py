"""Step input: what is struck together is one step."""

from arrangeboard.melody.stepping import NO_CHORD, TIE_PEDAL, TOGETHER_SECONDS, Step, completed, stepped_in
from arrangeboard.melody.takes import Played


def on(seconds: float, pitch: int, velocity: int = 80) -> Played:
    return Played(seconds, "on", pitch, velocity)


def off(seconds: float, pitch: int) -> Played:
    return Played(seconds, "off", pitch, 0)


def pedal(seconds: float, value: int = 127) -> Played:
    return Played(seconds, "controller", TIE_PEDAL, value)


def steps(*played: Played) -> list[Step]:
    """All steps, long after the last key."""
    chord, found = stepped_in(NO_CHORD, played)
    last = completed(chord, played[-1].seconds + 9)
    return [*found, *([last] if last is not None else [])]


def test_keys_one_after_the_other_are_steps_of_one_note() -> None:
    found = steps(on(0, 60, 90), off(0.3, 60), on(1, 62, 50), off(1.1, 62))
    assert found == [Step((60,), 90), Step((62,), 50)]


def test_keys_held_together_are_one_step_however_slowly_they_are_struck() -> None:
    assert steps(on(0, 67, 60), on(0.8, 60, 80), off(1.0, 67), on(1.5, 64, 100), off(2, 60), off(2, 64)) == [
        Step((60, 64, 67), 80)
    ]


def test_keys_struck_almost_together_are_one_step_though_one_is_let_go_at_once() -> None:
    assert steps(on(0, 60), off(0.02, 60), on(0.05, 64), off(0.4, 64)) == [Step((60, 64), 80)]
    late = TOGETHER_SECONDS + 0.03
    assert steps(on(0, 60), off(0.02, 60), on(late, 64), off(0.4, 64)) == [Step((60,), 80), Step((64,), 80)]


def test_a_chord_is_complete_only_when_others_can_no_longer_join() -> None:
    chord, found = stepped_in(NO_CHORD, [on(0, 60), off(0.02, 60)])
    assert found == ()
    assert completed(chord, 0.03) is None
    assert completed(chord, TOGETHER_SECONDS + 0.01) == Step((60,), 80)
    held, _ = stepped_in(NO_CHORD, [on(0, 60)])
    assert completed(held, 5.0) is None


def test_a_key_struck_again_within_a_step_is_not_written_twice() -> None:
    assert steps(on(0, 60), on(0.2, 64), off(0.3, 64), on(0.4, 64), off(0.5, 64), off(0.6, 60)) == [
        Step((60, 64), 80)
    ]


def test_the_pedal_ties_what_is_held_and_rests_alone() -> None:
    tied = [on(0, 60), pedal(0.2), pedal(0.3, 0), pedal(0.4), off(0.5, 60)]
    assert steps(*tied) == [Step((60,), 80, steps=3)]
    (rest,) = steps(pedal(0), pedal(0.1, 0))
    assert rest == Step(())
    assert rest.is_rest


def test_nothing_played_is_no_step() -> None:
    assert stepped_in(NO_CHORD, []) == (NO_CHORD, ())
    assert completed(NO_CHORD, 99.0) is None
    assert steps(off(0, 60), pedal(0.1, 0)) == []
