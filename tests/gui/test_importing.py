"""A file that pieces are to come from is read beside the window, shows how far it is, and can be given up."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from arrangeboard.app.pieces.reading import SourceReading
from arrangeboard.exchange.sources import PieceSource
from arrangeboard.words import say
from tests.gui.window_touch import WindowTouch
from tests.unit.app.loop_files import two_tracks
from tests.unit.board.songs import small_song


@pytest.fixture
def touch(qtbot: QtBot) -> WindowTouch:
    return WindowTouch(qtbot, small_song())


def test_the_tracks_of_a_file_come_through_another_process(touch: WindowTouch, tmp_path: Path) -> None:
    found: list[PieceSource] = []
    touch.window.deeds.importing.read(two_tracks(tmp_path / "tune.mid"), found.append)
    assert found == []
    assert "tune.mid" in touch.hint

    touch.qtbot.waitUntil(lambda: bool(found))
    assert [track.name for track in found[0].tracks] == ["Flute", "Bass"]
    assert "tune.mid" not in touch.hint


def test_a_long_reading_shows_its_progress_and_can_be_cancelled(
    touch: WindowTouch, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(SourceReading, "answer", lambda _: None)
    touch.window.deeds.importing.read(two_tracks(tmp_path / "tune.mid"), lambda _: pytest.fail("taken"))
    touch.qtbot.waitUntil(lambda: "tune.mid" in touch.said)
    stop = next(
        one for one in touch.window.messages.findChildren(QPushButton) if one.text() == say("busy-cancel")
    )
    stop.click()

    assert not touch.window.deeds.importing.is_busy
    assert touch.said == ""
