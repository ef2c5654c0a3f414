"""Questions become figures and spots, whatever the file writes them in."""

import pytest
from msgspec import convert

from arrangeboard.fit.puzzle.accuracy import gain, point, share_of
from arrangeboard.fit.puzzle.answering import SILENT, answered
from arrangeboard.fit.puzzle.question import Question, figures_of, key_named, readable, spot_of

TUNE = [[0, 480, 64], [480, 480, 67], [960, 480, 72], [1440, 480, 71]]


def asked(**fields: object) -> Question:
    usual = {"id": "one", "bars": 1, "key": "C major", "chords": [[0, "C"]], "candidates": [TUNE]}
    return convert({**usual, **fields}, type=Question)


def test_a_question_becomes_a_figure_as_long_as_its_bars() -> None:
    question = asked(bars=2)
    assert [figure.steps for figure in figures_of(question)] == [96]
    assert spot_of(question).ground.steps == 96


def test_ticks_of_any_division_mean_the_same() -> None:
    coarse = [[at // 4, length // 4, pitch] for at, length, pitch in TUNE]
    assert figures_of(asked()) == figures_of(asked(ticks_per_quarter=120, candidates=[coarse]))


@pytest.mark.parametrize(("meter", "steps"), [("3/4", 36), ("6/8", 36), ("12/8", 72), ("free", 48)])
def test_other_metres_have_bars_of_their_own(meter: str, steps: int) -> None:
    assert spot_of(asked(meter=meter)).ground.steps == steps


def test_a_question_without_bars_is_as_long_as_its_candidates() -> None:
    assert spot_of(asked(bars=0, candidates=[[[1920, 480, 60]]])).ground.steps == 96


@pytest.mark.parametrize(
    ("symbol", "read"),
    [("A:min7", "Amin7"), ("C:maj", "Cmaj"), ("G:7/b7", "G7"), ("Q17", ""), (None, ""), ("F/A", "F/A")],
)
def test_symbols_of_other_corpora_are_read_as_far_as_possible(symbol: str | None, read: str) -> None:
    assert readable(symbol) == read


def test_an_unreadable_chord_is_unknown_there() -> None:
    assert spot_of(asked(chords=[[0, "???"], [960, "F"]])).ground.known.bit_count() == 24


@pytest.mark.parametrize(
    ("name", "key"), [("F# major", "F#"), ("Bb minor", "Bbm"), ("D# minor", "D#m"), ("?", None), (None, None)]
)
def test_keys_are_read_by_name(name: str | None, key: str | None) -> None:
    assert key_named(name) == key


def test_context_that_is_absent_is_no_error() -> None:
    bare = Question("bare", ((),), chords=(), key=None)
    assert answered(bare) == ([SILENT], [0.0])
    scores, plain = answered(asked(key=None, chords=[], others=[{"role": "harmony", "notes": []}]))
    assert len(scores) == len(plain) == 1


def test_neighbours_and_other_lanes_come_along() -> None:
    lanes = [{"role": "harmony", "notes": [[0, 1920, 48, 90]]}]
    spot = spot_of(asked(before={"bars": 1, "notes": TUNE}, others=lanes))
    assert spot.before is not None
    assert spot.before.steps == 48
    assert spot.after is None
    assert spot.company.sounding[0]


def test_the_true_tune_beats_one_beside_the_chords_and_silence() -> None:
    beside = [[at, length, pitch + 1] for at, length, pitch in TUNE]
    scores, plain = answered(asked(candidates=[beside, TUNE, []]))
    assert max(scores) == scores[1]
    assert scores[2] == SILENT
    assert plain == [0.25, 0.75, 0.0]


def test_the_answer_changes_no_score() -> None:
    assert answered(asked(answer=0, candidates=[TUNE, TUNE[:2]])) == answered(
        asked(answer=1, candidates=[TUNE, TUNE[:2]])
    )


def test_ties_share_the_point() -> None:
    assert point([1.0, 2.0, 2.0], 2) == 0.5
    assert point([1.0, 2.0, 2.0], 0) == 0


def test_intervals_hold_the_share_and_the_gain() -> None:
    share, more = share_of([1.0] * 75 + [0.0] * 25), gain([1.0, 1.0, 0.0, 1.0], [0.0, 1.0, 0.0, 1.0])
    assert (round(share.low, 3), share.value, round(share.high, 3)) == (0.657, 0.75, 0.825)
    assert more.value == 0.25
    assert more.low < 0.25 < more.high
