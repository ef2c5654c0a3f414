"""Sockets on the board: told, clicked, filled, and taken as meant."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolTip
from pytestqt.qtbot import QtBot

from arrangeboard.app.selection import Cell, Selection
from arrangeboard.board.sockets import sign_rect, socket_rect
from arrangeboard.fit.missing import Missing, missing, purpose
from arrangeboard.gui.board.board_view import BoardView
from arrangeboard.gui.board.over import hovered
from arrangeboard.gui.tray.fit_chip import FitChip
from arrangeboard.gui.tray.piece_page import PiecePage
from arrangeboard.song.edits.accepting import set_strictness
from arrangeboard.song.ids import SlotId
from tests.gui.window_touch import WindowTouch
from tests.unit.fit.heat_songs import TUNE, VOICE, lane, part, section, song_of

THIRD = section(33)


@pytest.fixture
def touch(qtbot: QtBot) -> WindowTouch:
    """Three verses, the last of them without its voice."""
    sung = [section(31, parts={VOICE: (part(51, TUNE),)}), section(32, parts={VOICE: (part(52, TUNE),)})]
    return WindowTouch(qtbot, song_of([*sung, THIRD], [lane(VOICE)]))


def sockets(touch: WindowTouch) -> list[Missing]:
    return touch.find(BoardView).sockets.in_cell(SlotId(802), VOICE)


def sign(touch: WindowTouch) -> QPoint:
    """Where the sign of the socket is in the view."""
    board = touch.find(BoardView)
    rect = socket_rect(board.scene, sockets(touch)[0])
    assert rect is not None
    at = board.frame.in_view(sign_rect(rect))
    return QPoint(round(at.x + at.width / 2), round(at.y + at.height / 2))


def middle(touch: WindowTouch) -> QPoint:
    board = touch.find(BoardView)
    at = board.frame.in_view(board.scene.geometry.cell(2, 0))
    return QPoint(round(at.x + at.width / 2), round(at.y + at.height / 2))


def test_pointing_at_a_socket_says_why_it_is_there(touch: WindowTouch) -> None:
    QTest.mouseMove(touch.find(BoardView).viewport(), middle(touch))
    assert touch.hint.startswith("No melody here: verse 1 and verse 2 have one.")


def test_the_reason_of_a_socket_is_its_tooltip_and_goes_with_it(touch: WindowTouch) -> None:
    viewport = touch.find(BoardView).viewport()
    QTest.mouseMove(viewport, QPoint(3, 3))
    QTest.mouseMove(viewport, middle(touch))
    assert viewport.toolTip() == "No melody here: verse 1 and verse 2 have one."
    QTest.mouseMove(viewport, QPoint(3, 3))
    assert not viewport.toolTip()


def test_the_sign_lies_over_the_ghost_of_what_a_click_adds(touch: WindowTouch) -> None:
    board = touch.find(BoardView)
    QTest.mouseMove(board.viewport(), middle(touch))
    sign_items = board.sockets.sign()
    assert sign_items
    assert hovered(board)[-len(sign_items) :] == sign_items
    QTest.mouseMove(board.viewport(), QPoint(3, 3))
    assert not board.sockets.sign()


def test_a_tooltip_that_is_shown_goes_when_the_pointer_leaves_its_socket(touch: WindowTouch) -> None:
    board = touch.find(BoardView)
    QTest.mouseMove(board.viewport(), middle(touch))
    QToolTip.showText(board.viewport().mapToGlobal(middle(touch)), board.viewport().toolTip(), board)
    assert QToolTip.isVisible()
    QTest.mouseMove(board.viewport(), QPoint(3, 3))
    touch.qtbot.waitUntil(lambda: not QToolTip.isVisible(), timeout=2000)


def test_a_screen_reader_hears_what_may_be_missing_in_an_empty_cell(touch: WindowTouch) -> None:
    touch.select_cell(2, 0)
    spoken = touch.find(BoardView).accessibleDescription()
    assert spoken == "verse 3, melody, empty. No melody here: verse 1 and verse 2 have one."
    touch.select_cell(0, 0)
    assert "No melody" not in touch.find(BoardView).accessibleDescription()


def test_a_click_on_the_sign_shows_what_fits_there(touch: WindowTouch) -> None:
    at = sign(touch)
    QTest.mouseClick(touch.find(BoardView).viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert touch.document.selection.cells == {Cell(SlotId(802), VOICE)}
    assert touch.document.step == 0
    assert touch.find(FitChip).isChecked()
    touch.find(PiecePage).fit_order.settle()
    assert touch.find(PiecePage).strip.keys[0] == TUNE


def test_a_click_beside_the_sign_adds_the_likeliest_part_and_the_socket_goes(touch: WindowTouch) -> None:
    with touch.one_step():
        QTest.mouseClick(touch.find(BoardView).viewport(), Qt.MouseButton.LeftButton, pos=middle(touch))
        assert not sockets(touch)


def test_left_empty_on_purpose_is_asked_no_more_until_it_is_asked_again(touch: WindowTouch) -> None:
    touch.select_cell(2, 0)
    touch.run("left-empty")
    assert touch.song.accepted == (purpose(THIRD.id, VOICE),)
    assert not sockets(touch)
    touch.run("left-empty")
    assert not touch.song.accepted
    assert len(sockets(touch)) == 1
    touch.run("undo")
    assert not sockets(touch)


def test_with_nothing_selected_the_cell_in_focus_is_left_empty(touch: WindowTouch) -> None:
    touch.document.select(Selection(focus=Cell(SlotId(802), VOICE)))
    assert touch.window.commands["left-empty"].isEnabled()
    touch.run("left-empty")
    assert touch.song.accepted == (purpose(THIRD.id, VOICE),)


def test_where_nothing_is_missing_it_is_said(touch: WindowTouch) -> None:
    touch.select_cell(0, 0)
    touch.run("left-empty")
    assert "Nothing seems to be missing" in touch.hint
    assert touch.document.step == 0


def test_a_song_that_may_do_as_it_likes_has_no_sockets(touch: WindowTouch) -> None:
    touch.document.apply("step-set-strictness", lambda song: set_strictness(song, "free"), strictness="")
    assert not sockets(touch)


def test_without_marks_of_fit_there_are_no_sockets(touch: WindowTouch) -> None:
    touch.run("show-fit")
    assert not sockets(touch)
    assert missing(touch.song, touch.song.arrangement)
    touch.run("show-fit")
    assert sockets(touch)
