"""Pieces are taken out of a file: a track is chosen, cut, named and put into the tray."""

from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from arrangeboard.gui.dialogs.pieces.import_dialog import ImportPiecesDialog
from arrangeboard.song.ids import PieceId
from tests.gui.window_touch import WindowTouch
from tests.unit.app.loop_files import two_tracks
from tests.unit.board.songs import small_song

BAR = 3840


@pytest.fixture
def touch(qtbot: QtBot) -> WindowTouch:
    return WindowTouch(qtbot, small_song())


@pytest.fixture
def dialog(touch: WindowTouch, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ImportPiecesDialog:
    chosen = two_tracks(tmp_path / "tune.mid")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(chosen), ""))
    touch.run("import-pieces")
    return shown(touch)


def shown(touch: WindowTouch) -> ImportPiecesDialog:
    def is_shown() -> None:
        assert any(one.isVisible() for one in touch.window.findChildren(ImportPiecesDialog))

    touch.qtbot.waitUntil(is_shown)
    (found,) = touch.window.findChildren(ImportPiecesDialog)
    return found


def spot(dialog: ImportPiecesDialog, tick: int) -> QPoint:
    return QPoint(round(dialog.strip.x_of(tick)), dialog.strip.height() // 2)


def lines(dialog: ImportPiecesDialog) -> list[int]:
    return [one.start_tick for one in dialog.cuts]


def test_phrases_are_proposed_for_the_track_that_plays_most(dialog: ImportPiecesDialog) -> None:
    assert dialog.tracks.currentRow() == 0
    assert lines(dialog) == [0, 4 * BAR - 480]
    assert dialog.pieces.taken() == [0, 1]
    assert dialog.take.text() == "Take 2 pieces"


def test_ticked_pieces_go_into_the_tray_in_one_step_under_their_names(
    touch: WindowTouch, dialog: ImportPiecesDialog
) -> None:
    first, second = dialog.pieces.topLevelItem(0), dialog.pieces.topLevelItem(1)
    assert first is not None
    assert second is not None
    second.setText(0, "Answering line")
    first.setCheckState(0, Qt.CheckState.Unchecked)

    assert dialog.take.text() == "Take one piece"
    with touch.one_step():
        dialog.take.click()
    names = [piece.name for piece in touch.song.pieces.values()]
    assert "Answering line" in names
    assert "Flute A" not in names


def test_a_line_is_dragged_to_another_beat(dialog: ImportPiecesDialog) -> None:
    QTest.mousePress(dialog.strip, Qt.MouseButton.LeftButton, pos=spot(dialog, 4 * BAR - 480))
    QTest.mouseMove(dialog.strip, spot(dialog, 3 * BAR))
    QTest.mouseRelease(dialog.strip, Qt.MouseButton.LeftButton, pos=spot(dialog, 3 * BAR))

    assert lines(dialog) == [0, 3 * BAR]
    assert dialog.cuts[0].end_tick == 3 * BAR


def test_a_double_click_adds_a_line_and_on_it_removes_it(dialog: ImportPiecesDialog) -> None:
    QTest.mouseDClick(dialog.strip, Qt.MouseButton.LeftButton, pos=spot(dialog, 2 * BAR))
    assert lines(dialog) == [0, 2 * BAR, 4 * BAR - 480]
    assert dialog.pieces.topLevelItemCount() == 3

    QTest.mouseDClick(dialog.strip, Qt.MouseButton.LeftButton, pos=spot(dialog, 2 * BAR))
    assert lines(dialog) == [0, 4 * BAR - 480]


def test_keys_walk_the_pieces_and_join_them(dialog: ImportPiecesDialog) -> None:
    dialog.strip.setFocus()
    QTest.keyClick(dialog.strip, Qt.Key.Key_Right)
    assert dialog.pieces.row == 1
    QTest.keyClick(dialog.strip, Qt.Key.Key_Delete)

    assert lines(dialog) == [0]


def test_a_track_and_bars_are_chosen(dialog: ImportPiecesDialog) -> None:
    dialog.first_bar.setValue(5)
    assert [one.end_tick for one in dialog.cuts] == [8 * BAR]
    dialog.first_bar.setValue(1)
    dialog.tracks.setCurrentRow(1)

    assert [(one.start_tick, one.end_tick, one.name) for one in dialog.cuts] == [(0, 4 * BAR, "Bass")]


def test_a_track_is_taken_as_one_piece(touch: WindowTouch, dialog: ImportPiecesDialog) -> None:
    dialog.one_button.click()

    assert [(one.start_tick, one.end_tick) for one in dialog.cuts] == [(0, 8 * BAR)]
    with touch.one_step():
        dialog.take.click()


def test_a_file_can_be_offered_as_one_piece_at_first(touch: WindowTouch, tmp_path: Path) -> None:
    touch.window.deeds.importing.show_file(two_tracks(tmp_path / "loop.mid"), as_one=True)

    assert len(shown(touch).cuts) == 1


def test_a_file_that_cannot_be_read_is_told(touch: WindowTouch, tmp_path: Path) -> None:
    (tmp_path / "noise.mid").write_bytes(b"noise")
    touch.window.deeds.importing.show_file(tmp_path / "noise.mid")

    touch.qtbot.waitUntil(lambda: bool(touch.said))
    assert "noise.mid" in touch.said
    assert touch.window.findChildren(ImportPiecesDialog) == []


def test_the_number_told_is_that_of_new_pieces_and_the_tray_shows_them(
    touch: WindowTouch, dialog: ImportPiecesDialog
) -> None:
    count = len(touch.song.pieces)
    dialog.take.click()
    assert len(touch.song.pieces) == count + 2
    assert "2 new pieces" in touch.said
    strip = touch.window.workspace.tray.pieces
    assert touch.song.pieces[cast("PieceId", strip.current)].name == "Flute A"

    touch.run("import-pieces")
    shown(touch).take.click()
    assert "already" in touch.said
    assert "Flute A" in touch.said
    assert len(touch.song.pieces) == count + 2
