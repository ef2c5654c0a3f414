"""Pieces in the tray under the hand: found, named, tagged, varied, kept from the board, removed."""

from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDrag, QDragEnterEvent, QDropEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from arrangeboard.app.pieces.families import what_changed
from arrangeboard.gui.fields.labels import ElidedLabel
from arrangeboard.gui.inspector.piece_form import PieceForm
from arrangeboard.gui.tray.answers_dialog import AnswersDialog
from arrangeboard.gui.tray.card_grid import CardArea
from arrangeboard.gui.tray.card_name import CardName
from arrangeboard.gui.tray.tray import Tray
from arrangeboard.gui.tray.tray_grip import TrayGrip
from arrangeboard.midi.export_smf import export_midi
from arrangeboard.song.edits.writing import write_piece
from arrangeboard.song.ids import PartId, PieceId
from arrangeboard.song.values import Piece, Song
from arrangeboard.words import say
from tests.gui.window_touch import WindowTouch
from tests.unit.board.songs import BAR, BEAT, CHORUS, CHORUS_1, HOOK, VOCAL, small_song


@pytest.fixture
def touch(qtbot: QtBot) -> WindowTouch:
    return WindowTouch(qtbot, small_song())


@pytest.fixture
def tray(touch: WindowTouch) -> Tray:
    return touch.find(Tray)


def crowded(qtbot: QtBot) -> WindowTouch:
    song = small_song()
    more = {PieceId(100 + at): Piece(PieceId(100 + at), f"Riff {at}", BAR) for at in range(200)}
    return WindowTouch(qtbot, replace(song, pieces={**song.pieces, **more}, last_id=400))


def answer(code: str) -> Callable[[], None]:
    """Press the button of the question that is asked next."""

    def press() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        next(one for one in box.buttons() if one.text() == say(code)).click()

    return press


def test_chips_filter_by_role_several_at_once_and_nothing_found_offers_all_again(
    touch: WindowTouch, tray: Tray
) -> None:
    chips = tray.page.chips.chips
    chips["melody"].click()
    assert list(tray.pieces.keys) == [HOOK]
    chips["rhythm"].click()
    assert list(tray.pieces.keys) == [BEAT]
    QTest.mouseClick(chips["melody"], Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier)
    assert list(tray.pieces.keys) == [HOOK, BEAT]
    chips["melody"].click()
    QTest.keyClicks(tray.search, "four")
    assert not tray.pieces.isVisible()
    touch.find(QPushButton, "show-all-pieces").click()
    assert list(tray.pieces.keys) == [HOOK, BEAT]
    assert tray.search.text() == ""


def test_the_order_is_chosen_and_stays_while_the_song_is_open(touch: WindowTouch, tray: Tray) -> None:
    tray.page.order.setCurrentIndex(1)
    tray.page.order.activated.emit(1)
    assert tray.pieces.keys == (BEAT, HOOK)
    touch.run("theme-light")
    again = touch.window.workspace.tray
    assert again is not tray
    assert again.pieces.keys == (BEAT, HOOK)
    touch.run("theme-dark")


def test_a_piece_is_renamed_on_its_card(touch: WindowTouch, tray: Tray) -> None:
    tray.pieces.setFocus()
    tray.pieces.make_current(BEAT)
    touch.key(Qt.Key.Key_F2)
    field = touch.find(CardName)
    field.setText("Disco")
    with touch.one_step():
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert touch.song.pieces[BEAT].name == "Disco"
    assert tray.pieces.hasFocus()


def test_escape_keeps_the_name_of_a_piece(touch: WindowTouch, tray: Tray) -> None:
    tray.pieces.rename(HOOK)
    field = touch.find(CardName)
    field.setText("Other")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert touch.document.step == 0


def test_a_piece_that_plays_is_removed_with_its_parts_in_one_step_if_that_is_wanted(
    touch: WindowTouch, tray: Tray
) -> None:
    QTimer.singleShot(0, answer("piece-keep"))
    tray.piece_menu.remove(HOOK)
    assert HOOK in touch.song.pieces
    QTimer.singleShot(0, answer("piece-remove-there-too"))
    with touch.one_step():
        tray.piece_menu.remove(HOOK)
    assert HOOK not in touch.song.pieces
    assert VOCAL not in touch.song.sections[CHORUS].parts


def test_a_variation_is_shown_with_the_letters_of_its_family(touch: WindowTouch, tray: Tray) -> None:
    tray.piece_menu.vary(HOOK)
    made = PieceId(touch.song.last_id)
    assert touch.song.pieces[made].name == "Hook′"
    assert tray.pieces.current == made
    assert (tray.page.label(HOOK), tray.page.label(made)) == ("A", "A′")


def test_how_a_piece_differs_is_worked_out_only_while_it_is_seen(
    touch: WindowTouch, tray: Tray, monkeypatch: pytest.MonkeyPatch
) -> None:
    tray.piece_menu.vary(HOOK)
    made = PieceId(touch.song.last_id)
    tray.pieces.setFocus()
    tray.pieces.make_current(HOOK)
    tray.pieces.make_current(made)
    inspector = touch.window.workspace.inspector
    assert isinstance(inspector.form, PieceForm)
    asked: list[PieceId] = []

    def counted(song: Song, piece: PieceId) -> str:
        asked.append(piece)
        return what_changed(song, piece)

    monkeypatch.setattr("arrangeboard.gui.inspector.piece_form.what_changed", counted)
    inspector.show_history()
    notes = touch.song.pieces[made].written.notes[:-1]
    touch.document.apply("step-paste", lambda song: write_piece(song, made, notes=notes))
    assert asked == []

    inspector.show_page(0)
    assert set(asked) == {made}


def test_a_new_piece_is_asked_to_be_opened(touch: WindowTouch, tray: Tray) -> None:
    wanted: list[object] = []
    tray.piece_wanted.connect(wanted.append)
    touch.run("new-piece")
    assert wanted == [PieceId(touch.song.last_id)]
    assert touch.document.step == 1


def test_a_selected_part_is_kept_as_it_sounds(touch: WindowTouch, tray: Tray) -> None:
    touch.select_cell(1, 0)
    with touch.one_step():
        touch.run("keep-as-piece")
    made = PieceId(touch.song.last_id)
    assert touch.song.pieces[made].length_ticks == 8 * BAR
    assert made in tray.pieces.keys
    assert "Hook, Chorus" in touch.said


def test_a_planned_part_is_refused_politely(touch: WindowTouch) -> None:
    touch.select_cell(0, 0)
    touch.run("keep-as-piece")
    assert "planned part" in touch.said
    assert touch.document.step == 0


def test_the_tray_knows_when_a_drag_of_parts_is_over_it(tray: Tray) -> None:
    inside = tray.mapToGlobal(QPoint(tray.width() // 2, tray.height() // 2))
    assert tray.is_over(inside)
    assert not tray.is_over(inside - QPoint(0, tray.height()))


def test_the_details_show_the_chosen_piece_and_lead_to_where_it_plays(touch: WindowTouch, tray: Tray) -> None:
    tray.pieces.setFocus()
    tray.pieces.make_current(HOOK)
    form = touch.window.workspace.inspector.form
    assert isinstance(form, PieceForm)
    assert form.name.text() == "Hook"
    assert [label.words() for label in form.findChildren(ElidedLabel) if label.words()][-4:] == [
        "2 bars",
        "–",
        "4",
        "C4 – G4",
    ]
    shown = [link.text() for link in form.links if link.isVisible()]
    assert shown == ["Vocal in Chorus 1", "Vocal in Chorus 2"]
    form.links[0].click()
    (ref,) = touch.document.selection.parts
    assert (ref.slot, ref.lane, ref.part) == (CHORUS_1, VOCAL, PartId(12))
    assert not isinstance(touch.window.workspace.inspector.form, PieceForm)


def test_details_of_a_piece_go_when_the_board_is_gone_back_to(touch: WindowTouch, tray: Tray) -> None:
    tray.pieces.setFocus()
    tray.pieces.make_current(HOOK)
    touch.window.board.setFocus()
    assert not isinstance(touch.window.workspace.inspector.form, PieceForm)


def test_tags_are_added_and_taken_away_in_the_details(touch: WindowTouch, tray: Tray, qtbot: QtBot) -> None:
    tray.pieces.setFocus()
    tray.pieces.make_current(HOOK)
    form = touch.window.workspace.inspector.form
    assert isinstance(form, PieceForm)
    form.tags.field.setFocus()
    QTest.keyClicks(form.tags.field, "catchy, high")
    with touch.one_step():
        QTest.keyClick(form.tags.field, Qt.Key.Key_Return)
    assert touch.song.pieces[HOOK].tags == ("catchy", "high")
    assert [pill.text() for pill in form.tags.pills] == ["catchy", "high"]
    form.tags.pills[0].click()
    qtbot.waitUntil(lambda: touch.song.pieces[HOOK].tags == ("high",))


def test_a_name_and_a_key_given_in_the_details_are_one_step_each(touch: WindowTouch, tray: Tray) -> None:
    tray.pieces.setFocus()
    tray.pieces.make_current(HOOK)
    form = touch.window.workspace.inspector.form
    assert isinstance(form, PieceForm)
    form.name.setFocus()
    form.name.setText("Chorus hook")
    with touch.one_step():
        QTest.keyClick(form.name, Qt.Key.Key_Return)
    assert touch.song.pieces[HOOK].name == "Chorus hook"
    with touch.one_step():
        form.key.activated.emit(3)
    assert touch.song.pieces[HOOK].key is not None


def test_an_answer_is_taken_into_the_tray(touch: WindowTouch, tray: Tray) -> None:
    tray.piece_menu.answer(HOOK)
    dialog = touch.find(AnswersDialog)
    takes = [one for one in dialog.findChildren(QPushButton) if one.text() == say("answer-take")]
    assert len(takes) >= 2
    with touch.one_step():
        takes[0].click()
    assert touch.song.pieces[PieceId(touch.song.last_id)].origin == HOOK


def test_a_taller_tray_shows_more_rows_and_remembers_its_height(qtbot: QtBot) -> None:
    touch = crowded(qtbot)
    tray = touch.find(Tray)
    assert tray.pieces.rows == 1
    before = tray.height()
    grip = touch.find(TrayGrip)
    for _ in range(8):
        QTest.keyClick(grip, Qt.Key.Key_Up)
    assert tray.height() > before
    qtbot.waitUntil(lambda: tray.pieces.rows > 1)
    tray.pieces.setFocus()
    tray.pieces.make_current(HOOK)
    QTest.keyClick(tray.pieces, Qt.Key.Key_Down)
    assert tray.pieces.current == BEAT
    QTest.mouseDClick(grip, Qt.MouseButton.LeftButton)
    assert tray.height() == before


def test_a_wheel_goes_sideways_through_many_pieces(qtbot: QtBot) -> None:
    touch = crowded(qtbot)
    area = next(one for one in touch.find(Tray).findChildren(CardArea) if one.isVisible())
    middle = QPointF(area.viewport().rect().center())
    turned = QWheelEvent(
        middle,
        QPointF(area.mapToGlobal(middle.toPoint())),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(area.viewport(), turned)
    assert area.horizontalScrollBar().value() > 0


def test_a_press_on_a_cards_button_that_moves_on_drags_the_card(
    tray: Tray, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[QPoint] = []
    monkeypatch.setattr(QDrag, "exec", lambda drag, *_: begun.append(drag.hotSpot()))
    strip = tray.pieces
    put: list[object] = []
    strip.put.connect(put.append)
    at = strip.button_rect(HOOK, "put").center()
    QTest.mousePress(strip, Qt.MouseButton.LeftButton, pos=at)
    QTest.mouseMove(strip, at + QPoint(40, -30))
    QTest.mouseRelease(strip, Qt.MouseButton.LeftButton, pos=at + QPoint(40, -30))
    assert len(begun) == 1
    assert not put
    QTest.mouseClick(strip, Qt.MouseButton.LeftButton, pos=at)
    assert put == [HOOK]
    assert len(begun) == 1


def test_a_dropped_file_becomes_one_piece(
    touch: WindowTouch, tray: Tray, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "loop.mid"
    song = small_song()
    path.write_bytes(export_midi(song, song.arrangement).files[0][1])
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    held = (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    entered = QDragEnterEvent(QPoint(40, 40), Qt.DropAction.CopyAction, data, *held)
    tray.dragEnterEvent(entered)
    assert entered.isAccepted()
    tray.dropEvent(QDropEvent(QPointF(40, 40), Qt.DropAction.CopyAction, data, *held))
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    with touch.one_step():
        next(one for one in menu.actions() if one.text() == say("drop-as-piece")).trigger()
        qtbot.waitUntil(lambda: not touch.window.deeds.importing.is_busy)
    menu.close()
    assert len(touch.song.pieces) == 3
