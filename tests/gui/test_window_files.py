"""Open, save, drop and recover: nothing of a song is lost, and nothing is half done."""

from io import BytesIO
from pathlib import Path
from time import time

import mido
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from arrangeboard.app.files import reading
from arrangeboard.gui.opening import recovery_notes
from arrangeboard.gui.opening.recovery_note import RecoveryNote, ago_words
from arrangeboard.gui.opening.recovery_notes import RecoveryNotes
from arrangeboard.gui.window.main_window import MainWindow
from arrangeboard.storage.autosave import Recovered, found, keep, new_recovery_id
from arrangeboard.storage.settings import load_settings
from arrangeboard.storage.song_file import load, save
from arrangeboard.words import say
from tests.gui.window_touch import WindowTouch
from tests.unit.board.songs import small_song


@pytest.fixture
def touch(qtbot: QtBot) -> WindowTouch:
    return WindowTouch(qtbot, small_song())


def midi_bytes(notes: int = 8, *, marker: str = "Chorus") -> bytes:
    track = mido.MidiTrack([mido.MetaMessage("marker", text=marker, time=0)])
    for pitch in range(notes):
        track.append(mido.Message("note_on", note=60 + pitch % 12, velocity=80, time=0))
        track.append(mido.Message("note_off", note=60 + pitch % 12, velocity=0, time=480))
    held = BytesIO()
    mido.MidiFile(type=0, tracks=[track]).save(file=held)
    return held.getvalue()


def change(touch: WindowTouch) -> None:
    touch.run("add-section")


def test_saving_asks_for_a_file_once_and_then_knows_it(touch: WindowTouch, tmp_path: Path) -> None:
    touch.save_path = tmp_path / "mine.arrange"
    change(touch)
    touch.run("save")
    assert load(touch.save_path) == touch.song
    assert not touch.document.is_modified
    touch.save_path = None
    change(touch)
    touch.run("save")
    assert load(tmp_path / "mine.arrange") == touch.song
    assert "mine.arrange" in touch.said


def test_a_title_with_a_mark_says_that_something_is_unsaved(touch: WindowTouch) -> None:
    assert "•" not in touch.window.windowTitle()
    change(touch)
    assert "•" in touch.window.windowTitle()
    touch.run("undo")
    assert "•" not in touch.window.windowTitle()


def test_unsaved_changes_are_asked_about_before_another_song_opens(
    touch: WindowTouch, tmp_path: Path
) -> None:
    other = tmp_path / "other.arrange"
    save(small_song(), other)
    change(touch)
    before = touch.song
    touch.answer = "cancel"
    touch.window.session.open_path(other)
    assert (touch.song, touch.asked) == (before, 1)
    touch.answer = "save"
    touch.save_path = tmp_path / "kept.arrange"
    touch.window.session.open_path(other)
    assert load(tmp_path / "kept.arrange").arrangement.order == before.arrangement.order
    assert touch.document.path == other


def test_where_saving_fails_the_song_stays_open_and_the_reason_is_said(
    touch: WindowTouch, tmp_path: Path
) -> None:
    change(touch)
    touch.answer = "save"
    touch.save_path = tmp_path / "no" / "such" / "folder.arrange"
    touch.run("close-song")
    assert touch.window.session.document is not None
    assert touch.said


@pytest.mark.parametrize("data", [b"", b"not a song", b'{"format": "arrangeboard", "version": 99}'])
def test_a_file_that_cannot_be_opened_leaves_the_song_as_it_was(
    touch: WindowTouch, tmp_path: Path, data: bytes
) -> None:
    broken = tmp_path / "broken.arrange"
    broken.write_bytes(data)
    before, document = touch.song, touch.document
    touch.window.session.open_path(broken)
    assert touch.song is before
    assert touch.document is document
    assert "broken.arrange" in touch.said


def drop(target: QWidget, at: QPoint, path: Path) -> None:
    """Let a file go on a part of the window, which must take it."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(at, Qt.DropAction.CopyAction, data, *keys)
    QApplication.sendEvent(target, enter)
    assert enter.isAccepted()
    event = QDropEvent(QPointF(at), Qt.DropAction.CopyAction, data, *keys)
    QApplication.sendEvent(target, event)
    assert event.isAccepted()


def assert_the_tune_opens(touch: WindowTouch) -> None:
    touch.qtbot.waitUntil(lambda: touch.song.title != "Small")
    assert any(section.name == "Chorus" for section in touch.song.sections.values())
    assert touch.document.is_modified


def test_a_midi_file_dropped_on_the_board_can_become_a_song(touch: WindowTouch, tmp_path: Path) -> None:
    path = tmp_path / "tune.mid"
    path.write_bytes(midi_bytes())
    board = touch.window.board
    drop(board.viewport(), QPoint(200, 200), path)
    touch.qtbot.waitUntil(lambda: any(one.isVisible() for one in board.findChildren(QMenu)))
    (menu,) = (one for one in board.findChildren(QMenu) if one.isVisible())
    assert touch.song.title == "Small"
    next(one for one in menu.actions() if one.text() == say("drop-as-song")).trigger()
    menu.hide()
    assert_the_tune_opens(touch)


def test_a_midi_file_dropped_elsewhere_on_the_window_becomes_a_song(
    touch: WindowTouch, tmp_path: Path
) -> None:
    path = tmp_path / "tune.mid"
    path.write_bytes(midi_bytes())
    drop(touch.window, QPoint(20, 20), path)
    assert_the_tune_opens(touch)


def test_what_an_import_set_aside_can_be_read(touch: WindowTouch, tmp_path: Path) -> None:
    path = tmp_path / "tune.mid"
    path.write_bytes(midi_bytes(marker="#LOOP_START"))
    touch.window.session.open_path(path)
    assert "remark" in touch.said
    assert any(
        one.text() == "Read them" and one.isVisible() for one in touch.window.findChildren(QPushButton)
    )


def test_remarks_are_offered_as_news_until_their_song_is_closed(touch: WindowTouch) -> None:
    messages = touch.window.messages
    touch.window.session.imported.emit(["One bar was cut."])
    assert messages.kind == "noted"
    assert any(one.text() == "Read it" and one.isVisible() for one in messages.findChildren(QPushButton))
    touch.run("close-song")
    assert not messages.isVisible()


def test_what_is_no_midi_file_is_called_by_its_name(touch: WindowTouch, tmp_path: Path) -> None:
    path = tmp_path / "photo.mid"
    path.write_bytes(b"no music")
    touch.window.session.open_path(path)
    touch.qtbot.waitUntil(lambda: "“photo.mid” is not" in touch.said)


def test_a_large_file_is_read_beside_the_window_which_shows_it_and_answers(
    touch: WindowTouch, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "SMALL_BYTES", 0)
    path = tmp_path / "long.mid"
    path.write_bytes(midi_bytes(400))
    touch.window.session.open_path(path)
    assert touch.window.session.reader.is_busy
    assert "long.mid" in touch.said
    touch.qtbot.waitUntil(lambda: not touch.window.session.reader.is_busy, timeout=20_000)
    assert touch.song.pieces


def test_reading_can_be_given_up_and_the_song_stays(
    touch: WindowTouch, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "SMALL_BYTES", 0)
    path = tmp_path / "long.mid"
    path.write_bytes(midi_bytes(400))
    before = touch.song
    touch.window.session.open_path(path)
    touch.window.messages.cancelled.emit()
    assert not touch.window.session.reader.is_busy
    assert touch.song is before


def test_what_a_reading_process_is_told_to_refuse_is_said(
    touch: WindowTouch, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "SMALL_BYTES", 0)
    path = tmp_path / "broken.arrange"
    path.write_bytes(b"no song at all")
    touch.window.session.open_path(path)
    touch.qtbot.waitUntil(
        lambda: "broken.arrange" in touch.said and "Opening" not in touch.said, timeout=20_000
    )
    assert touch.song.title == "Small"


def test_a_folder_is_remembered_once_a_song_is_saved_there_and_never_after_a_refusal(
    touch: WindowTouch, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[str] = []
    chosen = tmp_path / "gone" / "mine.arrange"

    def choose(_parent: object, _title: str, start: str, _kinds: str) -> tuple[str, str]:
        shown.append(start)
        return str(chosen), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    files = touch.window.deeds.files
    touch.window.session.ask_path = files.ask_save_path
    touch.run("save-as")
    assert touch.window.settings.folder == ""
    chosen.parent.mkdir()
    touch.run("save-as")
    assert touch.window.settings.folder == str(chosen.parent)
    chosen.unlink()
    chosen.parent.rmdir()
    touch.run("save-as")
    assert [Path(start).parent for start in shown] == [Path.home(), Path.home(), Path.home()]


def test_the_folder_of_a_file_that_cannot_be_opened_is_not_remembered(
    touch: WindowTouch, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken, whole = tmp_path / "a" / "broken.arrange", tmp_path / "b" / "whole.arrange"
    for path in (broken, whole):
        path.parent.mkdir()
    broken.write_bytes(b"no song")
    save(small_song(), whole)
    for path, folder in ((broken, ""), (whole, str(whole.parent))):
        monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_asked, path=path: (str(path), ""))
        touch.run("open")
        assert touch.window.settings.folder == folder


def test_changes_are_kept_aside_and_let_go_when_the_song_is_saved(
    touch: WindowTouch, home: Path, tmp_path: Path
) -> None:
    change(touch)
    autosaver = touch.window.session.autosaver
    assert autosaver is not None
    autosaver.keep_now()
    touch.qtbot.waitUntil(lambda: bool(list(home.rglob("*.recovery"))))
    touch.save_path = tmp_path / "safe.arrange"
    touch.run("save")
    touch.qtbot.waitUntil(lambda: not list(home.rglob("*.recovery")))


def test_what_a_stopped_program_left_is_offered_and_recovered_as_unsaved(
    qtbot: QtBot, home: Path, tmp_path: Path
) -> None:
    left = _left_behind(tmp_path)
    touch = WindowTouch(qtbot, recovered=(left,))
    note = touch.find(RecoveryNote)
    button = next(one for one in note.findChildren(QPushButton) if one.text() == "Recover")
    button.click()
    assert touch.song.title == "Small"
    assert touch.document.path == tmp_path / "mine.arrange"
    assert touch.document.is_modified
    assert not (home / "recovery" / f"{left.recovery_id}.recovery").exists()


def test_what_is_recovered_can_be_thrown_away(qtbot: QtBot, home: Path, tmp_path: Path) -> None:
    left = _left_behind(tmp_path)
    touch = WindowTouch(qtbot, recovered=(left,))
    note = touch.find(RecoveryNote)
    next(one for one in note.findChildren(QPushButton) if one.text() == "Throw away").click()
    assert not note.isVisible()
    assert not (home / "recovery" / f"{left.recovery_id}.recovery").exists()


def test_what_a_stopped_program_left_still_waits_when_another_song_is_opened_first(
    qtbot: QtBot, tmp_path: Path
) -> None:
    touch = WindowTouch(qtbot, small_song(), recovered=(_left_behind(tmp_path),))
    assert "not saved" in touch.said
    touch.run("close-song")
    assert touch.find(RecoveryNote).isVisible()


def test_what_was_kept_aside_is_spoken_of_once_and_not_in_another_theme_again(
    qtbot: QtBot, tmp_path: Path
) -> None:
    left = (_left_behind(tmp_path),)
    touch = WindowTouch(qtbot, small_song(), recovered=left)
    assert "not saved" in touch.said
    touch.window.use_theme("light")
    assert "not saved" not in touch.said
    later = MainWindow(load_settings(), left)
    qtbot.addWidget(later, before_close_func=lambda _window: later.playing.close())
    later.session.open_new(small_song())
    assert not later.messages.isVisibleTo(later)


def test_several_songs_kept_aside_are_one_line_that_unfolds(qtbot: QtBot, home: Path, tmp_path: Path) -> None:
    left = tuple(_left_behind(tmp_path) for _ in range(3))
    touch = WindowTouch(qtbot, recovered=left)
    notes = touch.find(RecoveryNotes)
    assert "3 songs" in notes.words.text()
    assert not any(note.isVisible() for note in notes.findChildren(RecoveryNote))
    notes.fold.click()
    note = notes.findChildren(RecoveryNote)[0]
    assert note.isVisible()
    next(one for one in note.findChildren(QPushButton) if one.text() == "Throw away").click()
    assert "2 songs" in notes.words.text()
    assert len(list(home.rglob("*.recovery"))) == 2


@pytest.mark.parametrize("is_sure", [True, False])
def test_all_that_was_kept_aside_is_thrown_away_after_one_question(
    qtbot: QtBot, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, is_sure: bool
) -> None:
    touch = WindowTouch(qtbot, recovered=tuple(_left_behind(tmp_path) for _ in range(3)))
    asked: list[str] = []

    def ask(_parent: QWidget, words: str) -> bool:
        asked.append(words)
        return is_sure

    monkeypatch.setattr(recovery_notes, "ask_yes", ask)
    notes = touch.find(RecoveryNotes)
    next(one for one in notes.findChildren(QPushButton) if one.text() == "Throw all away").click()
    assert len(asked) == 1
    assert notes.isVisible() != is_sure
    assert len(list(home.rglob("*.recovery"))) == (0 if is_sure else 3)


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(3, "a minute ago"), (600, "10 minutes ago"), (3600, "an hour ago"), (90_000, "25 hours ago")],
)
def test_how_long_ago_is_said_in_the_unit_that_says_it_best(seconds: float, words: str) -> None:
    assert ago_words(seconds) == words


def _left_behind(folder: Path) -> Recovered:
    recovery_id = new_recovery_id()
    keep(recovery_id, small_song(), folder / "mine.arrange")
    assert found() == ()  # it is held by this very process, which runs
    return Recovered(recovery_id, folder / "mine.arrange", time(), small_song())
