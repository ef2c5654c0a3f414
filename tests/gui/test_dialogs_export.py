"""The export dialog: its options, what it warns of, and what it writes."""

from pathlib import Path

import mido
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from arrangeboard.gui.dialogs.export_dialog import ExportDialog
from arrangeboard.gui.dialogs.export_fields import CHOICES
from arrangeboard.midi.export_options import ExportOptions
from arrangeboard.midi.exporting.programs import programs
from arrangeboard.storage.settings import Settings
from tests.gui.window_touch import WindowTouch
from tests.unit.board.songs import small_song


@pytest.fixture
def touch(qtbot: QtBot) -> WindowTouch:
    return WindowTouch(qtbot, small_song())


@pytest.fixture
def music(tmp_path: Path) -> Path:
    folder = tmp_path / "Music"
    folder.mkdir()
    return folder


@pytest.fixture
def dialog(touch: WindowTouch, music: Path) -> ExportDialog:
    return open_dialog(touch, music)


def open_dialog(touch: WindowTouch, folder: Path) -> ExportDialog:
    dialog = ExportDialog(touch.window.desk, Settings(folder=str(folder)), touch.window)
    dialog.open()
    return dialog


def choose(dialog: ExportDialog, name: str, value: object) -> None:
    dialog.fields[name].show_value(value)
    dialog.fields[name].activated.emit(dialog.fields[name].currentIndex())


def test_every_option_can_be_chosen_and_begins_as_it_is_set(dialog: ExportDialog) -> None:
    defaults = ExportOptions()
    for name, values in CHOICES.items():
        assert dialog.fields[name].value() == getattr(defaults, name)
        for value in values:
            choose(dialog, name, value)
            assert getattr(dialog.options, name) == value


def test_every_known_program_can_be_chosen_to_read_the_file(dialog: ExportDialog) -> None:
    assert dialog.fields["program"].count() == len(programs())


def test_what_a_program_loses_is_said_as_soon_as_it_is_chosen(dialog: ExportDialog) -> None:
    told = {}
    for one in programs():
        choose(dialog, "program", one.code)
        told[one.code] = dialog.notices.sentences
        assert told[one.code]
    assert len({tuple(sentences) for sentences in told.values()}) > 2


def type_path(dialog: ExportDialog, path: Path | str) -> None:
    dialog.file.line.selectAll()
    QTest.keyClicks(dialog.file.line, str(path))


def enter(dialog: ExportDialog) -> None:
    QTest.keyClick(dialog.file.line, Qt.Key.Key_Return)


def markers(path: Path) -> list[str]:
    written = mido.MidiFile(path)
    return [message.text for track in written.tracks for message in track if message.type == "marker"]


def test_enter_writes_at_once_to_the_file_that_is_offered(dialog: ExportDialog, music: Path) -> None:
    assert dialog.file.line.text() == str(music / "Small.mid")
    assert "new file" in dialog.file.about.text()
    enter(dialog)
    assert markers(music / "Small.mid") == ["Verse", "Chorus 1", "Chorus 2"]
    assert "Small.mid" in dialog.result_words.text()
    assert not dialog.reveal.isHidden()


def test_the_name_is_marked_so_that_typing_gives_another(dialog: ExportDialog, music: Path) -> None:
    assert dialog.file.line.selectedText() == "Small"
    QTest.keyClicks(dialog.file.line, "Skeleton")
    enter(dialog)
    assert [path.name for path in music.iterdir()] == ["Skeleton.mid"]


def test_a_file_is_looked_for_in_a_dialog_of_its_own(
    dialog: ExportDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen = str(tmp_path / "found"), ""
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args, **_named: chosen)
    dialog.file.browse.click()
    assert dialog.file.line.text() == str(tmp_path / "found.mid")


@pytest.mark.parametrize("typed", ["", "   "])
def test_without_a_name_nothing_can_be_written(dialog: ExportDialog, typed: str, music: Path) -> None:
    dialog.file.line.selectAll()
    QTest.keyClick(dialog.file.line, Qt.Key.Key_Delete)
    QTest.keyClicks(dialog.file.line, typed)
    assert not dialog.write.isEnabled()
    assert "Type a name" in dialog.file.about.text()
    enter(dialog)
    assert list(music.iterdir()) == []


def test_an_earlier_export_is_replaced_after_the_dialog_has_said_so(touch: WindowTouch, music: Path) -> None:
    enter(open_dialog(touch, music))
    touch.run("double-last-chorus")
    again = open_dialog(touch, music)
    assert again.file.line.text() == str(music / "Small.mid")
    assert "Replaces your earlier export" in again.file.about.text()
    enter(again)
    assert markers(music / "Small.mid")[-1] == "Chorus 3"


FOREIGN = {"midi": b"MThd\0\0\0\6\0\0\0\1\1\xe0MTrk\0\0\0\4\0\xff\x2f\0", "other": b"RIFF, not MIDI at all"}


@pytest.mark.parametrize("kind", ["midi", "other"])
def test_what_others_have_made_is_replaced_only_when_that_is_asked_for(
    dialog: ExportDialog, music: Path, kind: str
) -> None:
    taken = music / "mine.mid"
    taken.write_bytes(FOREIGN[kind])
    type_path(dialog, taken)
    assert "already" in dialog.file.about.text()
    enter(dialog)
    enter(dialog)
    assert taken.read_bytes() == FOREIGN[kind]
    assert "Replace" in dialog.result_words.text()
    dialog.replace.click()
    assert markers(taken)[0] == "Verse"
    assert dialog.replace.isHidden()


def test_another_name_takes_the_question_back(dialog: ExportDialog, music: Path) -> None:
    (music / "mine.mid").write_bytes(FOREIGN["midi"])
    type_path(dialog, music / "mine.mid")
    enter(dialog)
    assert not dialog.replace.isHidden()
    type_path(dialog, music / "other.mid")
    assert dialog.replace.isHidden()
    assert dialog.result_words.text() == ""


def test_the_file_that_is_offered_is_never_one_of_others(touch: WindowTouch, music: Path) -> None:
    (music / "Small.mid").write_bytes(FOREIGN["midi"])
    assert open_dialog(touch, music).file.line.text() == str(music / "Small (arranged).mid")
    (music / "Small (arranged).mid").write_bytes(FOREIGN["other"])
    assert open_dialog(touch, music).file.line.text() == str(music / "Small (arranged 2).mid")


def test_variants_are_offered_files_of_their_own(touch: WindowTouch, music: Path) -> None:
    touch.run("new-variant")
    name = touch.song.arrangement.name
    assert open_dialog(touch, music).file.line.text() == str(music / f"Small - {name}.mid")


def test_one_file_for_each_instrument_is_shown_before_and_counted_after(
    dialog: ExportDialog, music: Path
) -> None:
    choose(dialog, "division", "lane")
    assert "2 new files" in dialog.file.about.text()
    assert "Small - 01 Vocal.mid" in dialog.file.about.text()
    enter(dialog)
    assert sorted(path.name for path in music.iterdir()) == ["Small - 01 Vocal.mid", "Small - 02 Drums.mid"]
    assert "2 files" in dialog.result_words.text()
    assert "replaces your earlier export" in dialog.file.about.text()


def test_one_of_several_files_that_others_have_made_is_asked_about(dialog: ExportDialog, music: Path) -> None:
    (music / "Small - 02 Drums.mid").write_bytes(FOREIGN["other"])
    choose(dialog, "division", "lane")
    enter(dialog)
    assert "Small - 02 Drums.mid" in dialog.result_words.text()
    assert [path.name for path in music.iterdir()] == ["Small - 02 Drums.mid"]


def test_where_nothing_can_be_written_the_reason_is_said_and_nothing_is_there(
    dialog: ExportDialog, music: Path
) -> None:
    type_path(dialog, music / "no" / "folder" / "skeleton.mid")
    enter(dialog)
    assert dialog.result_words.text()
    assert dialog.reveal.isHidden()
    assert list(music.iterdir()) == []


def test_the_options_and_the_folder_that_were_used_are_remembered(touch: WindowTouch, tmp_path: Path) -> None:
    touch.run("export-midi")
    dialog = touch.find(ExportDialog)
    choose(dialog, "chords", "text")
    type_path(dialog, tmp_path / "skeleton.mid")
    enter(dialog)
    dialog.reject()
    settings = touch.window.settings
    assert (settings.export.chords, settings.folder) == ("text", str(tmp_path))


def test_a_changed_option_takes_back_what_was_said(dialog: ExportDialog) -> None:
    enter(dialog)
    choose(dialog, "chords", "text")
    assert dialog.reveal.isHidden()
    assert dialog.result_words.text() == ""


def test_an_arrangement_without_sections_cannot_be_exported(touch: WindowTouch) -> None:
    touch.select(slots=(0, 1, 2))
    touch.run("delete")
    dialog = ExportDialog(touch.window.desk, Settings(), touch.window)
    assert not dialog.write.isEnabled()
    assert dialog.notices.sentences
