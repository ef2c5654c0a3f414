"""What the window shows without a song, and how songs begin there."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from arrangeboard.gui.opening import start_room
from arrangeboard.gui.opening.form_card import FormCard
from arrangeboard.gui.opening.own_form import OwnForm
from arrangeboard.gui.opening.start_page import StartPage
from arrangeboard.song.invariants import problems
from arrangeboard.storage.recent import remember_song
from arrangeboard.storage.song_file import save
from arrangeboard.storage.templates import keep_form, keep_instrumentation, kept_forms, kept_instrumentations
from arrangeboard.theory.forms import FORMS, Form, read_form
from arrangeboard.theory.instrumentations import INSTRUMENTATIONS, Instrumentation
from tests.gui.window_touch import WindowTouch
from tests.unit.board.songs import small_song


@pytest.fixture
def touch(qtbot: QtBot) -> WindowTouch:
    return WindowTouch(qtbot)


def click(button: QAbstractButton) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_every_form_has_a_card_that_starts_it_with_one_click(touch: WindowTouch) -> None:
    cards = touch.window.findChildren(FormCard)
    assert [card.form for card in cards] == list(FORMS.values())
    click(cards[1])
    kinds = [touch.song.sections[slot.section].kind for slot in touch.song.arrangement.order]
    assert tuple(kinds) == cards[1].form.kinds
    assert problems(touch.song) == ()


def test_the_instrumentation_that_is_chosen_plays_the_song(touch: WindowTouch) -> None:
    page = touch.find(StartPage)
    jazz = next(one for one in page.findChildren(QPushButton) if one.text() == "Jazz combo")
    click(jazz)
    click(touch.find(FormCard))
    players = INSTRUMENTATIONS["jazz-combo"].lanes
    assert [lane.name for lane in touch.song.lanes] == [player.name for player in players]


def test_a_typed_form_is_seen_as_it_is_typed_and_starts_with_enter(touch: WindowTouch) -> None:
    own = touch.find(OwnForm)
    QTest.keyClicks(own.line, "I V C V C B C C O")
    assert "9 sections" in own.verdict.text()
    QTest.keyClick(own.line, Qt.Key.Key_Return)
    assert len(touch.song.arrangement.order) == 9


def test_a_letter_that_is_no_section_is_named_and_nothing_starts(touch: WindowTouch) -> None:
    own = touch.find(OwnForm)
    QTest.keyClicks(own.line, "I V X")
    assert "“X” in place 3" in own.verdict.text()
    assert own.line.property("wrong") == "true"
    QTest.keyClick(own.line, Qt.Key.Key_Return)
    assert touch.window.session.document is None
    own.line.clear()
    assert own.line.property("wrong") == "false"


def test_the_example_opens_as_a_song_of_no_file_that_nothing_is_lost_of(touch: WindowTouch) -> None:
    click(touch.find(QPushButton, "start-example"))
    assert touch.song.title == "Paper Lanterns"
    assert touch.document.path is None
    assert not touch.document.is_modified


def test_a_recent_song_is_listed_and_opens(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "Night Bus.arrange"
    save(small_song(), path)
    remember_song(path)
    touch = WindowTouch(qtbot)
    entry = next(
        one for one in touch.window.findChildren(QPushButton) if one.accessibleName().startswith("Night Bus")
    )
    click(entry)
    assert touch.document.path == path


def test_a_form_that_was_kept_is_offered_beside_the_others(qtbot: QtBot) -> None:
    form = read_form("V C V")
    keep_form(type(form)("own", form.sections, name="Mine"))
    touch = WindowTouch(qtbot)
    assert touch.window.findChildren(FormCard)[-1].text() == "Mine"


def test_a_kept_form_is_forgotten_when_the_user_says_so(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("Mine", "Other"):
        keep_form(Form("own", read_form("V C V").sections, name=name))
    touch = WindowTouch(qtbot)
    mine = next(card for card in touch.window.findChildren(FormCard) if card.text() == "Mine")
    for is_sure, offered in ((False, ["Mine", "Other"]), (True, ["Other"])):
        answer_with(monkeypatch, is_sure=is_sure)
        mine.setFocus()
        QTest.keyClick(mine, Qt.Key.Key_Delete)
        cards = [card.text() for card in touch.window.findChildren(FormCard) if card.isVisible()]
        assert [form.name for form in kept_forms()] == offered
        assert cards[len(FORMS) :] == offered


def test_forgotten_players_are_no_longer_chosen(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    keep_instrumentation(Instrumentation("own", (), name="Duo"))
    touch = WindowTouch(qtbot)
    duo = next(one for one in touch.window.findChildren(QPushButton) if one.text() == "Duo")
    click(duo)
    answer_with(monkeypatch, is_sure=True)
    duo.actions()[0].trigger()
    assert not kept_instrumentations()
    assert duo.isHidden()
    assert touch.find(StartPage).instrumentation == next(iter(INSTRUMENTATIONS.values()))


def answer_with(monkeypatch: pytest.MonkeyPatch, *, is_sure: bool) -> None:
    """Let whoever is asked say so."""
    monkeypatch.setattr(start_room, "ask_yes", lambda _parent, _question: is_sure)


def test_cards_and_fields_are_reached_and_taken_by_keys_alone(touch: WindowTouch) -> None:
    card = touch.find(FormCard)
    card.setFocus()
    QTest.keyClick(card, Qt.Key.Key_Space)
    assert len(touch.song.arrangement.order) == len(card.form.sections)


def test_closing_the_song_comes_back_to_the_start_page(touch: WindowTouch) -> None:
    click(touch.find(FormCard))
    touch.run("close-song")
    assert touch.window.session.document is None
    assert touch.find(StartPage).isVisible()
    assert touch.find(QLineEdit, "own-form").isEnabled()
