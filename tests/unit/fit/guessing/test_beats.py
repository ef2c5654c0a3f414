"""What each beat sounds: shares of pitch classes, and the lowest note."""

import pytest

from arrangeboard.fit.guessing.beats import BAR_LINE, BEAT, HALF_BAR, LaneNotes, beats_of, grouped_beats
from arrangeboard.song.values import Meter, Note
from tests.unit.fit.guessing.band import grid


def test_a_beat_tells_the_share_of_each_pitch_class_and_the_lowest_note() -> None:
    lane = LaneNotes((Note(0, 960, 36), Note(0, 480, 64), Note(480, 480, 67)))

    first, second, *_ = beats_of([lane], grid(1))

    assert (first.shares[0], first.shares[4], first.shares[7]) == (0.5, 0.25, 0.25)
    assert first.bass[0] == 1
    assert first.first_bass == 0
    assert second.is_silent
    assert second.first_bass is None


def test_a_note_that_rings_on_sounds_in_later_beats_but_not_beyond_the_section() -> None:
    beats = beats_of([LaneNotes((Note(1920, 9600, 60),))], grid(1))

    assert [beat.is_silent for beat in beats] == [True, True, False, False]


def test_a_pickup_before_the_section_is_no_part_of_it_but_what_rings_into_it_is() -> None:
    beats = beats_of([LaneNotes((Note(-960, 960, 60), Note(-480, 1440, 64)))], grid(1))

    assert beats[0].shares[0] == 0
    assert beats[0].shares[4] == 1


def test_a_tune_counts_half_beside_what_accompanies_it() -> None:
    held, sung = LaneNotes((Note(0, 960, 60),)), LaneNotes((Note(0, 960, 74),), is_tune=True)

    beat = beats_of([held, sung], grid(1))[0]

    assert beat.shares[0] == 2 * beat.shares[2]


@pytest.mark.parametrize(
    ("meter", "levels"),
    [
        (Meter(4, 4), [BAR_LINE, BEAT, HALF_BAR, BEAT]),
        (Meter(3, 4), [BAR_LINE, BEAT, BEAT]),
        (Meter(6, 8), [BAR_LINE, HALF_BAR]),
        (Meter(2, 2), [BAR_LINE, HALF_BAR]),
        (Meter(5, 4), [BAR_LINE, BEAT, BEAT, HALF_BAR, BEAT]),
    ],
)
def test_bars_are_felt_in_beats_with_a_half_where_they_have_one(meter: Meter, levels: list[int]) -> None:
    assert [beat.level for beat in beats_of([], grid(1, meter))] == levels


@pytest.mark.parametrize("numerator", range(1, 17))
@pytest.mark.parametrize("denominator", [1, 2, 4, 8, 16, 32, 64])
def test_the_beats_of_any_meter_fill_its_bar(numerator: int, denominator: int) -> None:
    lengths, _ = grouped_beats(Meter(numerator, denominator))

    assert sum(lengths) == 3840 * numerator // denominator
    assert min(lengths) > 0
