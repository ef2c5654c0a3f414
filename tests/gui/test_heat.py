"""How well pieces would fit, while they hang over the board and in the tray of a selected cell."""

from collections.abc import Iterator

import pytest
from msgspec import structs
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from arrangeboard.app.selection import Cell, Selection
from arrangeboard.board.items import Text
from arrangeboard.gui.board.board_view import BoardView
from arrangeboard.gui.board.drops import PIECE_MIME
from arrangeboard.gui.tray.fit_chip import FitChip
from arrangeboard.gui.tray.piece_page import PiecePage
from arrangeboard.gui.tray.piece_strip import PieceStrip
from arrangeboard.gui.tray.tray import Tray
from arrangeboard.song.ids import PieceId
from arrangeboard.song.values import Song
from arrangeboard.words import say
from tests.gui.window_touch import WindowTouch
from tests.unit.fit.heat_songs import (
    BAR,
    BEATS,
    DRUMS,
    OTHER,
    TUNE,
    VOICE,
    beat,
    lane,
    part,
    section,
    song_of,
    tune,
)

SHIFT, NONE = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.NoModifier
LOW = OTHER


def two_verses() -> Song:
    """A voice that sings its tune in the first of two verses; another tune lies a fourth too low."""
    first = section(31, parts={VOICE: (part(51, TUNE),)})
    return song_of([first, section(32)], [lane(VOICE), lane(DRUMS, "rhythm")], [tune(LOW, up=-5, name="Low")])


@pytest.fixture
def touch(qtbot: QtBot) -> WindowTouch:
    return WindowTouch(qtbot, two_verses())


class Hanging:
    """A piece of the tray that hangs over a cell of the board."""

    def __init__(self, touch: WindowTouch, piece: PieceId) -> None:
        self.board = touch.find(BoardView)
        self._data = QMimeData()
        self._data.setData(PIECE_MIME, str(piece).encode())

    def over(self, slot: int, row: int, held: Qt.KeyboardModifier = NONE) -> QPoint:
        at, view = self._at(slot, row), self.board.viewport()
        keys = Qt.DropAction.CopyAction, self._data, Qt.MouseButton.LeftButton, held
        QApplication.sendEvent(view, QDragEnterEvent(at, *keys))
        QApplication.sendEvent(view, QDragMoveEvent(at, *keys))
        self.board.grab()
        return at

    def drop(self, slot: int, row: int, held: Qt.KeyboardModifier = NONE) -> None:
        at, keys = self.over(slot, row, held), (self._data, Qt.MouseButton.LeftButton, held)
        QApplication.sendEvent(
            self.board.viewport(), QDropEvent(at.toPointF(), Qt.DropAction.CopyAction, *keys)
        )

    def leave(self) -> None:
        QApplication.sendEvent(self.board.viewport(), QDragLeaveEvent())

    def numbers(self) -> set[str]:
        """The texts that are drawn over the board."""
        self.board.warmth.settle()
        return {item.text for item in self.board.drops.layers().ground if isinstance(item, Text)}

    def _at(self, slot: int, row: int) -> QPoint:
        rect = self.board.frame.in_view(self.board.scene.geometry.cell(slot, row))
        return QPoint(round(rect.x + 3), round(rect.y + rect.height / 2))


def signs(texts: set[str]) -> Iterator[str]:
    return (text for text in texts if text.startswith(("+", "−")))


def test_the_hint_says_how_well_a_piece_fits_and_what_would_mend_it(touch: WindowTouch) -> None:
    Hanging(touch, LOW).over(1, 0)
    assert "5 semitones up it would be" in touch.hint
    assert "Hold Shift" in touch.hint
    Hanging(touch, TUNE).over(1, 0)
    assert touch.hint.startswith("Fits ")
    assert "semitones" not in touch.hint


def test_a_screen_reader_hears_how_well_the_piece_in_the_hand_fits(touch: WindowTouch) -> None:
    touch.select_cell(0, 0)
    held = touch.find(BoardView).accessibleDescription()
    hanging = Hanging(touch, LOW)
    hanging.over(1, 0)
    assert "5 semitones up it would be" in hanging.board.accessibleDescription()
    hanging.leave()
    assert hanging.board.accessibleDescription() == held


def test_other_cells_of_the_lane_show_their_number_and_sign(touch: WindowTouch) -> None:
    hanging = Hanging(touch, LOW)
    hanging.over(0, 0)
    assert list(signs(hanging.numbers())) == ["+5"]


def test_shift_takes_the_mend_along_in_one_step(touch: WindowTouch) -> None:
    hanging = Hanging(touch, LOW)
    with touch.one_step():
        hanging.drop(1, 0, SHIFT)
    placed = touch.song.sections[section(32).id].parts[VOICE][0]
    assert (placed.piece, placed.transpose) == (LOW, 5)


def test_without_shift_a_piece_is_placed_as_it_is(touch: WindowTouch) -> None:
    Hanging(touch, LOW).drop(1, 0)
    assert touch.song.sections[section(32).id].parts[VOICE][0].transpose == 0


def test_shift_makes_a_variation_where_notes_move_in_time(qtbot: QtBot) -> None:
    song = song_of([section(32)], [lane(VOICE)], [tune(OTHER, late_beats=2, name="Late")])
    touch = WindowTouch(qtbot, song)
    with touch.one_step():
        Hanging(touch, OTHER).drop(0, 0, SHIFT)
    placed = touch.song.sections[section(32).id].parts[VOICE][0]
    assert placed.piece is not None
    assert touch.song.pieces[placed.piece].written == tune().written
    assert touch.song.pieces[OTHER].written == song.pieces[OTHER].written


def test_nothing_is_found_any_more_once_the_piece_has_left(touch: WindowTouch) -> None:
    hanging = Hanging(touch, LOW)
    hanging.over(1, 0)
    hanging.leave()
    assert not hanging.board.warmth.is_working


def test_a_beat_has_no_heat_on_a_voice(touch: WindowTouch) -> None:
    hanging = Hanging(touch, BEATS)
    hanging.over(1, 0)
    assert "Fits" not in touch.hint


def test_of_a_beat_over_drums_the_length_is_told(touch: WindowTouch) -> None:
    hanging = Hanging(touch, BEATS)
    hanging.over(1, 1)
    assert touch.hint.startswith(say("heat-drums-even"))
    assert say("heat-even") in hanging.numbers()


def test_of_a_beat_that_is_cut_short_that_is_told(qtbot: QtBot) -> None:
    long = structs.replace(beat(OTHER), length_ticks=3 * BAR)
    touch = WindowTouch(qtbot, song_of([section(31)], [lane(DRUMS, "rhythm")], [long]))
    Hanging(touch, OTHER).over(0, 0)
    assert touch.hint.startswith(say("heat-drums-cut"))


def test_badges_give_way_to_the_figures_of_what_hangs_over_the_board(touch: WindowTouch) -> None:
    hanging = Hanging(touch, LOW)
    assert not hanging.board.warmth.is_followed
    hanging.over(1, 0)
    assert hanging.board.warmth.is_followed
    hanging.leave()
    assert not hanging.board.warmth.is_followed


def sorted_by_fit(touch: WindowTouch, slot: int, row: int) -> PieceStrip:
    touch.select_cell(slot, row)
    QTest.mouseClick(touch.find(FitChip), Qt.MouseButton.LeftButton)
    touch.find(PiecePage).fit_order.settle()
    return touch.find(PieceStrip)


def test_the_chip_is_there_only_while_a_cell_is_selected(touch: WindowTouch) -> None:
    chip = touch.find(PiecePage).fits_here
    assert not chip.isVisible()
    touch.select_cell(1, 0)
    assert chip.isVisible()
    assert "the worst" not in chip.toolTip()


def test_of_several_cells_the_worst_counts(qtbot: QtBot) -> None:
    higher = section(32, symbols=("D", "Bm", "G", "A"))
    touch = WindowTouch(qtbot, song_of([section(31), higher], [lane(VOICE)]))
    page = touch.find(PiecePage)
    strip = sorted_by_fit(touch, 0, 0)
    well = page.fit_order.rank(TUNE)
    slots = [slot.id for slot in touch.song.arrangement.order]
    touch.document.select(Selection(cells=frozenset(Cell(slot, VOICE) for slot in slots)))
    page.fit_order.settle()
    both = page.fit_order.rank(TUNE)
    assert well is not None
    assert both is not None
    assert (both.heat.as_is or 0) < (well.heat.as_is or 0)
    assert both.heat.mend.is_nothing
    assert page.fits_here.isVisible()
    assert "the worst of them counts" in page.fits_here.toolTip()
    assert "Fits" in strip.describe(TUNE)


def test_the_tray_is_sorted_by_how_well_pieces_fit_the_selected_cell(touch: WindowTouch) -> None:
    strip = touch.find(PieceStrip)
    before = strip.keys
    strip = sorted_by_fit(touch, 1, 0)
    assert strip.keys == (TUNE, LOW, BEATS)
    assert "5 semitones up it would be" in strip.describe(LOW)
    assert "Not for this instrument" in strip.describe(BEATS)
    QTest.mouseClick(touch.find(FitChip), Qt.MouseButton.LeftButton)
    assert strip.keys == before
    assert "semitones" not in strip.describe(LOW)


def test_another_cell_ranks_anew(touch: WindowTouch) -> None:
    strip = sorted_by_fit(touch, 1, 0)
    touch.select_cell(1, 1)
    touch.find(PiecePage).fit_order.settle()
    assert strip.keys[0] == BEATS


def test_a_ranked_piece_is_put_into_the_selected_cell_with_its_mend(touch: WindowTouch) -> None:
    sorted_by_fit(touch, 1, 0)
    tray = touch.find(Tray)
    menu = tray.piece_menu.menu(LOW)
    mended = next(one for one in menu.actions() if "5 semitones up" in one.text())
    with touch.one_step():
        mended.trigger()
    placed = touch.song.sections[section(32).id].parts[VOICE][0]
    assert (placed.piece, placed.transpose) == (LOW, 5)
