"""Playhead and loop on the board: standing and looping by hand on the strip, and following while it plays."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from arrangeboard.app.selection import Selection
from arrangeboard.board.hit import Strip
from arrangeboard.board.playback import playhead_x
from arrangeboard.gui.header.readouts import Readouts
from arrangeboard.gui.playing.follow import Follow
from arrangeboard.gui.window.status_strip import StatusStrip
from arrangeboard.words import say
from tests.gui.board_mouse import CTRL, NONE, BoardMouse
from tests.gui.playing_touch import KeptTransport, PlayingTouch, kept_transport, wait_for
from tests.unit.board.songs import BAR, CHORUS_1, CHORUS_2, VERSE_1


@pytest.fixture(scope="module")
def transport() -> Iterator[KeptTransport]:
    with kept_transport() as kept:
        yield kept


@pytest.fixture
def touch(qtbot: QtBot, transport: KeptTransport) -> PlayingTouch:
    return PlayingTouch(qtbot, transport)


def mouse(touch: PlayingTouch) -> BoardMouse:
    return BoardMouse(touch.window.board)


def on_strip(touch: PlayingTouch, tick: float, *, in_ruler: bool = False) -> QPoint:
    """A point of the strip over a tick."""
    board = touch.window.board
    x = board.frame.view_x(playhead_x(board.scene.geometry, tick))
    strip = board.frame.strip
    return QPoint(round(x), round(strip.y + 6 if in_ruler else strip.bottom - 6))


def said(touch: PlayingTouch) -> str:
    """What the status line says."""
    strip = touch.window.statusBar()
    assert isinstance(strip, StatusStrip)
    return strip.hint.text()


def shown_tick(touch: PlayingTouch) -> float | None:
    return touch.window.board.playhead.tick


def test_a_click_on_the_strip_stands_at_the_nearest_bar(touch: PlayingTouch) -> None:
    touch.select(slots=(1,))
    mouse(touch).click(on_strip(touch, 6.3 * BAR))
    assert touch.playing.tick == 6 * BAR == shown_tick(touch)
    assert touch.document.selection == Selection(slots=frozenset({CHORUS_1})), "nothing is let go of"


def test_a_click_on_a_sections_header_stands_at_its_start(touch: PlayingTouch) -> None:
    mouse(touch).click(mouse(touch).section(2))
    assert touch.playing.tick == 12 * BAR == shown_tick(touch)
    assert touch.find(Readouts).place.accessibleName().startswith("13 . 1 . 1")
    touch.key(Qt.Key.Key_Space)
    touch.wait_past(12.5 * BAR)


def test_a_click_on_anything_else_moves_neither_playhead_nor_clock(touch: PlayingTouch) -> None:
    touch.playing.locate(5 * BAR)
    hand = mouse(touch)
    for where in (hand.cell(1, 0), hand.lane(1), hand.edge(0)):
        hand.click(where)
        assert touch.playing.tick == 5 * BAR == shown_tick(touch)
        assert touch.find(Readouts).place.accessibleName().startswith("6 . 1 . 1")


def test_while_it_plays_a_header_is_selected_and_nothing_jumps(touch: PlayingTouch) -> None:
    touch.run("play")
    touch.wait_past(BAR / 4)
    mouse(touch).click(mouse(touch).section(2))
    assert touch.document.selection == Selection(slots=frozenset({CHORUS_2}))
    assert touch.playing.tick < 10 * BAR


def test_a_click_with_ctrl_stands_at_the_beat(touch: PlayingTouch) -> None:
    mouse(touch).click(on_strip(touch, 6.28 * BAR), CTRL)
    assert touch.playing.tick == 6.25 * BAR


def test_a_click_while_playing_goes_on_from_there(touch: PlayingTouch) -> None:
    touch.run("play")
    touch.wait_past(0.5 * BAR)
    mouse(touch).click(on_strip(touch, 14 * BAR))
    wait_for(lambda: touch.playing.tick > 14 * BAR)
    assert touch.playing.is_running


def test_the_pointer_over_the_strip_shows_where_a_click_would_stand(touch: PlayingTouch) -> None:
    board = touch.window.board
    still = board.viewport().grab().toImage()
    at = on_strip(touch, 6.2 * BAR)
    mouse(touch).hover(at)
    assert board.hand.hover == Strip(6 * BAR)
    assert said(touch) == say("board-hint-strip")
    lit = board.viewport().grab().toImage()
    line = on_strip(touch, 6 * BAR)
    assert lit.pixelColor(line.x(), line.y()) != still.pixelColor(line.x(), line.y())


def test_a_drag_over_the_strip_loops_the_sections_it_touches(touch: PlayingTouch) -> None:
    mouse(touch).drag(on_strip(touch, 11 * BAR), on_strip(touch, 13 * BAR))
    assert touch.window.board.loop == (CHORUS_1, CHORUS_2)
    mouse(touch).drag(on_strip(touch, 3 * BAR), on_strip(touch, 1 * BAR))
    assert touch.playing.loop == (VERSE_1,)
    assert touch.document.step == 0


def test_a_loop_being_drawn_says_what_it_repeats_and_escape_drops_it(touch: PlayingTouch) -> None:
    hand = mouse(touch)
    hand.press(on_strip(touch, 1 * BAR))
    hand.move(on_strip(touch, 3 * BAR))
    hand.move(on_strip(touch, 6 * BAR))
    names = touch.window.board.scene.names
    words = say("board-hint-loop", first=names[VERSE_1], last=names[CHORUS_1])
    assert said(touch) == words
    touch.key(Qt.Key.Key_Escape)
    hand.release(on_strip(touch, 6 * BAR))
    assert touch.playing.loop == ()


def test_a_double_click_on_its_band_ends_the_loop_and_elsewhere_does_not(touch: PlayingTouch) -> None:
    touch.playing.set_loop((CHORUS_1,))
    mouse(touch).double_click(on_strip(touch, 2 * BAR, in_ruler=True))
    mouse(touch).double_click(on_strip(touch, 6 * BAR))
    assert touch.playing.loop == (CHORUS_1,)
    mouse(touch).double_click(on_strip(touch, 6 * BAR, in_ruler=True))
    assert not touch.window.board.loop
    assert touch.playing.tick == 6 * BAR, "a click on the band stands there, as beside it"


def test_the_band_of_the_whole_song_grows_with_it(touch: PlayingTouch) -> None:
    touch.run("loop-song")
    touch.run("add-section")
    assert len(touch.window.board.loop) == len(touch.song.arrangement.order) == 4


def menu_action(code: str) -> QAction:
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return next(action for action in menu.actions() if action.objectName() == code)


def test_the_strips_own_menu_plays_from_the_place_pointed_at(touch: PlayingTouch) -> None:
    touch.select(slots=(2,))
    touch.window.board.context_menu_requested.emit(Strip(6 * BAR), touch.window.mapToGlobal(QPoint(400, 200)))
    menu_action("play-from-here").trigger()
    menu = QApplication.activePopupWidget()
    assert menu is not None
    menu.close()
    assert touch.playing.tick >= 6 * BAR
    assert touch.playing.tick < 12 * BAR
    QTest.qWait(20)
    touch.run("play-from-here")
    assert touch.playing.tick >= 12 * BAR, "with the menu gone, here is the selection again"


def test_a_playhead_at_rest_looks_different_from_one_that_runs(touch: PlayingTouch) -> None:
    board = touch.window.board
    board.playhead.show(6 * BAR, is_running=False)
    rest = board.viewport().grab().toImage()
    board.playhead.show(6 * BAR, is_running=True)
    running = board.viewport().grab().toImage()
    flag = on_strip(touch, 6 * BAR)
    inside = QPoint(flag.x(), round(board.frame.strip.y) - 1)
    assert rest.pixelColor(inside) != running.pixelColor(inside)
    header = mouse(touch).section(1, 0.9)
    header.setY(round(board.frame.sections.bottom) - 2)
    assert rest.pixelColor(header) != running.pixelColor(header), "the section that sounds is lit"
    other = mouse(touch).section(2, 0.9)
    assert rest.pixelColor(other) == running.pixelColor(other)


class Paints(QObject):
    """Counts how often a widget is painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.count = 0
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's own name
        """Count, and let it be painted."""
        self.count += event.type() == QEvent.Type.Paint
        return super().eventFilter(watched, event)


def test_only_a_playhead_that_moves_by_a_pixel_is_painted_again(touch: PlayingTouch) -> None:
    board = touch.window.board
    board.playhead.show(6 * BAR, is_running=True)
    QApplication.processEvents()
    paints = Paints(board.viewport())
    board.playhead.show(6 * BAR + 1, is_running=True)
    QApplication.processEvents()
    assert paints.count == 0
    board.playhead.show(6.5 * BAR, is_running=True)
    QApplication.processEvents()
    assert paints.count == 1


def test_the_playhead_stays_with_the_music_when_the_board_is_laid_out_anew(touch: PlayingTouch) -> None:
    touch.playing.locate(12 * BAR)
    board = touch.window.board
    touch.run("zoom-in")
    assert board.playhead.x == board.scene.geometry.slot_left(2)
    touch.select(slots=(0,))
    touch.run("delete")
    wait_for(lambda: board.playhead.x == board.scene.geometry.slot_left(1))


def follow_of(touch: PlayingTouch) -> Follow:
    return touch.window.board.findChildren(Follow)[0]


def zoomed(touch: PlayingTouch) -> None:
    """So near that the board shows only a few bars."""
    touch.window.board.set_zoom(12)
    touch.window.board.horizontalScrollBar().setValue(0)


def scroll(touch: PlayingTouch) -> int:
    return touch.window.board.horizontalScrollBar().value()


def in_sight(touch: PlayingTouch) -> bool:
    board = touch.window.board
    assert board.playhead.x is not None
    return bool(board.frame.ground.x <= board.frame.view_x(board.playhead.x) <= board.frame.width)


def test_the_board_follows_the_playhead_page_by_page(touch: PlayingTouch) -> None:
    zoomed(touch)
    touch.run("play")
    touch.wait_past(4 * BAR)
    assert scroll(touch) > 0
    assert in_sight(touch)


def test_a_hand_that_scrolls_is_let_go_until_following_is_asked_for_again(touch: PlayingTouch) -> None:
    zoomed(touch)
    touch.run("play")
    touch.wait_past(BAR)
    touch.window.board.scrolled_by_hand.emit()
    touch.window.board.horizontalScrollBar().setValue(0)
    touch.wait_past(4 * BAR)
    assert scroll(touch) == 0
    touch.key(Qt.Key.Key_F)
    touch.key(Qt.Key.Key_F)
    wait_for(lambda: scroll(touch) > 0 and in_sight(touch))


def test_playing_again_follows_again(touch: PlayingTouch) -> None:
    zoomed(touch)
    touch.run("play")
    touch.window.board.scrolled_by_hand.emit()
    assert follow_of(touch).is_suspended
    touch.run("play")
    touch.run("play")
    assert not follow_of(touch).is_suspended


def test_the_board_stays_while_a_gesture_is_made_and_where_following_is_off(touch: PlayingTouch) -> None:
    zoomed(touch)
    hand = mouse(touch)
    touch.playing.play_from(4 * BAR)
    hand.press(QPoint(400, 200), NONE)
    hand.move(QPoint(430, 230))
    hand.move(QPoint(460, 260))
    assert touch.window.board.hand.gesture is not None
    here = scroll(touch)
    touch.wait_past(5 * BAR)
    assert scroll(touch) == here
    touch.key(Qt.Key.Key_Escape)
    wait_for(lambda: scroll(touch) > here)
    touch.key(Qt.Key.Key_F)
    touch.window.board.horizontalScrollBar().setValue(0)
    touch.wait_past(7 * BAR)
    assert scroll(touch) == 0
