"""What a verdict comes to in words: a figure among real parts, an excuse, or a few words for the ear."""

import pytest
from msgspec.structs import replace

from arrangeboard.app.fit.speaking import spoken_verdict
from arrangeboard.app.fit.summing_up import standings, summed_up, why_unjudged
from arrangeboard.board.badges import badge_of
from arrangeboard.fit.finding import Finding, Grade, Measure
from arrangeboard.fit.verdict import Verdict
from arrangeboard.song.values import Note, Strictness, Written
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


def test_what_is_too_long_to_be_judged_is_told_so() -> None:
    song = small_song()
    chorus = replace(song.sections[CHORUS], bars=257)
    long = replace(song, sections={**song.sections, CHORUS: chorus})
    assert why_unjudged(long, CHORUS, VOCAL) == "fit-unjudged-long-section"
    (part,) = song.sections[CHORUS].parts[VOCAL]
    assert part.piece is not None
    notes = Written(tuple(Note(tick, 1, 60) for tick in range(4097)))
    pieces = {**song.pieces, part.piece: replace(song.pieces[part.piece], content=notes)}
    assert why_unjudged(replace(song, pieces=pieces), CHORUS, VOCAL) == "fit-unjudged-many-notes"


@pytest.mark.parametrize(
    ("verdict", "words"),
    [
        (None, ""),
        (Verdict(92), "fits 92"),
        (Verdict(92, (finding("mild"),)), "fits 92, 1 finding"),
        (Verdict(3, (finding(),)), "does not fit, score 3, 1 finding"),
        (Verdict(5, (finding("mild"),)), "does not fit, score 5, 1 finding"),
        (Verdict(5, score_counts=False), "score 5"),
        (Verdict(None, (finding(), finding("mild"))), "2 findings"),
        (Verdict(5, (finding(accepted=True),)), "score 5, as meant"),
        (Verdict(50, (finding("note"),)), "fits 50"),
    ],
)
def test_a_screen_reader_is_told_in_a_few_words(verdict: Verdict | None, words: str) -> None:
    assert spoken_verdict(verdict) == words


@pytest.mark.parametrize("fit", [None, 3, 10, 60])
@pytest.mark.parametrize("counts", [True, False])
@pytest.mark.parametrize("grade", [None, "note", "mild", "strong"])
@pytest.mark.parametrize("accepted", [True, False])
def test_score_line_badge_and_speech_do_not_contradict_each_other(
    fit: int | None, counts: bool, grade: Grade | None, accepted: bool
) -> None:
    findings = () if grade is None else (finding(grade, accepted=accepted),)
    verdict = Verdict(fit, findings, score_counts=counts)
    does_not = verdict.standing == "does-not-fit"
    line, spoken = summed_up(verdict), spoken_verdict(verdict)
    assert line.startswith("Fits") <= (verdict.standing != "does-not-fit")
    assert line.startswith("Does not fit") <= does_not
    assert line.startswith("As meant") <= (verdict.standing == "as-meant")
    assert spoken.startswith("fits") <= (not does_not)
    assert spoken.startswith("does not fit") == (does_not and fit is not None)
    if findings:
        strictness: Strictness = "usual" if counts else "free"
        assert (badge_of(verdict, strictness) == "strong") == does_not or not verdict.counting


def test_several_parts_are_counted_by_how_they_stand() -> None:
    verdicts = [Verdict(80), Verdict(60), Verdict(3, (finding(),)), Verdict()]
    assert standings(verdicts) == "4 parts: 2 fit, 1 does not fit, 1 is not judged."
    assert standings([Verdict(80)]) == "1 part: 1 fits."
    assert standings([]) == ""
