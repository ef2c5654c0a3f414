"""Sections are proposed where the music changes, and always somewhere."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arrangeboard.theory.bar_texture import LaneOnsets
from arrangeboard.theory.texture import propose_sections

BAR = 3840


def lane(bars: range, *pitches: int, step: int = 960) -> LaneOnsets:
    """Notes every `step` ticks in these bars, going round the pitches."""
    starts = [bar * BAR + tick for bar in bars for tick in range(0, BAR, step)]
    return LaneOnsets(starts, [pitches[place % len(pitches)] for place in range(len(starts))])


def lines(bars: int) -> list[int]:
    return [bar * BAR for bar in range(bars + 1)]


def lengths(lanes: list[LaneOnsets], bars: int) -> list[int]:
    return [one.end_bar - one.start_bar for one in propose_sections(lanes, lines(bars))]


def test_an_instrument_that_enters_begins_a_section() -> None:
    assert lengths([lane(range(24), 40, 43), lane(range(8, 24), 60, 64, 67)], 24) == [8, 16]


def test_an_instrument_that_leaves_begins_a_section() -> None:
    assert lengths([lane(range(20), 40, 43), lane(range(12), 60, 64, 67)], 20) == [12, 8]


def test_a_beat_twice_as_dense_begins_a_section() -> None:
    drums = lane(range(8), 36, 38), lane(range(8, 16), 36, 42, 38, 42, step=240)
    both = LaneOnsets([*drums[0].starts, *drums[1].starts], [*drums[0].pitches, *drums[1].pitches])
    assert lengths([both], 16) == [8, 8]


def test_material_that_comes_back_has_the_same_name() -> None:
    tune = [(bar * 7) % 12 + 60 for bar in range(8)]
    starts = [bar * BAR for bar in (*range(8), *range(16, 24))]
    other = LaneOnsets([bar * BAR + 480 for bar in range(8, 16)], [70] * 8)
    names = [one.name for one in propose_sections([LaneOnsets(starts, tune * 2), other], lines(24))]
    assert names == ["Part A", "Part B", "Part A"]


def test_a_thin_beginning_and_end_lead_in_and_out() -> None:
    band = [lane(range(4, 36), pitch, pitch + 3) for pitch in (40, 52, 60)]
    found = propose_sections([lane(range(4), 90), *band, lane(range(36, 40), 91)], lines(40))
    assert (found[0].name, found[0].kind, found[0].end_bar) == ("Intro", "intro", 4)
    assert (found[-1].name, found[-1].kind, found[-1].start_bar) == ("Outro", "outro", 36)


def test_a_long_silence_is_one_section() -> None:
    found = propose_sections([lane(range(8), 60), lane(range(208, 216), 60)], lines(216))
    assert max(one.end_bar - one.start_bar for one in found) == 200


@pytest.mark.parametrize("bars", [1, 2, 3, 5, 31, 33, 400])
def test_nothing_to_go_by_still_covers_every_bar(bars: int) -> None:
    assert sum(lengths([], bars)) == bars
    assert sum(lengths([lane(range(bars), 60)], bars)) == bars


@given(
    st.lists(st.lists(st.integers(0, 40 * BAR - 1), max_size=40), max_size=3),
    st.integers(1, 40),
)
def test_sections_follow_each_other_without_a_gap(starts: list[list[int]], bars: int) -> None:
    lanes = [LaneOnsets(sorted(own), [60 + place % 5 for place in range(len(own))]) for own in starts]
    found = propose_sections(lanes, lines(bars))
    borders = [0, *(one.end_bar for one in found)]
    assert [one.start_bar for one in found] == borders[:-1]
    assert borders[-1] == bars
    assert all(one.start_bar < one.end_bar for one in found)
