"""How the board is looked at: zoom, scroll, what is painted again, themes, the playhead."""

from collections.abc import Callable

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QImage, QPainter, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from arrangeboard.app.document import Document
from arrangeboard.board.badges import badge_rect
from arrangeboard.board.geometry import ZOOMS
from arrangeboard.gui.board.board_view import BoardView
from arrangeboard.gui.look.theme import theme
from arrangeboard.song.edits.lanes import recolour_lane, rename_lane
from arrangeboard.song.edits.order import move_slots
from arrangeboard.song.edits.parts import fill_cells
from arrangeboard.song.edits.pieces import rename_piece
from arrangeboard.song.edits.sections import rename_section
from arrangeboard.song.ids import PartId
from arrangeboard.song.values import Song, View
from tests.gui.board_touch import CTRL, NONE, SHIFT, Touch
from tests.unit.board.songs import BEAT, CHORUS, CHORUS_1, CHORUS_2, DRUMS, HOOK, VERSE, VOCAL, small_song


@pytest.fixture
def touch(qtbot: QtBot) -> Touch:
    return Touch(qtbot, small_song())


def turn(touch: Touch, at: QPoint, notches: int, held: Qt.KeyboardModifier = NONE) -> None:
    view = touch.board.viewport()
    event = QWheelEvent(
        QPointF(at),
        QPointF(view.mapToGlobal(at)),
        QPoint(),
        QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton,
        held,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view, event)


def test_a_board_never_looked_at_fits_its_window(touch: Touch) -> None:
    geometry, frame = touch.board.scene.geometry, touch.board.frame
    assert 0.85 < geometry.width / (frame.width - frame.strip.x) < 1
    assert frame.scroll_x == 0


def test_a_fitted_board_stays_fitted_when_the_window_takes_its_room(touch: Touch) -> None:
    board = touch.board
    board.fit_all()
    board.resize(board.width() - 120, board.height() - 60)
    QApplication.processEvents()
    bars = board.horizontalScrollBar(), board.verticalScrollBar()
    assert [bar.maximum() for bar in bars] == [0, 0]


def test_a_board_that_was_zoomed_keeps_its_zoom_when_the_window_changes(touch: Touch) -> None:
    board = touch.board
    board.fit_all()
    board.set_zoom(board.zoom * 0.8)
    zoom = board.zoom
    board.resize(board.width() - 120, board.height() - 60)
    QApplication.processEvents()
    assert board.zoom == zoom


def test_a_board_looked_at_before_is_shown_as_it_was(qtbot: QtBot) -> None:
    song = replace(small_song(), view=View(zoom=8.0, lane_height=120, scroll_x=300))
    touch = Touch(qtbot, song)
    assert touch.board.zoom == 8.0
    assert touch.board.scene.geometry.lane_height == 120
    assert touch.board.frame.scroll_x == 300


def test_ctrl_and_the_wheel_zoom_about_the_pointer(touch: Touch) -> None:
    at = touch.cell(1, 0, share=0.25)
    before = touch.board.zoom
    for _ in range(6):
        turn(touch, at, 1, CTRL)
    assert touch.board.zoom > 2 * before
    found = touch.board.target_at(at)
    geometry = touch.board.scene.geometry
    x = touch.board.frame.board_x(at.x())
    assert found == touch.board.target_at(at)
    assert geometry.slot_at(x) == 1
    assert (x - geometry.slot_left(1)) / geometry.slot_width(1) == pytest.approx(0.25, abs=0.02)


def test_the_wheel_scrolls_and_shift_scrolls_sideways(touch: Touch) -> None:
    touch.board.set_zoom(8)
    touch.board.set_lane_height(200)
    touch.board.resize(1000, 400)
    across, down = touch.board.frame.scroll_x, touch.board.frame.scroll_y
    turn(touch, touch.cell(1, 0), -1)
    assert touch.board.frame.scroll_y > down
    assert touch.board.frame.scroll_x == across
    turn(touch, touch.cell(1, 0), -1, SHIFT)
    assert touch.board.frame.scroll_x > across


def test_plus_and_minus_zoom_and_nought_fits_all(touch: Touch) -> None:
    fitted = touch.board.zoom
    touch.key(Qt.Key.Key_Plus)
    assert touch.board.zoom > fitted
    touch.key(Qt.Key.Key_Minus)
    touch.key(Qt.Key.Key_Minus)
    assert touch.board.zoom < fitted
    touch.key(Qt.Key.Key_0)
    assert touch.board.zoom == pytest.approx(fitted)


def test_zoom_keeps_within_its_limits(touch: Touch) -> None:
    touch.board.set_zoom(10_000)
    assert touch.board.zoom == ZOOMS[1]
    touch.board.set_zoom(0)
    far = touch.board.zoom
    touch.board.fit_all()
    assert far == pytest.approx(min(1.0, touch.board.zoom * 0.7), rel=0.1)


def test_how_the_song_is_looked_at_is_kept_with_it_and_no_step(touch: Touch) -> None:
    with touch.no_step():
        touch.board.set_zoom(3.0)
        touch.board.keep_view()
    assert touch.song.view.zoom == 3.0
    assert not touch.document.is_modified


def test_undo_keeps_zoom_and_scroll(touch: Touch) -> None:
    touch.click(touch.cell(1, 1))
    touch.board.set_zoom(6.0)
    touch.board.horizontalScrollBar().setValue(200)
    touch.document.undo()
    assert touch.board.zoom == 6.0
    assert touch.board.frame.scroll_x == 200


def test_walking_scrolls_to_the_focused_cell(touch: Touch) -> None:
    touch.board.set_zoom(10)
    touch.board.horizontalScrollBar().setValue(0)
    touch.key(Qt.Key.Key_End)
    geometry, frame = touch.board.scene.geometry, touch.board.frame
    assert frame.view_x(geometry.slot_left(2)) < frame.width


def painted(board: BoardView) -> QImage:
    return board.viewport().grab().toImage()


EDITS: dict[str, Callable[[Song], Song]] = {
    "fill": lambda song: fill_cells(song, [(CHORUS, DRUMS)], BEAT),
    "clear": lambda song: fill_cells(song, [(VERSE, VOCAL)], HOOK),
    "colour": lambda song: recolour_lane(song, DRUMS, "#4488cc"),
    "lane name": lambda song: rename_lane(song, VOCAL, "Singer"),
    "section name": lambda song: rename_section(song, VERSE, "Strophe"),
    "piece name": lambda song: rename_piece(song, HOOK, "Riff"),
    "order": lambda song: move_slots(song, [CHORUS_2], 0),
}


@pytest.mark.parametrize("name", EDITS)
def test_after_an_edit_the_stale_rectangles_hold_all_that_looks_different(touch: Touch, name: str) -> None:
    board = touch.board
    before = painted(board)
    stale: list[QRect] = []
    board.update_view = lambda rect: stale.append(  # type: ignore[method-assign]  # watched, not replaced
        QRect(int(rect.x) - 1, int(rect.y) - 1, int(rect.width) + 3, int(rect.height) + 3)
    )
    touch.document.apply("step-opened", EDITS[name])
    after = painted(board)
    assert before != after
    mended = QImage(before)
    painter = QPainter(mended)
    for rect in stale or [after.rect()]:
        painter.drawImage(rect.topLeft(), after, rect)
    painter.end()
    assert mended == after


def test_painting_in_pieces_equals_painting_at_once(touch: Touch) -> None:
    board = touch.board
    touch.click(touch.cell(1, 0))
    whole = painted(board)
    pieces = QImage(whole.size(), whole.format())
    pieces.setDevicePixelRatio(whole.devicePixelRatio())
    pieces.fill(0)
    for x in range(0, whole.width(), 170):
        for y in range(0, whole.height(), 90):
            rect = QRect(x, y, 170, 90)
            part = board.viewport().grab(rect).toImage()
            painter = QPainter(pieces)
            painter.drawImage(rect.topLeft(), part)
            painter.end()
    # Smoothed edges of clipped curves may differ by one in 255.
    pairs = zip(bytes(pieces.constBits()), bytes(whole.constBits()), strict=True)
    assert all(abs(one - other) <= 2 for one, other in pairs)


def test_both_themes_paint_and_can_be_switched(touch: Touch) -> None:
    dark = painted(touch.board)
    touch.board.set_theme(theme("light"))
    assert painted(touch.board) != dark
    touch.board.set_theme(theme("dark"))
    assert painted(touch.board) == dark


def test_a_larger_presentation_is_hit_where_it_is_seen(touch: Touch) -> None:
    touch.board.set_theme(theme("dark", 1.5))
    touch.board.fit_all()
    at = touch.cell(1, 0) * 1.5
    touch.click(at)
    assert {ref.slot for ref in touch.document.selection.parts} == {CHORUS_1}


def test_the_playhead_stands_where_the_music_is(touch: Touch) -> None:
    still = painted(touch.board)
    touch.board.playhead.show(touch.board.scene.geometry.starts[1], is_running=True)
    x = round(touch.board.frame.view_x(touch.board.scene.geometry.slot_left(1)))
    moved = painted(touch.board)
    y = round(touch.board.frame.strip.y + 30)
    assert moved.pixelColor(x, y) != still.pixelColor(x, y)
    touch.board.playhead.show(None, is_running=False)
    assert painted(touch.board) == still


def test_another_song_opened_in_the_document_is_shown(touch: Touch) -> None:
    touch.click(touch.cell(1, 0))
    other = replace(small_song(), lanes=small_song().lanes[:1])
    touch.document.open(other)
    assert touch.board.scene.song is touch.document.song
    assert len(touch.board.scene.geometry.lanes) == 1
    painted(touch.board)


def test_a_song_without_sections_or_lanes_can_be_painted(qtbot: QtBot) -> None:
    empty = replace(small_song().arrangements[0], order=())
    for song in (replace(small_song(), arrangements=(empty,)), replace(small_song(), lanes=())):
        touch = Touch(qtbot, song)
        painted(touch.board)
        touch.key(Qt.Key.Key_Right)
        touch.key(Qt.Key.Key_End)
        touch.drag(QPoint(300, 200), QPoint(500, 400))
        touch.key(Qt.Key.Key_0)


def test_a_reorder_slides_and_comes_to_rest(qtbot: QtBot) -> None:
    board = BoardView(Document(small_song()), theme("dark"))
    qtbot.addWidget(board)
    board.resize(1000, 640)
    board.show()
    qtbot.waitExposed(board)
    board.document.apply("step-move-slots", EDITS["order"])
    assert board.slide.now.slots
    painted(board)
    qtbot.waitUntil(lambda: not board.slide.now, timeout=2000)


def test_a_badge_travels_with_its_part(qtbot: QtBot) -> None:
    board = BoardView(Document(small_song()), theme("dark"))
    qtbot.addWidget(board)
    board.resize(1000, 640)
    board.show()
    qtbot.waitExposed(board)
    key = CHORUS_2, VOCAL, PartId(12)
    board.badges.change({key: "strong"})
    board.document.apply("step-move-slots", EDITS["order"])
    with_badge, way = painted(board), board.slide.now.slots[0]
    board.badges.show(on=False)
    place = badge_rect(board.scene, key)
    assert way > 0
    assert place is not None
    seen = board.frame.in_view(place)
    differing = QRect(round(seen.x + way), round(seen.y), round(seen.width), round(seen.height))
    assert with_badge.copy(differing) != painted(board).copy(differing)
    there = QRect(round(seen.x), round(seen.y), round(seen.width), round(seen.height))
    assert with_badge.copy(there) == painted(board).copy(there)


def test_pictures_left_out_in_a_hurry_are_painted_soon(touch: Touch, qtbot: QtBot) -> None:
    true = painted(touch.board)
    touch.board.surface.pictures.begin(0)
    touch.board.set_zoom(touch.board.zoom * 1.2)
    touch.board.set_zoom(touch.board.zoom / 1.2)
    qtbot.waitUntil(lambda: painted(touch.board) == true, timeout=2000)


@pytest.mark.usefixtures("qapp")
def test_a_closed_board_no_longer_listens() -> None:
    document = Document(small_song())
    board = BoardView(document, theme("dark"))
    board.deleteLater()
    QApplication.sendPostedEvents(board, QEvent.Type.DeferredDelete.value)
    document.apply("step-opened", EDITS["fill"])
    assert document.step == 1


def test_a_part_wider_than_any_pixmap_is_painted_where_it_shows(qtbot: QtBot) -> None:
    song = small_song()
    long = replace(song.sections[CHORUS], bars=999)
    touch = Touch(qtbot, replace(song, sections={**song.sections, CHORUS: long}))
    touch.board.set_zoom(ZOOMS[1])
    touch.board.horizontalScrollBar().setValue(200_000)
    geometry, frame = touch.board.scene.geometry, touch.board.frame
    assert geometry.slot_at(frame.board_x(600)) == 1
    y = round(frame.view_y(geometry.lane_top(0) + geometry.lane_height - 12))
    row = painted(touch.board)
    note = touch.board.surface.inks.colour(f"{touch.board.scene.colours[VOCAL]}:note")
    height = range(round(frame.view_y(geometry.lane_top(0))), y)
    assert any(row.pixelColor(x, at) == note for at in height for x in range(300, 900, 7))
