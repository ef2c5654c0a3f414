"""Pieces that do not come out even, bars left empty, and pickups that meet a tail."""

import pytest

from tests.unit.fit.findings.stands import (
    BAR,
    SIX_EIGHT,
    WALTZ,
    assert_can_be_meant,
    found,
    line,
    stand,
)

SIX_BARS = line(*(60, 62, 64, 65) * 6)


def test_six_bars_in_eight_are_cut_in_their_repeat() -> None:
    case = stand(SIX_BARS, bars=8, piece_steps=6 * BAR)
    (finding,) = found(case, "length")
    assert (finding.grade, finding.start, finding.end) == ("mild", 6 * BAR, 8 * BAR)
    assert (finding.measure.value, finding.measure.usual) == (8, 6)
    assert_can_be_meant(case, "length")


def test_a_repeat_that_breaks_off_within_a_bar_is_strong() -> None:
    (finding,) = found(stand(SIX_BARS[:5], bars=4, piece_steps=BAR + 12), "length")
    assert finding.grade == "strong"


def test_a_piece_longer_than_its_place_loses_its_end() -> None:
    (finding,) = found(stand(SIX_BARS, bars=4, piece_steps=6 * BAR), "length")
    assert finding.values["part_steps"] == 4 * BAR


@pytest.mark.parametrize("bars", [6, 12])
def test_whole_repeats_come_out_even(bars: int) -> None:
    assert not found(stand(SIX_BARS, bars=bars, piece_steps=6 * BAR), "length")


def test_a_cut_through_silence_is_not_heard() -> None:
    assert not found(stand(SIX_BARS[:8], bars=8, piece_steps=6 * BAR), "length")


def test_a_piece_for_four_four_does_not_come_out_even_in_three_four() -> None:
    assert found(stand(SIX_BARS[:4], bars=2, meter=WALTZ, piece_steps=BAR), "length")
    assert not found(stand(SIX_BARS[:3], bars=2, meter=WALTZ, piece_steps=36), "length")


def test_more_than_a_quarter_of_silence_at_the_end_stops_short() -> None:
    case = stand(SIX_BARS[:20], bars=8)
    (finding,) = found(case, "stops-short")
    assert (finding.grade, finding.start, finding.end) == ("mild", 5 * BAR, 8 * BAR)
    assert finding.values == {"bars": 3, "at_end": True}
    assert_can_be_meant(case, "stops-short")


def test_a_tune_that_leaves_its_last_quarter_empty_breathes_unless_the_song_is_strict() -> None:
    assert not found(stand(SIX_BARS, bars=8), "stops-short")
    assert found(stand(SIX_BARS, bars=8, strictness="strict"), "stops-short")
    assert found(stand(SIX_BARS, bars=8, role="harmony"), "stops-short")


def test_a_song_may_end_before_its_last_bar() -> None:
    (finding,) = found(stand(SIX_BARS[:20], bars=8, is_last=True), "stops-short")
    assert finding.grade == "note"


def test_toms_and_noises_that_rest_are_an_observation() -> None:
    (finding,) = found(stand(SIX_BARS, bars=8, role="rhythm"), "stops-short")
    assert finding.grade == "note"


def test_bars_left_empty_on_the_way_are_noticed() -> None:
    gap = [note for note in line(*(60, 62, 64, 65) * 8) if not 2 * BAR <= note[0] < 4 * BAR]
    (finding,) = found(stand(gap, bars=8), "stops-short")
    assert finding.values == {"bars": 2, "at_end": False}


def test_one_bar_of_rest_is_breath_unless_the_song_is_strict() -> None:
    phrase = line(*(60, 62, 64, 65) * 7)
    assert not found(stand(phrase, bars=8), "stops-short")
    assert found(stand(phrase, bars=8, strictness="strict"), "stops-short")
    assert not found(stand(phrase[:24], bars=8, strictness="free"), "stops-short")


def test_a_part_that_comes_in_late_does_not_stop_short() -> None:
    assert not found(stand([(6 * BAR, 48, 60), (7 * BAR, 48, 62)], bars=8), "stops-short")


def test_drums_that_rest_are_an_observation() -> None:
    beat = [(at * 12, 6, 38) for at in range(24)]
    (finding,) = found(stand(beat, bars=8, drums=True, role="rhythm"), "stops-short")
    assert finding.grade == "note"


def test_a_note_that_rings_over_the_cut_is_not_lost() -> None:
    assert not found(stand([(0, 96, 60), (96, 48, 62)], bars=4, piece_steps=3 * BAR), "stops-short")
    assert not found(stand([(0, 96, 60)], bars=4, piece_steps=3 * BAR), "length")


def test_silence_is_counted_in_bars_of_six_eight() -> None:
    (finding,) = found(stand(line(*(60, 62) * 5, every=18), bars=8, meter=SIX_EIGHT), "stops-short")
    assert (finding.start, finding.values["bars"]) == (180, 3)


PICKUP = [(-24, 12, 59), (-12, 12, 62), *line(60, 64, 67, 72)]


def test_a_pickup_meets_the_tail_of_what_the_lane_played() -> None:
    case = stand(PICKUP, before=[(144, 48, 67)])
    (finding,) = found(case, "pickup-collision")
    assert (finding.grade, finding.start, finding.end) == ("strong", -24, 0)
    assert finding.values["steps"] == 24
    assert_can_be_meant(case, "pickup-collision")


def test_a_tail_that_ends_in_time_leaves_room_for_the_pickup() -> None:
    assert not found(stand(PICKUP, before=[(144, 24, 67)]), "pickup-collision")
    assert not found(stand(PICKUP, before=[(144, 26, 67)]), "pickup-collision")
    assert not found(stand(PICKUP), "pickup-collision")


def test_chords_may_ring_into_each_other() -> None:
    assert not found(stand(PICKUP, role="harmony", before=[(144, 48, 67)]), "pickup-collision")


def test_a_pickup_longer_than_what_the_lane_played_before_meets_only_that() -> None:
    long = stand([(-60, 60, 64), *line(67, 65)], bars=1, before=[(0, 48, 67)])
    (finding,) = found(long, "pickup-collision")
    assert finding.measure.value == BAR
    assert not found(stand([(-60, 12, 64), *line(67, 65)], bars=1, before=[(0, 48, 67)]), "pickup-collision")


def test_a_pickup_in_three_four_time() -> None:
    case = stand(PICKUP, meter=WALTZ, strictness="free", before=[(108, 36, 67)])
    assert found(case, "pickup-collision")
