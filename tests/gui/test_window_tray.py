"""Pieces and shelf under the board."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from arrangeboard.gui.board.drops import PIECE_MIME
from arrangeboard.gui.tray.piece_strip import PieceStrip
from arrangeboard.gui.tray.shelf_strip import ShelfStrip
from arrangeboard.gui.tray.tray import Tray
from arrangeboard.song.ids import PieceId
from arrangeboard.song.values import Piece
from arrangeboard.words import say
from tests.gui.window_touch import WindowTouch
from tests.unit.board.songs import BEAT, CHORUS, DRUMS, HOOK, small_song


@pytest.fixture
def touch(qtbot: QtBot) -> WindowTouch:
    return WindowTouch(qtbot, small_song())


def double_click(strip: PieceStrip | ShelfStrip, key: object) -> None:
    at: QPoint = strip.card_rect(key).center()
    QTest.mouseClick(strip, Qt.MouseButton.LeftButton, pos=at)
    QTest.mouseDClick(strip, Qt.MouseButton.LeftButton, pos=at)


def test_every_piece_has_a_card_that_says_who_plays_it_and_where(touch: WindowTouch) -> None:
    strip = touch.find(PieceStrip)
    assert strip.keys == (HOOK, BEAT)
    assert "Vocal · 2 places" in strip.describe(HOOK)
    assert "Drums · 1 place" in strip.describe(BEAT)


def test_a_double_click_and_enter_open_a_piece_in_the_roll(touch: WindowTouch) -> None:
    tray = touch.find(Tray)
    opened: list[object] = []
    tray.piece_opened.connect(opened.append)
    double_click(tray.pieces, BEAT)
    assert opened == [BEAT]
    assert touch.document.step == 0


def test_shift_enter_puts_a_piece_into_the_selected_cells(touch: WindowTouch) -> None:
    strip = touch.find(PieceStrip)
    touch.select_cell(1, 1)
    strip.setFocus()
    strip.make_current(BEAT)
    with touch.one_step():
        QTest.keyClick(strip, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    section = touch.song.sections[touch.song.arrangement.order[1].section]
    assert section.parts[touch.song.lanes[1].id][0].piece == BEAT


def test_the_button_on_a_card_puts_its_piece_into_the_selected_cells(touch: WindowTouch) -> None:
    strip = touch.find(PieceStrip)
    touch.select_cell(1, 1)
    with touch.one_step():
        QTest.mouseClick(strip, Qt.MouseButton.LeftButton, pos=strip.button_rect(BEAT, "put").center())
    assert touch.song.sections[CHORUS].parts[DRUMS][0].piece == BEAT


def test_without_a_selected_cell_putting_says_what_to_do(touch: WindowTouch) -> None:
    touch.find(PieceStrip).put.emit(BEAT)
    assert "Select a cell" in touch.said
    assert touch.document.step == 0


def test_a_card_carries_its_piece_when_it_is_dragged(touch: WindowTouch) -> None:
    data: QMimeData = touch.find(PieceStrip).mime_data(HOOK)
    assert bytes(data.data(PIECE_MIME).data()) == str(int(HOOK)).encode()


def test_cards_are_walked_by_keys_and_speak(touch: WindowTouch) -> None:
    strip = touch.find(PieceStrip)
    strip.setFocus()
    QTest.keyClick(strip, Qt.Key.Key_Right)
    assert strip.current == BEAT
    assert "Four floor" in strip.accessibleDescription()
    QTest.keyClick(strip, Qt.Key.Key_Home)
    assert strip.current == HOOK


def test_a_piece_is_found_by_its_name_where_there_are_many(qtbot: QtBot) -> None:
    song = small_song()
    more = {PieceId(100 + at): Piece(PieceId(100 + at), f"Riff {at}", 3840) for at in range(12)}
    touch = WindowTouch(qtbot, replace(song, pieces={**song.pieces, **more}, last_id=200))
    tray = touch.find(Tray)
    assert tray.search.isVisible()
    QTest.keyClicks(tray.search, "riff 7")
    assert tray.pieces.keys == (107,)


def test_the_shelf_gives_a_section_back_or_deletes_it_for_good(touch: WindowTouch) -> None:
    tray = touch.find(Tray)
    touch.select(slots=(0,))
    gone = touch.song.arrangement.order[0].section
    touch.run("delete")
    tray.show_shelf()
    assert tray.shelf.keys == (gone,)
    assert "Verse: 4 bars · 2 parts" in tray.shelf.describe(gone)
    with touch.one_step():
        double_click(tray.shelf, gone)
    assert not tray.shelf.keys
    touch.run("undo")
    with touch.one_step():
        tray.shelf_menu.delete(gone)
    assert gone not in touch.song.sections


def test_a_piece_is_copied_and_removed_from_its_menu(touch: WindowTouch) -> None:
    tray = touch.find(Tray)
    with touch.one_step():
        tray.piece_menu.duplicate(HOOK)
    copy = next(key for key in touch.song.pieces if key not in {HOOK, BEAT})
    with touch.one_step():
        tray.piece_menu.remove(copy)
    assert set(touch.song.pieces) == {HOOK, BEAT}


def test_the_menu_of_a_piece_offers_to_place_it_only_where_a_cell_is_selected(touch: WindowTouch) -> None:
    def place() -> QAction:
        actions = touch.find(Tray).piece_menu.menu(HOOK).actions()
        return next(action for action in actions if action.text() == say("piece-place"))

    assert not place().isEnabled()
    touch.select_cell(1, 1)
    assert place().isEnabled()


def test_the_tray_and_the_details_can_be_hidden_for_a_larger_board(touch: WindowTouch) -> None:
    for code, panel in (
        ("show-tray", touch.window.workspace.tray),
        ("show-inspector", touch.window.workspace.inspector),
    ):
        assert touch.window.commands[code].isChecked()
        touch.run(code)
        assert not panel.isVisible()
        assert not touch.window.commands[code].isChecked()
        touch.run(code)
        assert panel.isVisible()
