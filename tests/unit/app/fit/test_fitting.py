"""The analysis of an open song: at once what an edit touched, the rest as it is let advance."""

import pytest

from arrangeboard.app.document import Document
from arrangeboard.app.fit import fitting as fitting_module
from arrangeboard.app.fit.fitting import Fitting
from arrangeboard.fit.cases import At
from arrangeboard.fit.report import report
from arrangeboard.song.edits.parts import remove_parts
from arrangeboard.song.edits.sections import rename_section
from arrangeboard.song.ids import SectionId
from arrangeboard.song.values import Song
from tests.unit.board.songs import small_song


def first_judged(fitting: Fitting) -> At:
    return next(iter(fitting.report.verdicts))


def section_at(song: Song, at: At) -> SectionId:
    return next(slot.section for slot in song.arrangement.order if slot.id == at.slot)


@pytest.fixture
def document() -> Document:
    return Document(small_song())


@pytest.fixture
def fitting(document: Document) -> Fitting:
    made = Fitting(document)
    made.settle()
    return made


def remove(document: Document, at: At) -> None:
    place = section_at(document.song, at), at.lane, at.part
    document.apply("step-remove-parts", lambda song: remove_parts(song, [place]))


def full(document: Document) -> object:
    return report(document.song, document.song.arrangement)


def test_it_begins_only_when_it_is_let(document: Document) -> None:
    made = Fitting(document)
    assert not made.is_settled
    assert made.report.verdicts == {}
    made.settle()
    assert made.is_settled
    assert made.report == full(document)


def test_no_time_is_work_left_and_enough_of_it_is_none(document: Document) -> None:
    made = Fitting(document)
    assert made.advance(0.0)
    for _ in range(1000):
        if not made.advance(0.0):
            break
    assert made.report == full(document)


def test_an_edit_is_analysed_before_others_hear_of_it(document: Document, fitting: Fitting) -> None:
    at = first_judged(fitting)
    seen: list[bool] = []
    document.listen(lambda _: seen.append(fitting.report == full(document)))
    remove(document, at)
    assert seen == [True]
    assert fitting.verdict(at) is None


def test_news_are_told_by_advance_alone(document: Document, fitting: Fitting) -> None:
    told: list[frozenset[At]] = []
    stop = fitting.listen(told.append)
    at = first_judged(fitting)
    remove(document, at)
    assert told == []
    assert not fitting.is_settled
    assert not fitting.advance(1.0)
    assert len(told) == 1
    assert at in told[0]
    document.undo()
    stop()
    fitting.settle()
    assert len(told) == 1
    assert fitting.report == full(document)


def test_what_waits_is_left_to_later(
    document: Document, fitting: Fitting, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fitting_module, "AT_ONCE_S", 0.0)
    at = first_judged(fitting)
    remove(document, at)
    assert fitting.verdict(at) is None
    fitting.settle()
    assert fitting.report == full(document)


def test_a_name_is_no_work(document: Document, fitting: Fitting) -> None:
    section = document.song.arrangement.order[0].section
    document.apply("step-rename-section", lambda song: rename_section(song, section, "Refrain"))
    assert fitting.is_settled or not fitting.advance(0.0)
    assert fitting.report == full(document)


def test_another_song_begins_anew(document: Document, fitting: Fitting) -> None:
    document.open(small_song())
    assert not fitting.is_settled
    fitting.settle()
    assert fitting.report == full(document)


def test_closed_it_follows_no_more(document: Document, fitting: Fitting) -> None:
    at = first_judged(fitting)
    fitting.close()
    remove(document, at)
    assert fitting.verdict(at) is not None
