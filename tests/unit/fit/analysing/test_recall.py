"""A finder is asked again when something that it looked at is another object, and only then."""

from collections.abc import Iterator

from msgspec.structs import replace

from arrangeboard.fit.analysing.recall import Recall
from arrangeboard.fit.case import Case
from arrangeboard.fit.cases import case_at
from arrangeboard.fit.company import Company
from arrangeboard.fit.finding import Finding, Measure
from tests.unit.fit.trio import CHORUS, SONG, VOICE

FOUND = case_at(SONG, SONG.arrangement, 1, SONG.lanes[0], SONG.sections[CHORUS].parts[VOICE][0])
assert FOUND is not None
CASE = FOUND


class Finder:
    """Counts how often it is asked; looks at the company, at the slot before, or at neither."""

    def __init__(self, *looks: str) -> None:
        self.times, self._looks = 0, looks

    def __call__(self, case: Case) -> Iterator[Finding]:
        self.times += 1
        for look in self._looks:
            getattr(case.spot, look)
        yield Finding("rub", "mild", 0.5, case.spot.start, case.spot.end, Measure("rub", 1, 0, 95))


def asked(finder: Finder, *cases: Case) -> int:
    recall = Recall()
    for case in cases:
        assert [one.code for one in recall.ask(finder, case)] == ["rub"]
    return finder.times


def with_company(case: Case) -> Case:
    return replace(case, spot=replace(case.spot, company=Company()))


def test_who_looks_at_the_notes_alone_is_asked_once() -> None:
    assert asked(Finder(), CASE, with_company(CASE), replace(CASE, spot=replace(CASE.spot, before=None))) == 1


def test_who_looks_at_the_company_is_asked_again_for_another_one() -> None:
    assert asked(Finder("company"), CASE, CASE, with_company(CASE)) == 2
    assert asked(Finder("before"), CASE, with_company(CASE)) == 1


def test_who_looks_at_the_chords_is_asked_again_for_others() -> None:
    reharmonised = replace(CASE, spot=replace(CASE.spot, ground=replace(CASE.spot.ground)))
    assert asked(Finder("ground"), CASE, reharmonised, reharmonised) == 2
    assert asked(Finder("company"), CASE, reharmonised) == 1


def test_who_looks_at_the_slots_beside_is_asked_again_for_others() -> None:
    alone = replace(CASE, spot=replace(CASE.spot, before=None))
    assert asked(Finder("before", "after"), CASE, alone, alone, CASE) == 3
