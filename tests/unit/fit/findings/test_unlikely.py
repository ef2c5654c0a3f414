"""A low score that no other finding explains."""

import pytest
from msgspec.structs import replace

from arrangeboard.fit.case import Case
from arrangeboard.fit.measuring.ideas import NAMES
from arrangeboard.fit.score import Judgement, judged
from arrangeboard.fit.verdict import verdict
from arrangeboard.fit.weights import typical
from arrangeboard.song.values import Role, Strictness
from tests.unit.fit.findings.stands import WALTZ, assert_can_be_meant, found, line, stand

CHORDS = ("C", "Am", "F", "G")
TUNE = line(60, 64, 67, 64, 69, 72, 76, 72, 65, 69, 72, 69, 67, 71, 74, 67)
SIXTEENTH = 3
ASTRAY = [
    (start * SIXTEENTH, lasts * SIXTEENTH, pitch)
    for start, lasts, pitch in (
        *((0, 2, 67), (5, 3, 64), (8, 2, 64), (10, 2, 64), (12, 4, 65)),
        *((18, 8, 74), (26, 3, 69), (29, 3, 64), (32, 4, 64), (36, 6, 69)),
        *((42, 2, 60), (44, 2, 69), (46, 6, 65), (54, 8, 64), (62, 2, 67)),
    )
]
"""Six in ten of its time on chord tones, so nothing else is to be said; and its long notes on the rest."""


def scored(fit: int, *, role: Role = "melody", strictness: Strictness = "usual", guessed: float = 0) -> Case:
    """A tune that nothing is found about, with a score."""
    judgement = Judgement(-1.0, fit, guessed, {"chords": 0.5, "metre": -3.0, "phrases": -0.4})
    return replace(stand(TUNE, chords=CHORDS, role=role, strictness=strictness), judgement=judgement)


def weighed(case: Case) -> Case:
    """The case with the score that the judge gives it."""
    return replace(case, judgement=judged(case.figure, case.spot))


def test_a_tune_that_scores_low_is_told_of_where_nothing_else_is() -> None:
    case = weighed(stand(ASTRAY, chords=CHORDS))
    assert {one.code for one in verdict(case).counting} == {"unlikely"}
    (finding,) = found(case, "unlikely")
    assert (finding.grade, finding.start, finding.end) == ("mild", 0, case.spot.ground.steps)
    assert finding.measure.value == case.judgement.percentile
    assert verdict(case).standing == "does-not-fit"
    assert_can_be_meant(case, "unlikely")


def test_one_that_belongs_is_not() -> None:
    assert not found(weighed(stand(TUNE, chords=CHORDS)), "unlikely")


def test_below_ten_of_a_hundred_it_is_told_and_below_twenty_in_a_strict_song() -> None:
    assert found(scored(9), "unlikely")
    assert not found(scored(10), "unlikely")
    assert found(scored(19, strictness="strict"), "unlikely")
    assert not found(scored(20, strictness="strict"), "unlikely")


def test_a_free_song_hears_nothing_of_it_and_is_not_blamed() -> None:
    heard = verdict(scored(2, strictness="free"))
    assert not heard.findings
    assert heard.standing == "not-judged"


def test_what_speaks_most_against_it_is_what_falls_shortest_of_true_parts() -> None:
    assert found(scored(3), "unlikely")[0].values == {"idea": "metre"}
    harmony = scored(3, role="harmony")
    usual = typical("harmony")
    judgement = replace(harmony.judgement, reasons={"chords": 0.0, "metre": usual["metre"] - 0.1})
    (finding,) = found(replace(harmony, judgement=judgement), "unlikely")
    assert finding.values == {"idea": "chords"}


def test_a_score_on_guessed_chords_weighs_half() -> None:
    (sure,), (unsure,) = found(scored(3), "unlikely"), found(scored(3, guessed=0.8), "unlikely")
    assert (sure.guessed, unsure.guessed) == (False, True)
    assert unsure.weight == pytest.approx(sure.weight / 2, abs=0.001)


def test_another_finding_says_more_even_one_that_is_meant_so() -> None:
    judgement = Judgement(-1.0, 3, 0, {"chords": -1.0})
    for meant in ((), ("length",)):
        cut = stand(TUNE[:12], chords=CHORDS, bars=4, piece_steps=144, meant=meant)
        codes = {one.code for one in verdict(replace(cut, judgement=judgement)).findings}
        assert "length" in codes
        assert "unlikely" not in codes


def test_colour_and_drums_are_not_held_to_the_scores_of_tunes() -> None:
    assert not found(scored(1, role="texture"), "unlikely")
    assert verdict(scored(1, role="texture")).standing == "not-judged"


def test_a_waltz_is_held_to_its_own_bars() -> None:
    waltz = line(60, 64, 67, 69, 72, 69, 65, 69, 72, 67, 71, 67)
    assert not found(weighed(stand(waltz, chords=CHORDS, meter=WALTZ)), "unlikely")
    astray = line(69, 60, 64, 65, 57, 64, 74, 64, 72, 65, 67, 69)
    assert found(weighed(stand(astray, chords=CHORDS, meter=WALTZ)), "unlikely")


@pytest.mark.parametrize("role", ["melody", "counter-melody", "harmony", "bass"])
def test_it_is_known_of_every_role_what_each_idea_adds(role: str) -> None:
    ideas = set(NAMES)
    assert typical(role).keys() >= ideas - {"before", "after"}
