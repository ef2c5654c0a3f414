"""One score: what counts against a part lowers it, what is meant so or only observed does not."""

import pytest
from msgspec.structs import replace

from arrangeboard.fit.finding import Finding, Grade, Measure
from arrangeboard.fit.verdict import DOES_NOT_FIT, Verdict, among_real_parts


def finding(grade: Grade, weight: float, *, guessed: bool = False, code: str = "rub") -> Finding:
    return Finding(code, grade, weight, 0, 48, Measure("rub", 20, 12, 95), guessed=guessed)


STRONG, MILD = finding("strong", 0.6), finding("mild", 0.25)


@pytest.mark.parametrize(
    ("findings", "fit"),
    [
        ((), 85),
        ((MILD,), 12),
        ((finding("mild", 0.15),), 16),
        ((MILD, MILD), 10),
        ((STRONG,), 2),
        ((STRONG, MILD, MILD), 1),
        ((finding("strong", 0.3, guessed=True),), 10),
        ((finding("note", 0.4),), 85),
        ((finding("mild", 0.4, code="unlikely"),), 85),
    ],
)
def test_a_part_scores_no_better_than_real_parts_with_as_much_against_them(
    findings: tuple[Finding, ...], fit: int
) -> None:
    assert among_real_parts(85, findings) == fit


def test_a_low_score_stays_and_none_stays_none() -> None:
    assert among_real_parts(2, (MILD,)) == 2
    assert among_real_parts(None, (STRONG,)) is None


def test_what_is_meant_so_gives_the_score_back() -> None:
    assert among_real_parts(85, (replace(STRONG, accepted=True),)) == 85
    assert among_real_parts(85, (replace(STRONG, accepted=True), MILD)) == 12


@pytest.mark.parametrize("findings", [(), (MILD,), (MILD,) * 5, (STRONG,), (STRONG, MILD)])
def test_figure_and_word_agree(findings: tuple[Finding, ...]) -> None:
    fit = among_real_parts(99, findings)
    verdict = Verdict(fit, findings)
    assert fit is not None
    assert (verdict.standing == "does-not-fit") == (fit < DOES_NOT_FIT)
    assert (verdict.standing == "fits") == (not findings)
