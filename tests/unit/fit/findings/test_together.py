"""Registers, seams, crowding, answers, endings and ranges."""

import pytest
from msgspec.structs import replace

from arrangeboard.fit.figure import transposed
from arrangeboard.song.values import Meter, Role
from tests.unit.fit.findings.stands import (
    BAR,
    SIX_EIGHT,
    WALTZ,
    Played,
    assert_can_be_meant,
    found,
    held,
    higher,
    later,
    line,
    stand,
)

TUNE = line(64, 67, 72, 67, 65, 69, 72, 69, 67, 71, 74, 71, 72, 67, 64, 60)
STRINGS = held((78, 82), 4)
PIANO = held((48, 55), 4)


def test_a_tune_below_the_strings_is_covered() -> None:
    case = stand(TUNE, others=[("harmony", PIANO), ("texture", STRINGS)])
    (finding,) = found(case, "masked")
    assert finding.measure.value == 100
    assert finding.values["lane"] == 12
    assert_can_be_meant(case, "masked")


def test_chords_below_the_tune_cover_nothing() -> None:
    assert not found(stand(TUNE, others=[("harmony", PIANO)]), "masked")


def test_a_third_of_the_time_below_is_usual() -> None:
    short = [(start, 16, pitch) for start, _, pitch in STRINGS]
    assert not found(stand(TUNE, others=[("harmony", short)]), "masked")
    (finding,) = found(stand(TUNE, others=[("harmony", short)], strictness="strict"), "masked")
    assert finding.measure.value > finding.measure.usual == 25


def test_a_doubling_in_the_octave_above_covers_nothing() -> None:
    assert not found(stand(TUNE, others=[("harmony", higher(TUNE, 12))]), "masked")


def test_a_tune_with_notes_below_all_pitches_is_covered_as_it_sounds() -> None:
    low = [(0, 6, 5), *later(TUNE, 6)]
    case = stand(low, others=[("harmony", PIANO), ("texture", higher(STRINGS, -8))])
    deep = replace(case, figure=transposed(case.figure, -12))
    assert found(deep, "masked")


def test_a_voice_that_is_low_all_through_its_song_is_meant_to_be() -> None:
    others: list[tuple[Role, list[Played]]] = [("texture", higher(STRINGS, -8))]
    low = higher(TUNE, -12)
    assert not found(stand(low, others=others, before=low, after=low), "masked")
    assert found(stand(low, others=others, before=TUNE, after=low), "masked")


def test_a_shimmer_far_above_and_a_lane_that_lies_below_on_the_whole_cover_nothing() -> None:
    assert not found(stand(TUNE, others=[("texture", held((100,), 4))]), "masked")
    wide = [*held((36,), 4), *[(bar * BAR + 24, 24, 78) for bar in range(4)]]
    mostly_low = [*wide, *[(bar * BAR, 24, 40) for bar in range(4)]]
    assert not found(stand(TUNE, others=[("harmony", mostly_low)]), "masked")


def test_other_tunes_and_accompaniments_are_not_covered() -> None:
    assert not found(stand(TUNE, others=[("counter-melody", STRINGS)]), "masked")
    assert not found(stand(PIANO, role="harmony", others=[("harmony", STRINGS)]), "masked")


def test_a_tune_is_covered_in_six_eight_too() -> None:
    tune = line(64, 67, 72, 67, every=18)
    assert found(stand(tune, bars=2, meter=SIX_EIGHT, others=[("harmony", held((84,), 2, 36))]), "masked")


def test_two_lanes_a_third_apart_in_the_depth_are_muddy() -> None:
    case = stand(held((39,), 4), role="harmony", others=[("bass", held((36,), 4))])
    (finding,) = found(case, "low-mud")
    assert finding.values["lane"] == 11
    assert_can_be_meant(case, "low-mud")


@pytest.mark.parametrize(("upper", "lower"), [(43, 36), (36, 36), (51, 48), (36, 39)])
def test_fifths_unisons_and_higher_thirds_are_clear_and_the_lower_lane_is_left_alone(
    upper: int, lower: int
) -> None:
    case = stand(held((upper,), 4), role="harmony", others=[("bass", held((lower,), 4))])
    assert not found(case, "low-mud")


def test_mud_in_passing_is_none() -> None:
    case = stand(held((39,), 4), role="harmony", others=[("bass", [(0, 6, 36), (24, 18, 36)])])
    assert not found(case, "low-mud")


def test_mud_in_three_four_time() -> None:
    case = stand(
        held((39,), 2, 36), bars=2, role="harmony", meter=WALTZ, others=[("bass", held((37,), 2, 36))]
    )
    assert found(case, "low-mud")


@pytest.mark.parametrize("role", ["melody", "counter-melody", "bass"])
def test_a_line_that_comes_in_more_than_an_octave_away_leaps(role: Role) -> None:
    case = stand(TUNE, role=role, before=[(0, 192, 50)])
    (finding,) = found(case, "seam-jump")
    assert (finding.grade, finding.values) == ("mild", {"semitones": 14, "into_next": False})
    assert_can_be_meant(case, "seam-jump")


def test_a_line_leaps_into_what_follows() -> None:
    (finding,) = found(stand(TUNE, after=[(0, 12, 44)]), "seam-jump")
    assert finding.values == {"semitones": -16, "into_next": True}
    assert finding.start == 180


def test_a_leap_counts_against_the_part_that_left_the_lanes_register() -> None:
    here, moved = [(0, 192, 67)], [(0, 192, 43)]
    (finding,) = found(stand(TUNE, before=moved, after=here), "seam-jump")
    assert (finding.grade, finding.values["is_theirs"]) == ("note", True)
    low = [(start, length, pitch - 24) for start, length, pitch in TUNE]
    leaps = found(stand(low, before=here, after=here), "seam-jump")
    assert [(one.grade, "is_theirs" in one.values) for one in leaps] == [("mild", False)] * 2
    out_of_range = replace(stand(TUNE, before=moved).spot, lowest_pitch=55, highest_pitch=84)
    (finding,) = found(replace(stand(TUNE, before=moved), spot=out_of_range), "seam-jump")
    assert finding.grade == "note"


def test_an_octave_is_no_leap_to_speak_of_unless_the_song_is_strict() -> None:
    assert not found(stand(TUNE, before=[(0, 192, 52)]), "seam-jump")
    assert found(stand(TUNE, before=[(0, 192, 52)], strictness="strict"), "seam-jump")


def test_after_a_long_rest_or_in_chords_nobody_hears_a_leap() -> None:
    assert not found(stand(TUNE, before=[(0, 96, 44)]), "seam-jump")
    assert not found(stand(TUNE, role="harmony", before=[(0, 192, 44)]), "seam-jump")


def test_a_leap_in_three_four_time_starts_from_the_pickup() -> None:
    waltz = [(-12, 12, 72), *line(64, 67, 72)]
    (finding,) = found(stand(waltz, bars=1, meter=WALTZ, before=[(0, 24, 55)]), "seam-jump")
    assert finding.values["semitones"] == 17


def crowd(lanes: int) -> list[tuple[Role, list[Played]]]:
    return [("harmony", held((48 + at,), 4)) for at in range(lanes)]


def test_nine_lanes_in_a_bar_are_crowded_and_the_one_above_the_tune_is_told() -> None:
    above = held((84,), 4)
    case = stand(above, role="harmony", others=[("melody", TUNE), *crowd(7)])
    (finding,) = found(case, "crowded")
    assert finding.values["lanes"] == 9
    assert (finding.start, finding.end) == (0, BAR)
    assert_can_be_meant(case, "crowded")
    below = stand(held((40,), 4), role="harmony", others=[("melody", TUNE), ("harmony", above), *crowd(6)])
    assert not found(below, "crowded")


def test_eight_lanes_are_usual() -> None:
    assert not found(stand(STRINGS, role="harmony", others=[("melody", TUNE), *crowd(6)]), "crowded")


def test_more_notes_than_in_95_of_100_bars_are_crowded() -> None:
    busy = [(at * 3, 3, pitch) for at in range(16) for pitch in (48, 55, 60, 64)]
    case = stand(busy, bars=1, role="harmony", others=[("melody", line(*(72, 74, 76, 77) * 3, every=4))])
    (finding,) = found(case, "crowded")
    assert (finding.measure.code, finding.measure.value) == ("onsets", 76)
    assert not found(stand(busy[:48], bars=1, role="harmony", others=[("melody", TUNE[:4])]), "crowded")


def test_three_four_time_has_crowded_bars_too() -> None:
    above = held((84,), 2, 36)
    voices: list[tuple[Role, list[Played]]] = [("harmony", held((48 + at,), 2, 36)) for at in range(8)]
    assert found(stand(above, bars=2, meter=WALTZ, role="harmony", others=voices), "crowded")


CALL = line(60, 62, 64, 65, 0, 0, 0, 0, 60, 62, 64, 65, 0, 0, 0, 0)


def test_a_counter_melody_that_talks_with_the_tune_has_no_room() -> None:
    over = line(72, 74, 76, 77, 0, 0, 0, 0, 72, 74, 76, 77, 0, 0, 0, 0)
    case = stand(over, role="counter-melody", others=[("melody", CALL)])
    (finding,) = found(case, "no-room")
    assert finding.measure.value == 0
    assert_can_be_meant(case, "no-room")


def test_a_counter_melody_that_answers_has_room() -> None:
    assert not found(stand(later(CALL, BAR)[:8], role="counter-melody", others=[("melody", CALL)]), "no-room")


def test_where_the_tune_never_rests_nobody_can_answer_better() -> None:
    assert not found(stand(TUNE, role="counter-melody", others=[("melody", TUNE)]), "no-room")


def test_no_room_in_six_eight_time() -> None:
    call = line(60, 62, 64, 65, 60, 62, 0, 0, 0, 0, 0, 0, every=6)
    over = higher(call, 12)
    case = stand(over, bars=2, meter=SIX_EIGHT, role="counter-melody", others=[("melody", call)])
    assert found(case, "no-room")


@pytest.mark.parametrize(
    ("last", "key", "is_open"), [(69, "C", True), (62, "C", False), (60, "C", False), (63, "Cm", False)]
)
def test_a_tune_that_ends_off_the_triad_of_its_key_ends_open(last: int, key: str, is_open: bool) -> None:
    case = stand([*TUNE[:-1], (180, 12, last)], key=key)
    assert bool(found(case, "open-end")) == is_open


def test_an_open_end_is_an_observation_and_can_be_meant() -> None:
    case = stand([*TUNE[:-1], (180, 12, 69)])
    (finding,) = found(case, "open-end")
    assert finding.grade == "note"
    assert not finding.counts
    assert_can_be_meant(case, "open-end")


def test_open_ends_are_style_and_belong_to_tunes_in_a_key() -> None:
    ending = [*TUNE[:-1], (180, 12, 69)]
    assert not found(stand(ending, strictness="free"), "open-end")
    assert not found(stand(ending, role="harmony"), "open-end")
    assert not found(stand(ending, key=None), "open-end")
    assert found(stand(ending[-4:], bars=4, meter=Meter(4, 4)), "open-end")


def test_a_tune_on_a_tone_of_its_last_chord_is_at_home_there() -> None:
    ending = [*TUNE[:-1], (180, 12, 69)]
    assert not found(stand(ending, chords=("C", "F", "G", "F")), "open-end")
    assert found(stand(ending, chords=("C", "F", "G", "C")), "open-end")


def test_the_dominant_leads_into_what_follows_and_ends_a_song_open() -> None:
    ending = [*TUNE[:-1], (180, 12, 62)]
    assert not found(stand(ending, chords=("C", "F", "C", "G")), "open-end")
    assert not found(stand([*TUNE[:-1], (180, 12, 69)], chords=("C", "F", "C", "G")), "open-end")
    assert not found(stand(ending), "open-end")
    assert found(stand(ending, is_last=True), "open-end")


def test_a_waltz_may_end_open() -> None:
    assert found(stand(line(60, 64, 69), bars=1, meter=WALTZ), "open-end")


def test_notes_outside_the_range_of_the_instrument_are_told() -> None:
    case = stand(TUNE, reach=(60, 72))
    (finding,) = found(case, "out-of-range")
    assert [note.pitch for note in finding.notes] == [74]
    assert (finding.grade, finding.values["of"]) == ("mild", 16)
    assert_can_be_meant(case, "out-of-range")


def test_a_part_for_another_instrument_is_strong_at_any_strictness() -> None:
    (finding,) = found(stand(higher(TUNE, 24), reach=(40, 84), strictness="free"), "out-of-range")
    assert finding.grade == "strong"


def test_the_outermost_notes_of_the_range_can_be_played() -> None:
    assert not found(stand(TUNE, reach=(60, 74)), "out-of-range")
    assert not found(stand(TUNE, reach=(62, 65), drums=True, role="rhythm"), "out-of-range")


def test_a_pickup_in_three_four_time_must_be_playable_too() -> None:
    (finding,) = found(stand([(-12, 12, 50), *line(60, 64, 67)], meter=WALTZ, reach=(55, 90)), "out-of-range")
    assert finding.start == -12
