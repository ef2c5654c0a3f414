"""The judge: a percentile among true parts, and what each idea adds."""

import pytest

from arrangeboard.fit.figure import Figure, figure_of_notes, transposed
from arrangeboard.fit.ground import ground
from arrangeboard.fit.measuring.ideas import NAMES
from arrangeboard.fit.score import judged
from arrangeboard.fit.spot import Spot
from arrangeboard.fit.weights import learned, percentile_of
from arrangeboard.song.bars import bar_grid
from arrangeboard.song.values import Chord, Meter, Note, Role

CHORDS = ("C", "Am", "F", "G")
TUNE = (64, 67, 72, 71, 69, 72, 69, 67, 65, 69, 72, 69, 67, 71, 67, 67)


def line(*pitches: int) -> Figure:
    """Quarters, four bars of them."""
    return figure_of_notes((Note(960 * at, 960, pitch) for at, pitch in enumerate(pitches)), 4 * 3840)


def stage(*symbols: str, key: str | None = "C", role: Role = "melody", guessed: bool = False) -> Spot:
    chords = tuple(Chord(3840 * bar, symbol, guessed) for bar, symbol in enumerate(symbols))
    place = ground(bar_grid(4, (), Meter()), chords, key)
    return Spot(place, 0, place.steps, role=role)


def test_a_tune_on_its_chords_belongs_and_a_semitone_beside_it_does_not() -> None:
    spot = stage(*CHORDS)
    true, moved = judged(line(*TUNE), spot), judged(transposed(line(*TUNE), 1), spot)
    assert true.percentile is not None
    assert moved.percentile is not None
    assert true.percentile > 40
    assert moved.percentile < 5
    assert true.value > moved.value


def test_silence_and_drums_are_not_judged() -> None:
    assert judged(Figure(192), stage(*CHORDS)).percentile is None
    beat = figure_of_notes((Note(0, 960, 36),), 4 * 3840, drums=True)
    assert judged(beat, stage(*CHORDS)).percentile is None


def test_without_chords_there_is_a_value_and_no_percentile() -> None:
    judgement = judged(line(*TUNE), stage())
    assert judgement.percentile is None
    assert judgement.value != judged(transposed(line(*TUNE), 1), stage()).value


def test_a_place_that_nothing_is_known_of_is_no_error() -> None:
    assert judged(line(*TUNE), stage(key=None)).percentile is None
    assert set(judged(line(*TUNE), stage(key=None)).reasons) == {"metre", "phrases"}


def test_the_reasons_add_up_to_the_value() -> None:
    judgement = judged(line(*TUNE), stage(*CHORDS))
    assert sum(judgement.reasons.values()) == pytest.approx(judgement.value)
    assert judgement.reasons["chords"] > judged(transposed(line(*TUNE), 1), stage(*CHORDS)).reasons["chords"]


@pytest.mark.parametrize("role", ["melody", "counter-melody", "harmony", "bass"])
def test_a_role_that_true_parts_are_known_of_has_a_percentile(role: Role) -> None:
    percentile = judged(line(*TUNE), stage(*CHORDS, role=role)).percentile
    assert percentile is not None
    assert 0 <= percentile <= 99


@pytest.mark.parametrize("role", ["rhythm", "texture"])
def test_rhythm_and_texture_have_a_value_alone(role: Role) -> None:
    judgement = judged(line(*TUNE), stage(*CHORDS, role=role))
    assert judgement.percentile is None
    assert judgement.reasons


def test_how_much_rests_on_guessed_chords_is_told() -> None:
    assert judged(line(*TUNE), stage(*CHORDS, guessed=True)).guessed == 1
    assert judged(line(*TUNE), stage(*CHORDS)).guessed == 0


def test_the_table_weighs_every_measure_in_its_order_and_says_where_it_is_from() -> None:
    table = learned()
    assert {idea: tuple(weights) for idea, weights in table.ideas.items()} == NAMES
    assert "POP909" in table.source
    assert "MIT" in table.source
    assert table.obtained


def test_the_table_can_be_read_and_no_weight_stands_on_next_to_nothing() -> None:
    weights = [one.weight for table in learned().ideas.values() for one in table.values()]
    assert len(weights) < 200
    assert max(map(abs, weights)) < 10


def test_anchors_rise() -> None:
    for roles in (learned().company, learned().alone):
        for anchors in roles.values():
            assert list(anchors) == sorted(anchors)
            assert [percent for _, percent in anchors] == sorted({percent for _, percent in anchors})


def test_percentile_of_anchors_the_percentage_lies_on_a_line() -> None:
    anchors = ((0.0, 1.0), (1.0, 10.0), (2.0, 99.0))
    assert [percentile_of(value, anchors) for value in (-1.0, 0.5, 1.0, 3.0)] == [0, 5, 10, 99]


def test_neighbours_speak_of_lines_and_not_of_chords() -> None:
    place = stage(*CHORDS).ground
    other = line(*reversed(TUNE))
    assert "before" in judged(line(*TUNE), Spot(place, 0, place.steps, before=other)).reasons
    assert "before" not in judged(line(*TUNE), Spot(place, 0, place.steps, "harmony", before=other)).reasons
