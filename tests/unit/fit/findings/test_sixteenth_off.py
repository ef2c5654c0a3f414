"""Onsets that miss the beat and the others by a constant sixteenth."""

import pytest

from arrangeboard.song.values import Meter
from tests.unit.fit.findings.stands import (
    SIX_EIGHT,
    WALTZ,
    assert_can_be_meant,
    found,
    later,
    line,
    stand,
)

RIFF = line(60, 62, 64, 65, 67, 65, 64, 62, every=6) + line(60, 64, 67, 72, start=48)
STRUM = [(at * 12, 6, pitch) for at in range(16) for pitch in (48, 55, 60)]


@pytest.mark.parametrize("steps", [3, -3])
def test_a_part_a_sixteenth_late_or_early_is_noticed_from_the_beat_alone(steps: int) -> None:
    case = stand(later(RIFF, steps), bars=2)
    (finding,) = found(case, "sixteenth-off")
    assert finding.grade == "strong"
    assert finding.values == {"steps": -steps, "alone": True}
    assert_can_be_meant(case, "sixteenth-off")


def test_beside_others_it_is_measured_against_them_too() -> None:
    (finding,) = found(stand(later(RIFF, 3), others=[("harmony", STRUM)]), "sixteenth-off")
    assert finding.values == {"steps": -3, "alone": False}


def test_a_part_on_the_beat_is_where_it_should_be() -> None:
    assert not found(stand(RIFF, others=[("harmony", STRUM)]), "sixteenth-off")


def test_a_pushed_note_before_the_bar_is_style() -> None:
    pushed = [(start, 6, pitch) for start, _, pitch in RIFF[:-1]] + [(81, 12, 72)]
    assert not found(stand(pushed, others=[("harmony", STRUM)]), "sixteenth-off")


def test_running_sixteenths_are_as_good_one_later() -> None:
    running = line(*range(60, 76), every=3)
    assert not found(stand(later(running, 3), bars=2), "sixteenth-off")


def test_half_a_sixteenth_needs_more_of_it() -> None:
    (finding,) = found(stand(later(RIFF, 1), bars=2, others=[("harmony", STRUM)]), "sixteenth-off")
    assert finding.values["steps"] == -1


def test_who_syncopates_with_the_others_is_with_them() -> None:
    together = later(RIFF, 3)
    assert not found(stand(together, bars=2, others=[("harmony", together)]), "sixteenth-off")


@pytest.mark.parametrize("meter", [WALTZ, SIX_EIGHT])
def test_bars_of_three_have_sixteenths_too(meter: Meter) -> None:
    riff = line(60, 64, 67, 64, 67, 72, every=6)
    assert found(stand(later(riff, 3), bars=2, meter=meter), "sixteenth-off")
    assert not found(stand(riff, bars=2, meter=meter), "sixteenth-off")


def test_drums_are_asked_like_everybody() -> None:
    beat = [(at * 6, 3, 42) for at in range(32)] + [(at * 24, 3, 36) for at in range(8)]
    assert found(stand(later(beat, 3), drums=True, role="rhythm"), "sixteenth-off")
    assert not found(stand(beat, drums=True, role="rhythm"), "sixteenth-off")


def test_one_note_alone_says_nothing() -> None:
    assert not found(stand([(3, 24, 60)], others=[("harmony", STRUM)]), "sixteenth-off")


WALK = line(*(36, 40, 43, 40) * 4)


def test_a_swung_part_is_no_small_distance_away() -> None:
    comping = [(start + 8, 4, 64) for start, _, _ in WALK]
    assert not found(stand(comping, role="harmony", others=[("bass", WALK)]), "sixteenth-off")
    assert not found(stand([*comping, *WALK[::2]], role="harmony"), "sixteenth-off")


def test_chords_pushed_before_the_beat_are_never_strong() -> None:
    pushed = [
        (0, 45, 64),
        *((bar * 48 - 3, 44, 64) for bar in (1, 2, 3)),
        *((bar * 48 + 21, 12, 67) for bar in range(4)),
    ]
    (finding,) = found(stand(pushed, role="harmony", others=[("bass", WALK)]), "sixteenth-off")
    assert finding.grade == "mild"
    assert finding.weight <= 0.4


def test_two_pushed_notes_are_never_strong() -> None:
    two = [(45, 48, 64), (141, 48, 64)]
    (finding,) = found(stand(two, others=[("harmony", STRUM)]), "sixteenth-off")
    assert finding.grade == "mild"
    four = [*two, (93, 48, 64), (33, 12, 64)]
    (finding,) = found(stand(four, others=[("harmony", STRUM)]), "sixteenth-off")
    assert finding.grade == "strong"


def test_a_syncopated_tune_keeps_a_time_of_its_own() -> None:
    tune = [(bar * 48 + at, 5, 64) for bar in range(4) for at in (9, 18, 27, 36, 45)]
    assert not found(stand(tune, others=[("bass", WALK)]), "sixteenth-off")


def test_a_free_song_is_told_what_is_plain() -> None:
    assert found(stand(later(RIFF, 3), bars=2, strictness="free"), "sixteenth-off")
