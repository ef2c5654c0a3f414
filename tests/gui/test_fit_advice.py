"""A part that does not fit, as the user meets it: the badge, the advice, a repair, what is meant so."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton, QToolTip
from pytestqt.qtbot import QtBot

from arrangeboard.app.fit.repairing import Offer
from arrangeboard.app.fit.repairing import offering as offers_of
from arrangeboard.fit.cases import At
from arrangeboard.fit.finding import Finding, Measure
from arrangeboard.fit.verdict import Verdict
from arrangeboard.gui.inspector.fit import offering
from arrangeboard.gui.inspector.fit.advice_on_several import AdviceOnSeveral
from arrangeboard.gui.inspector.fit.glyph import badges_of
from arrangeboard.gui.inspector.part_form import PartForm
from arrangeboard.gui.inspector.song_form import SongForm
from arrangeboard.song.ids import PartId
from arrangeboard.song.values import Part, Song, Written
from arrangeboard.words import say
from tests.gui.fit_touch import TUNE, FitTouch, song, song_with_the_tune_twice
from tests.unit.board.songs import CHORUS, CHORUS_1, VOCAL


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits for a selection to rest before what would mend it is sought."""
    monkeypatch.setattr(offering, "REST_MS", 0)


@pytest.fixture
def touch(qtbot: QtBot) -> FitTouch:
    return FitTouch(qtbot, song())


def test_a_part_a_semitone_off_has_a_badge_in_every_place_and_one_that_fits_none(touch: FitTouch) -> None:
    assert len(touch.badges) == 2
    assert set(touch.badges.values()) == {"strong"}
    touch.window.session.open_new(song(0))
    touch.settle()
    assert touch.badges == {}


def test_a_click_on_the_badge_shows_the_advice(touch: FitTouch) -> None:
    touch.window.panels.toggle("inspector")
    touch.mouse.click(touch.badge())
    assert touch.window.workspace.inspector.isVisible()
    assert touch.advice.score.meaning.text().startswith("Does not fit")
    assert touch.advice.cards[0].is_open


def test_a_click_on_the_badge_leads_to_the_advice_where_no_panel_has_room(touch: FitTouch) -> None:
    touch.window.resize(1000, 560)
    QApplication.processEvents()
    assert not touch.window.workspace.inspector.isVisible()
    touch.mouse.click(touch.badge())
    assert touch.window.workspace.inspector.isVisible()
    assert touch.advice.cards[0].isVisible()


def test_clicking_a_repair_mends_the_part_and_undo_brings_finding_and_badge_back(touch: FitTouch) -> None:
    touch.select_cell(1, 0)
    touch.seek()
    row = touch.advice.cards[0].repairs[0]
    assert row.offer.after is not None
    assert row.offer.before is not None
    assert row.offer.after > row.offer.before
    with touch.one_step():
        QTest.mouseClick(row.button, Qt.MouseButton.LeftButton)
    touch.settle()
    assert touch.badges == {}
    assert touch.advice.score.figure.text() == str(row.offer.after)
    touch.run("undo")
    touch.settle()
    assert len(touch.badges) == 2
    assert touch.advice.cards


def test_a_piece_that_is_off_wherever_it_plays_is_mended_in_all_its_places_at_once(qtbot: QtBot) -> None:
    touch = FitTouch(qtbot, song_with_the_tune_twice())
    assert len(touch.badges) == 3
    touch.select_cell(1, 0)
    touch.seek()
    row = touch.advice.cards[0].repairs[0]
    assert row.everywhere is not None
    assert row.everywhere.accessibleName().startswith(f"{row.offer.sentence}, in all 3 places")
    with touch.one_step():
        QTest.mouseClick(row.everywhere, Qt.MouseButton.LeftButton)
    touch.settle()
    assert touch.badges == {}
    assert touch.advice.score.figure.text() == str(row.offer.worst_everywhere)


def test_pointing_at_all_places_previews_them_all(qtbot: QtBot) -> None:
    touch = FitTouch(qtbot, song_with_the_tune_twice())
    touch.select_cell(1, 0)
    touch.seek()
    row = touch.advice.cards[0].repairs[0]
    row.pointed_everywhere.emit(True)
    assert row.offer.everywhere is not None
    assert touch.window.board.preview.song is row.offer.everywhere
    row.pointed_everywhere.emit(False)
    assert touch.window.board.preview.song is None


@pytest.mark.parametrize("has_better", [True, False])
def test_where_nothing_mends_a_part_the_card_says_so_and_leads_to_better_pieces(
    touch: FitTouch, monkeypatch: pytest.MonkeyPatch, has_better: bool
) -> None:
    def nothing(held: Song, at: At, _is_waiting: object) -> Iterator[tuple[Finding, tuple[Offer, ...]]]:
        for finding, _ in offers_of(held, at):
            yield finding, ()

    monkeypatch.setattr(offering, "offering", nothing)
    monkeypatch.setattr(offering, "has_better_piece", lambda *_: has_better)
    touch.select_cell(1, 0)
    touch.seek()
    card = touch.advice.cards[0]
    assert not any(one.is_open and one.body.fitting.isVisible() for one in touch.advice.cards[1:])
    assert card.repairs == []
    assert card.body.nothing.isVisible()
    assert card.body.fitting.isVisible() == has_better
    assert (card.body.fitting in card.keys) == has_better
    if has_better:
        with touch.qtbot.waitSignal(touch.window.desk.command_wanted) as asked:
            QTest.mouseClick(card.body.fitting, Qt.MouseButton.LeftButton)
        assert asked.args == ["fits-here"]


def test_the_first_card_of_a_part_that_does_not_fit_wears_the_badge_of_the_part() -> None:
    mild = Finding("rub", "mild", 0.3, 0, 48, Measure("rub", 20, 12, 95))
    assert badges_of(Verdict(2, (mild, mild))) == ("strong", "mild")
    assert badges_of(Verdict(14, (mild, mild))) == ("mild", "mild")
    assert badges_of(Verdict(2, (replace(mild, grade="note"), mild), score_counts=False)) == (None, "mild")


def test_where_something_mends_it_nobody_says_that_nothing_does(touch: FitTouch) -> None:
    touch.select_cell(1, 0)
    touch.seek()
    assert touch.advice.cards[0].body.nothing.isHidden()


def test_a_piece_that_plays_in_one_section_is_offered_no_repair_elsewhere(touch: FitTouch) -> None:
    touch.select_cell(1, 0)
    touch.seek()
    assert {row.everywhere for card in touch.advice.cards for row in card.repairs} == {None}


def test_an_observation_can_be_put_out_of_sight_and_leaves_no_mark(qtbot: QtBot) -> None:
    held = song(0)
    notes = held.pieces[TUNE].written.notes
    open_end = Written((*notes[:-1], replace(notes[-1], pitch=62)))
    pieces = {**held.pieces, TUNE: replace(held.pieces[TUNE], content=open_end)}
    touch = FitTouch(qtbot, replace(held, pieces=pieces))
    touch.select_cell(1, 0)
    (card,) = (one for one in touch.advice.cards if one.finding.code == "open-end")
    card.open(on=True)
    with touch.one_step():
        touch.choose_meant(card, everywhere=False)
    (card,) = (one for one in touch.advice.cards if one.finding.code == "open-end")
    assert card.finding.accepted
    assert "as-meant" not in touch.badges.values()


def test_pointing_at_a_repair_previews_it_and_leaves_the_song_alone(touch: FitTouch) -> None:
    touch.select_cell(1, 0)
    touch.seek()
    before, row = touch.song, touch.advice.cards[0].repairs[0]
    row.pointed.emit(True)
    assert touch.window.board.preview.song is row.offer.here
    assert touch.song is before
    row.pointed.emit(False)
    assert touch.window.board.preview.song is None
    assert touch.song is before


def test_a_preview_ends_with_the_selection_and_with_any_edit(touch: FitTouch) -> None:
    ends: tuple[Callable[[], None], ...] = (
        lambda: touch.select(slots=(0,)),
        lambda: touch.run("add-section"),
    )
    for end in ends:
        touch.select_cell(1, 0)
        touch.seek()
        touch.advice.cards[0].repairs[0].pointed.emit(True)
        assert touch.window.board.preview.song is not None
        end()
        assert touch.window.board.preview.song is None


def test_the_keys_alone_find_the_advice_and_take_a_repair(touch: FitTouch) -> None:
    touch.key(Qt.Key.Key_F3)
    assert {ref.part for ref in touch.document.selection.parts} == {PartId(12)}
    touch.seek()
    touch.key(Qt.Key.Key_F4)
    assert QApplication.focusWidget() is touch.advice.cards[0].title
    wanted = touch.advice.cards[0].repairs[0].button
    touch.key(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is touch.advice.cards[0].body.where
    touch.key(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is wanted
    assert touch.window.board.preview.song is not None
    with touch.one_step():
        touch.key(Qt.Key.Key_Return)
    touch.settle()
    assert touch.badges == {}


def test_tab_leads_through_the_cards_as_they_stand_and_on_to_the_fields(touch: FitTouch) -> None:
    touch.select_cell(1, 0)
    touch.seek()
    keys = [key for card in touch.advice.cards for key in card.keys if key.isVisible() and key.isEnabled()]
    keys[0].setFocus()
    seen = [QApplication.focusWidget()]
    for _ in keys:
        touch.key(Qt.Key.Key_Tab)
        seen.append(QApplication.focusWidget())
    assert seen[:-1] == keys
    assert seen[-1] is touch.find(PartForm).piece
    heights = [key.mapTo(touch.window, QPoint(0, 0)).y() for key in keys]
    assert heights == sorted(heights)


def test_as_meant_stays_to_be_seen_but_is_quiet(touch: FitTouch) -> None:
    touch.select_cell(1, 0)
    code = touch.advice.cards[0].finding.code
    count = len([card for card in touch.advice.cards if card.finding.counts])
    with touch.one_step():
        touch.choose_meant(touch.advice.cards[0], everywhere=False)
    touch.settle()
    meant = [card for card in touch.advice.cards if card.finding.accepted]
    assert [card.finding.code for card in meant] == [code]
    assert not meant[0].is_open
    assert len([card for card in touch.advice.cards if card.finding.counts]) == count - 1


def test_what_was_meant_survives_save_and_open(touch: FitTouch, tmp_path: Path) -> None:
    touch.select_cell(1, 0)
    touch.run("as-meant")
    touch.settle()
    assert set(touch.badges.values()) == {"as-meant"}
    touch.save_path = tmp_path / "meant.arrange"
    touch.run("save")
    touch.qtbot.waitUntil(lambda: touch.save_path is not None and touch.save_path.exists())
    touch.window.session.open_path(tmp_path / "meant.arrange")
    touch.qtbot.waitUntil(lambda: touch.document.path == tmp_path / "meant.arrange")
    touch.settle()
    assert set(touch.badges.values()) == {"as-meant"}


def test_meant_everywhere_is_listed_in_the_songs_details_with_a_way_back(touch: FitTouch) -> None:
    touch.select_cell(1, 0)
    code = touch.advice.cards[0].finding.code
    touch.choose_meant(touch.advice.cards[0], everywhere=True)
    assert touch.song.accepted == (code,)
    touch.select()
    box = touch.find(SongForm).fit
    (again,) = box.list.findChildren(QPushButton)
    with touch.one_step():
        again.click()
    assert not touch.song.accepted


def test_what_was_meant_can_count_again(touch: FitTouch) -> None:
    touch.select_cell(1, 0)
    touch.run("as-meant")
    touch.settle()
    with touch.one_step():
        touch.run("count-again")
    touch.settle()
    assert set(touch.badges.values()) == {"strong"}


def test_guessed_chords_raise_no_badge_in_a_song_left_free(qtbot: QtBot) -> None:
    held = song()
    chorus = held.sections[CHORUS]
    guesses = tuple(replace(chord, guessed=True) for chord in chorus.chords)
    sections = {**held.sections, CHORUS: replace(chorus, chords=guesses)}
    touch = FitTouch(qtbot, replace(held, sections=sections, strictness="free"))
    assert touch.badges == {}
    touch.select()
    touch.find(SongForm).fit.field.setCurrentIndex(1)
    touch.find(SongForm).fit.field.activated.emit(1)
    touch.settle()
    assert touch.song.strictness == "usual"
    assert set(touch.badges.values()) == {"guessed"}


def test_the_status_line_counts_findings_and_leads_to_them(touch: FitTouch) -> None:
    shown = [one for one in touch.window.statusBar().findChildren(QToolButton) if "finding" in one.text()]
    assert [one.text() for one in shown] == ["1 finding"]
    assert "F3" in shown[0].toolTip()
    QTest.mouseClick(shown[0], Qt.MouseButton.LeftButton)
    assert {ref.slot for ref in touch.document.selection.parts} == {CHORUS_1}


def test_showing_fit_can_be_switched_off(touch: FitTouch) -> None:
    touch.run("show-fit")
    assert touch.badges == {}
    assert not touch.window.settings.show_fit
    touch.run("show-fit")
    assert len(touch.badges) == 2


def test_several_parts_are_counted_and_taken_as_meant_in_one_step(touch: FitTouch) -> None:
    touch.run("select-all")
    several = touch.find(AdviceOnSeveral)
    assert "2 do not fit" in several.summary.text()
    with touch.one_step():
        several.all.click()
    touch.settle()
    assert set(touch.badges.values()) == {"as-meant"}
    assert not several.all.isVisible()


def test_a_screen_reader_hears_how_well_a_part_fits(touch: FitTouch) -> None:
    touch.select_cell(1, 0)
    words = touch.window.board.accessibleDescription()
    assert "Chorus 1, Vocal, Tune, does not fit" in words
    assert "finding" in words


def test_a_section_without_chords_is_not_judged_and_offers_to_propose_some(qtbot: QtBot) -> None:
    held = song(0)
    bare = replace(held.sections[CHORUS], chords=())
    touch = FitTouch(qtbot, replace(held, sections={**held.sections, CHORUS: bare}))
    touch.select_cell(1, 0)
    assert touch.advice.score.meaning.text() == say("fit-unjudged-chords")
    assert touch.advice.score.remedy.isVisible()


def test_a_planned_part_has_no_advice(qtbot: QtBot) -> None:
    held = song()
    planned = replace(held.sections[CHORUS], parts={VOCAL: (Part(PartId(12)),)})
    touch = FitTouch(qtbot, replace(held, sections={**held.sections, CHORUS: planned}))
    touch.select_cell(1, 0)
    assert not touch.find(PartForm).fit.advice.isVisible()


def test_the_place_of_a_finding_is_lit_on_the_board(touch: FitTouch) -> None:
    touch.select_cell(1, 0)
    touch.advice.cards[0].body.where.click()
    assert touch.window.board.preview.ground()


def test_a_badge_says_in_a_tip_what_it_stands_for(touch: FitTouch) -> None:
    viewport, where = touch.window.board.viewport(), touch.badge()
    event = QHelpEvent(QEvent.Type.ToolTip, where, viewport.mapToGlobal(where))
    QApplication.sendEvent(viewport, event)
    first = touch.window.desk.fitting.report.verdicts[At(CHORUS_1, VOCAL, PartId(12))].findings[0]
    assert "Does not fit" in QToolTip.text()
    assert say(f"finding-{first.code}-short") in QToolTip.text()
    QToolTip.hideText()
