"""The analysis of an open song: at once what an edit touched, the rest as it is let advance."""

import sys
from typing import NoReturn

import pytest
from msgspec.structs import replace

from arrangeboard.app.document import Document
from arrangeboard.app.fit import fitting as fitting_module
from arrangeboard.app.fit.fitting import Fitting
from arrangeboard.fit.analysing import analysis as analysis_module
from arrangeboard.fit.analysing import cell as cell_module
from arrangeboard.fit.cases import At, places
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


def test_a_fault_of_the_judge_leaves_a_part_without_verdict_and_stops_nobody(
    document: Document, fitting: Fitting, monkeypatch: pytest.MonkeyPatch
) -> None:
    faults: list[object] = []
    heard: list[str] = []
    monkeypatch.setattr(sys, "excepthook", lambda *fault: faults.append(fault[1]))
    monkeypatch.setattr(cell_module, "verdict", failing)
    document.listen(lambda change: heard.append(change.what))
    document.apply("step-paint", lambda song: replace(song, key="Db"))
    fitting.settle()
    assert heard == ["edit"]
    assert faults
    assert fitting.is_settled
    assert fitting.report.verdicts == {}


def test_a_section_that_cannot_be_looked_at_is_left_out_until_it_changes(
    document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "excepthook", lambda *_: None)
    with monkeypatch.context() as failure:
        failure.setattr(analysis_module, "stage", failing)
        made = Fitting(document)
        made.settle()
        assert made.report.verdicts == {}
    first = next(at for at, *_ in places(document.song, document.song.arrangement))
    remove(document, first)
    made.settle()
    assert made.verdict(first) is None
    assert made.report.verdicts


def failing(*_: object) -> NoReturn:
    raise ValueError("no such thing")


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
