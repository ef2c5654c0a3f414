"""What a verdict comes to in words: a figure among real parts, an excuse, or a few words for the ear."""

import pytest
from msgspec.structs import replace

from arrangeboard.app.fit.speaking import spoken_verdict
from arrangeboard.app.fit.summing_up import standings, summed_up, why_unjudged
from arrangeboard.fit.finding import Finding, Grade, Measure
from arrangeboard.fit.verdict import Verdict
from tests.unit.board.songs import CHORUS, DRUMS, VERSE, VOCAL, small_song


def finding(grade: Grade = "strong", *, accepted: bool = False) -> Finding:
    return Finding("rub", grade, 0.5, 0, 48, Measure("rub", 20, 12, 95), accepted=accepted)


@pytest.mark.parametrize(
    ("fit", "words"),
    [
        (72, "Fits better than 72 of 100 real parts."),
        (10, "Fits better than 10 of 100 real parts."),
        (9, "Does not fit: 91 of 100 real parts fit better."),
        (0, "Does not fit: 99 of 100 real parts fit better."),
        (None, ""),
    ],
)
def test_below_ten_of_a_hundred_it_does_not_fit(fit: int | None, words: str) -> None:
    assert summed_up(Verdict(fit)) == words


def test_what_is_meant_so_is_told_without_blame() -> None:
    assert summed_up(Verdict(4, (finding(accepted=True),))).startswith("As meant")
    assert summed_up(Verdict(4, (finding(accepted=True), finding()))).startswith("Does not fit")


def test_a_part_without_a_score_is_told_why() -> None:
    song = small_song()
    assert why_unjudged(song, VERSE, DRUMS) == "fit-unjudged-drums"
    assert why_unjudged(song, CHORUS, VOCAL) == "fit-unjudged-chords"
    assert why_unjudged(song, VERSE, VOCAL) == "fit-unjudged-silence"
    chorus = replace(song.sections[CHORUS], chords=song.sections[VERSE].chords)
    with_chords = replace(song, sections={**song.sections, CHORUS: chorus})
    assert why_unjudged(with_chords, CHORUS, VOCAL) == "fit-unjudged-silence"


@pytest.mark.parametrize(
    ("verdict", "words"),
    [
        (None, ""),
        (Verdict(92), "fits 92"),
        (Verdict(92, (finding(),)), "fits 92, 1 finding"),
        (Verdict(None, (finding(), finding("mild"))), "2 findings"),
        (Verdict(5, (finding(accepted=True),)), "fits 5, as meant"),
        (Verdict(50, (finding("note"),)), "fits 50"),
    ],
)
def test_a_screen_reader_is_told_in_a_few_words(verdict: Verdict | None, words: str) -> None:
    assert spoken_verdict(verdict) == words


def test_several_parts_are_counted_by_how_they_stand() -> None:
    verdicts = [Verdict(80), Verdict(60), Verdict(3, (finding(),)), Verdict()]
    assert standings(verdicts) == "Do not fit: 1. Fit: 2. Not judged: 1."
