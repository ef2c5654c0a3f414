"""Each idea measures what it says."""

import math

import pytest

from arrangeboard.fit.company import Voice, company
from arrangeboard.fit.figure import Figure, figure_of_notes
from arrangeboard.fit.ground import Ground, ground
from arrangeboard.fit.measuring.ideas import NAMES, measures
from arrangeboard.fit.spot import Spot
from arrangeboard.song.bars import bar_grid
from arrangeboard.song.ids import LaneId
from arrangeboard.song.values import Chord, Meter, Note

BAR = 3840


def tune(*notes: tuple[float, float, int], bars: int = 2) -> Figure:
    """Start and length in quarters, and pitch."""
    written = (Note(round(960 * start), round(960 * length), pitch) for start, length, pitch in notes)
    return figure_of_notes(written, bars * BAR)


def place(*symbols: str, bars: int = 2, key: str | None = "C") -> Ground:
    """A chord each two quarters."""
    chords = tuple(Chord(1920 * index, symbol) for index, symbol in enumerate(symbols))
    return ground(bar_grid(bars, (), Meter()), chords, key)


def measure(figure: Figure, spot: Spot, idea: str, name: str) -> float:
    return dict(measures(figure, spot))[idea][NAMES[idea].index(name)]


def alone(figure: Figure, stage: Ground) -> Spot:
    return Spot(stage, 0, figure.steps)


def chord_measure(figure: Figure, name: str, *symbols: str) -> float:
    return measure(figure, alone(figure, place(*symbols)), "chords", name)


def test_every_idea_measures_as_many_figures_as_it_has_names() -> None:
    figure = tune((0, 1, 60), (1, 1, 62), (4, 2, 64))
    others = company((Voice(LaneId(1), "harmony", tune((0, 4, 48), (4, 4, 55))),))
    stage = place("C", "C", "F", "G")
    beside = tune((0, 2, 60), (4, 1, 64))
    full = Spot(stage, 0, figure.steps, company=others, before=beside, after=beside)
    said = dict(measures(figure, full))
    assert set(said) == set(NAMES)
    assert all(len(values) == len(NAMES[idea]) for idea, values in said.items())


def test_without_chords_key_and_company_only_metre_and_phrases_speak() -> None:
    figure = tune((0, 1, 60))
    assert set(dict(measures(figure, alone(figure, place(key=None))))) == {"metre", "phrases"}


def test_tones_are_shares_of_time_and_of_onsets() -> None:
    figure = tune((0, 3, 60), (3, 1, 62))
    assert chord_measure(figure, "tones-time", "C") == 0.75
    assert chord_measure(figure, "tones-onsets", "C") == 0.5
    assert chord_measure(figure, "tones-last", "C") == 0


def test_a_note_that_comes_before_its_chord_is_ahead() -> None:
    assert chord_measure(tune((1.5, 0.5, 65)), "ahead", "C", "F") == 1
    assert chord_measure(tune((0.5, 0.5, 65)), "ahead", "C", "F") == 0


def test_a_tone_that_the_last_chord_had_not_is_fresh() -> None:
    assert chord_measure(tune((2, 1, 65)), "fresh-at-changes", "C", "F", "F", "F") == 1
    assert chord_measure(tune((2, 1, 60)), "fresh-at-changes", "C", "F", "F", "F") == 0


def test_a_semitone_above_a_chord_tone_is_told_from_other_strangers() -> None:
    assert chord_measure(tune((0, 1, 65)), "above", "C") == 1
    assert chord_measure(tune((0, 1, 62)), "above", "C") == 0


@pytest.mark.parametrize(
    ("following", "name"),
    [(64, "other-resolved"), (67, "other-left"), (62, "other-repeated"), (None, "other-left")],
)
def test_what_a_stranger_does_next_is_told(following: int | None, name: str) -> None:
    further = () if following is None else ((1.0, 1.0, following),)
    assert chord_measure(tune((0, 1, 62), *further), name, "C") > 0


def test_degrees_are_told_by_the_chords_quality() -> None:
    assert chord_measure(tune((0, 1, 64)), "major-4", "C") == 1
    assert chord_measure(tune((0, 1, 60)), "minor-3", "Am") == 1
    assert chord_measure(tune((0, 1, 65)), "open-5", "Csus4") == 1


def test_a_key_knows_its_scale_and_strangers_to_it_and_to_the_chord() -> None:
    spot = alone(tune((0, 1, 60), (1, 1, 61)), place("C"))
    figure = tune((0, 1, 60), (1, 1, 61))
    assert measure(figure, spot, "key", "scale") == 0.5
    assert measure(figure, spot, "key", "outside") == 0.5
    assert measure(tune((0, 1, 64)), alone(tune((0, 1, 64)), place("E")), "key", "time-4") == 1


def test_metre_tells_where_long_notes_begin_and_how_it_ends() -> None:
    figure = tune((0, 0.5, 60), (1, 2, 62), (4, 2, 64))
    spot = alone(figure, place("C"))
    assert measure(figure, spot, "metre", "long-bar") == 0.5
    assert measure(figure, spot, "metre", "long-beat") == 0.5
    assert measure(figure, spot, "metre", "silence-at-end") == 0.5
    assert measure(figure, spot, "metre", "first-at") == 0


def test_repetition_is_told_apart_where_chords_repeat_and_where_they_do_not() -> None:
    again = tune((0, 1, 60), (1, 1, 64), (4, 1, 60), (5, 1, 64))
    same, other = place("C", "C", "C", "C"), place("C", "C", "F", "F")
    assert measure(again, alone(again, same), "repetition", "pitches-same-1") == 1
    assert measure(again, alone(again, other), "repetition", "pitches-other-1") == 1
    assert math.isnan(measure(again, alone(again, other), "repetition", "pitches-same-1"))


def test_company_is_agreed_with_or_rubbed_against() -> None:
    others = company((Voice(LaneId(1), "harmony", tune((0, 4, 60))),))
    spot = Spot(place("C"), 0, 96, company=others)
    assert measure(tune((0, 1, 72)), spot, "company", "agree-time") == 1
    assert measure(tune((0, 1, 72)), spot, "company", "doubled") == 1
    assert measure(tune((0, 1, 61)), spot, "company", "beside-time") == 1
    assert measure(tune((1, 1, 72)), spot, "company", "coincide") == 0


def test_neighbours_that_play_the_same_bars_are_alike() -> None:
    figure = tune((0, 1, 60), (1, 0.5, 62), (2, 1, 64), (4, 1, 65))
    longer = tune((0, 1, 60), (1, 0.5, 62), (2, 1, 64), (4, 2, 65))
    other = tune((0, 4, 50), (5, 3, 57))
    both = Spot(place("C"), 0, 96, before=longer, after=other)
    assert measure(figure, both, "before", "pitches-likest") == 1
    assert measure(figure, both, "before", "rhythm-from-front") == 1
    assert measure(figure, both, "after", "pitches-likest") == 0
    assert measure(figure, both, "after", "join") == 14
    assert measure(figure, both, "before", "join") == 5


def test_degrees_of_the_key_that_the_chord_has_not_are_told_apart() -> None:
    figure = tune((0, 1, 60), (2, 1, 60))
    spot = alone(figure, place("C", "G", "C", "C"))
    assert measure(figure, spot, "key", "time-0") == 1
    assert measure(figure, spot, "key", "other-0") == 0.5


def test_degrees_of_a_minor_key_count_from_its_relative_major() -> None:
    figure = tune((0, 1, 69))
    spot = alone(figure, place("Am", key="Am"))
    assert measure(figure, spot, "key", "time-9") == 1


def test_phrases_tell_in_which_half_bar_of_four_bars_notes_begin_and_close() -> None:
    figure = tune((0, 1, 60), (1, 1, 62), (6, 1, 64))
    spot = alone(figure, place("C"))
    assert measure(figure, spot, "phrases", "onsets-4") == pytest.approx(1 / 3)
    assert measure(figure, spot, "phrases", "closings-1") == 0.5
    assert measure(figure, spot, "phrases", "closings-4") == 0.5


def test_a_part_does_not_vouch_for_itself() -> None:
    figure = tune((0, 1, 60), (1, 1, 62))
    again = tune((0, 1, 60), (1, 1, 62))
    assert "before" not in dict(measures(figure, Spot(place("C"), 0, 96, before=again)))


def test_a_part_with_no_note_of_its_own_inside_is_like_no_bar_and_unlike_none() -> None:
    pickup_alone = tune((3, 1, 60))
    spot = Spot(place("C"), 48, 96, before=tune((0, 1, 60), (4, 1, 64)))
    assert math.isnan(measure(pickup_alone, spot, "before", "rhythm-likest"))
    assert measure(pickup_alone, spot, "before", "join") == 4
