"""The dialog that renders to sound files: its options, the work, and what it leaves behind."""

from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from arrangeboard.gui.dialogs import bounce_fields, folders
from arrangeboard.gui.dialogs.bounce_dialog import BounceDialog
from arrangeboard.gui.dialogs.bounce_fields import CHOICES
from arrangeboard.gui.playing.playing import Playing
from arrangeboard.storage.settings import load_settings
from arrangeboard.words import say
from tests.gui.playing_touch import wait_for
from tests.gui.window_touch import WindowTouch
from tests.unit.board.songs import DRUMS, VERSE_1, VOCAL, small_song

LONG = 4_000_000
"""Microseconds a quarter, at which the song lasts minutes."""


@pytest.fixture
def music(tmp_path: Path) -> Path:
    folder = tmp_path / "Music"
    folder.mkdir()
    return folder


@pytest.fixture
def touch(qtbot: QtBot, music: Path, monkeypatch: pytest.MonkeyPatch) -> WindowTouch:
    monkeypatch.setattr(folders, "music_folder", lambda: str(music))
    return WindowTouch(qtbot, replace(small_song(), microseconds_per_quarter=20_000))


def open_dialog(touch: WindowTouch) -> BounceDialog:
    touch.run("render")
    return touch.find(BounceDialog)


def choose(dialog: BounceDialog, name: str, value: object) -> None:
    dialog.fields[name].show_value(value)
    dialog.fields[name].activated.emit(dialog.fields[name].currentIndex())


def is_offered(dialog: BounceDialog, name: str, value: object) -> bool:
    field = dialog.fields[name]
    at = next(at for at in range(field.count()) if field.value_at(at) == value)
    return bool(field.model().flags(field.model().index(at, 0)) & Qt.ItemFlag.ItemIsEnabled)


def finish(dialog: BounceDialog) -> None:
    wait_for(lambda: dialog.work is None)


def test_enter_renders_the_song_and_says_where_it_is(touch: WindowTouch, music: Path) -> None:
    dialog = open_dialog(touch)
    assert dialog.file.line.text() == str(music / "Small.wav")
    assert "new file" in dialog.file.about.text()
    QTest.keyClick(dialog.file.line, Qt.Key.Key_Return)
    assert dialog.work is not None
    assert dialog.progress.isVisible()
    assert not dialog.write.isEnabled()
    finish(dialog)
    assert (music / "Small.wav").read_bytes()[:4] == b"RIFF"
    assert "Small.wav" in dialog.result_words.text()
    assert dialog.reveal.isVisible()
    assert dialog.focusWidget() is dialog.close_button
    assert not dialog.progress.isVisible()


def test_cancel_leaves_nothing_behind_and_the_dialog_open(touch: WindowTouch, music: Path) -> None:
    touch.document.apply("step-set-song-tempo", lambda song: replace(song, microseconds_per_quarter=LONG))
    dialog = open_dialog(touch)
    choose(dialog, "what", "all")
    dialog.write.click()
    wait_for(lambda: dialog.progress.value() > 0)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    finish(dialog)
    assert dialog.isVisible()
    assert dialog.result_words.text() == say("bounce-cancelled")
    assert list(music.iterdir()) == []
    assert dialog.write.isEnabled()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_closing_the_dialog_ends_the_work(touch: WindowTouch, music: Path) -> None:
    touch.document.apply("step-set-song-tempo", lambda song: replace(song, microseconds_per_quarter=LONG))
    dialog = open_dialog(touch)
    dialog.write.click()
    wait_for(lambda: dialog.progress.value() > 0)
    dialog.close()
    assert dialog.work is None
    assert list(music.iterdir()) == []


def test_each_instrument_becomes_a_file_beside_the_mix(touch: WindowTouch, music: Path) -> None:
    dialog = open_dialog(touch)
    choose(dialog, "what", "all")
    assert "Small stems" in dialog.file.about.text()
    dialog.write.click()
    finish(dialog)
    stems = sorted(path.name for path in (music / "Small stems").iterdir())
    assert stems == ["01 Vocal.wav", "02 Drums.wav"]
    assert (music / "Small.wav").exists()
    assert "3 files" in dialog.result_words.text()


def test_what_others_have_made_is_replaced_only_when_that_is_asked_for(
    touch: WindowTouch, music: Path
) -> None:
    (music / "Small.wav").write_bytes(b"mine")
    dialog = open_dialog(touch)
    assert dialog.file.about.text() == "“Small.wav” is already in the folder “Music”."
    dialog.write.click()
    assert dialog.work is None
    assert "Replace" in dialog.result_words.text()
    assert (music / "Small.wav").read_bytes() == b"mine"
    dialog.replace.click()
    finish(dialog)
    assert (music / "Small.wav").read_bytes()[:4] == b"RIFF"


def test_what_was_rendered_here_is_replaced_without_a_question(touch: WindowTouch, music: Path) -> None:
    first = open_dialog(touch)
    first.write.click()
    finish(first)
    first.reject()
    (music / "Small.wav").write_bytes(b"older")
    again = open_dialog(touch)
    assert again.file.about.text() == say("bounce-replaces")
    again.write.click()
    finish(again)
    assert (music / "Small.wav").read_bytes()[:4] == b"RIFF"


def test_every_option_can_be_chosen_and_is_remembered(touch: WindowTouch) -> None:
    dialog = open_dialog(touch)
    wanted = {"what": "sections", "kind": "wav", "bits": 32, "rate": 48_000, "ending": "cut"}
    for name, values in CHOICES.items():
        assert dialog.fields[name].value() == getattr(dialog.choices, name)
        for value in values:
            assert dialog.fields[name].itemText(values.index(value))
    for name, value in wanted.items():
        choose(dialog, name, value)
    choose(dialog, "is_limited", False)
    dialog.write.click()
    finish(dialog)
    kept = load_settings().bounce
    assert {name: getattr(kept, name) for name in wanted} == wanted
    assert not kept.is_limited


def test_another_format_takes_its_ending_and_what_it_can_hold(touch: WindowTouch) -> None:
    dialog = open_dialog(touch)
    choose(dialog, "bits", 32)
    choose(dialog, "kind", "flac")
    assert dialog.file.line.text().endswith("Small.flac")
    assert dialog.choices.bits == 24
    assert not is_offered(dialog, "bits", 32)
    choose(dialog, "kind", "ogg")
    assert not dialog.fields["bits"].isEnabled()
    choose(dialog, "what", "stems")
    assert not dialog.fields["is_limited"].isEnabled()


def test_without_the_library_flac_and_ogg_say_what_they_need(
    touch: WindowTouch, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bounce_fields, "can_compress", lambda: False)
    dialog = open_dialog(touch)
    for kind in ("flac", "ogg"):
        assert not is_offered(dialog, "kind", kind)
    assert any("soundfile" in dialog.fields["kind"].itemText(at) for at in range(3))
    assert is_offered(dialog, "kind", "wav")


def test_the_loop_can_be_rendered_only_where_there_is_one(
    touch: WindowTouch, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = open_dialog(touch)
    assert not is_offered(dialog, "what", "loop")
    dialog.reject()
    monkeypatch.setattr(Playing, "loop", (VERSE_1,))
    looped = open_dialog(touch)
    assert is_offered(looped, "what", "loop")
    choose(looped, "what", "loop")
    assert any("0:00" in words for words in looped.notices.sentences)


def test_what_is_not_heard_is_told_before(touch: WindowTouch) -> None:
    touch.document.look(replace(touch.song.view, muted=(DRUMS,)))
    assert any("Drums" in words for words in open_dialog(touch).notices.sentences)


def test_where_nothing_is_heard_there_are_no_stems_to_write(touch: WindowTouch) -> None:
    touch.document.look(replace(touch.song.view, muted=(DRUMS, VOCAL)))
    dialog = open_dialog(touch)
    choose(dialog, "what", "stems")
    assert not dialog.write.isEnabled()
    assert say("render-nothing-heard") in dialog.notices.sentences


def test_a_folder_that_is_not_there_is_refused_as_it_is_typed(touch: WindowTouch, music: Path) -> None:
    dialog = open_dialog(touch)
    dialog.file.line.setText(str(music / "nowhere" / "take"))
    assert dialog.file.about.text() == say("bounce-no-folder", folder=music / "nowhere")
    assert not dialog.write.isEnabled()
    QTest.keyClick(dialog.file.line, Qt.Key.Key_Return)
    assert dialog.work is None
    dialog.file.line.setText(str(music / "take"))
    assert dialog.write.isEnabled()


def test_a_folder_that_cannot_be_written_to_is_told(touch: WindowTouch, music: Path) -> None:
    dialog = open_dialog(touch)
    choose(dialog, "what", "stems")
    (music / "Small stems").write_bytes(b"in the way")
    dialog.write.click()
    finish(dialog)
    assert dialog.result_words.text()
    assert not dialog.reveal.isVisible()
    assert [path.name for path in music.iterdir()] == ["Small stems"]


def test_the_songs_own_folder_comes_first_then_that_of_music_then_the_last_one(
    touch: WindowTouch, music: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own, last, imported = (tmp_path / name for name in ("own", "last", "imported"))
    for folder in (own, last, imported):
        folder.mkdir()
    touch.window.remember(folder=str(imported), render_folder=str(last))
    assert folder_offered(touch) == music
    monkeypatch.setattr(folders, "music_folder", lambda: str(tmp_path / "none"))
    assert folder_offered(touch) == last
    touch.save_path = own / "Small.arr"
    touch.run("save")
    assert folder_offered(touch) == own


def folder_offered(touch: WindowTouch) -> Path:
    dialog = open_dialog(touch)
    dialog.close()
    return dialog.file.folder


def test_rendering_leaves_the_folder_of_opened_files_as_it_is(touch: WindowTouch, music: Path) -> None:
    before = load_settings().folder
    dialog = open_dialog(touch)
    dialog.write.click()
    finish(dialog)
    assert (load_settings().folder, load_settings().render_folder) == (before, str(music))


def test_the_window_works_on_while_it_renders_the_song_as_it_was(touch: WindowTouch) -> None:
    touch.document.apply("step-set-song-tempo", lambda song: replace(song, microseconds_per_quarter=LONG))
    dialog = open_dialog(touch)
    assert not dialog.isModal()
    dialog.write.click()
    assert dialog.work is not None
    touch.run("add-section")
    touch.run("render")
    assert [one for one in touch.window.findChildren(BounceDialog) if one.isVisible()] == [dialog]
    touch.run("close-song")
    assert dialog.isVisible(), "what is under way is done first"
    dialog.reject()
    finish(dialog)
    assert not dialog.write.isEnabled()


def test_what_is_changed_beside_the_dialog_counts(touch: WindowTouch, music: Path) -> None:
    dialog = open_dialog(touch)
    assert not any("Drums" in words for words in dialog.notices.sentences)
    touch.document.look(replace(touch.song.view, muted=(DRUMS,)))
    assert any("Drums" in words for words in dialog.notices.sentences)
    choose(dialog, "what", "stems")
    dialog.write.click()
    finish(dialog)
    assert [path.name for path in (music / "Small stems").iterdir()] == ["01 Vocal.wav"]


def test_without_a_song_there_is_no_dialog_to_render_it(touch: WindowTouch) -> None:
    dialog = open_dialog(touch)
    touch.run("close-song")
    assert not dialog.isVisible()


def test_without_a_name_nothing_can_be_rendered(touch: WindowTouch) -> None:
    dialog = open_dialog(touch)
    dialog.file.line.clear()
    assert not dialog.write.isEnabled()


def test_every_word_of_it_has_room(touch: WindowTouch) -> None:
    dialog = open_dialog(touch)
    for label in dialog.findChildren(QLabel):
        if label.isVisible() and not label.wordWrap():
            assert label.width() >= label.fontMetrics().horizontalAdvance(label.text())
    for field in dialog.fields.values():
        widest = max(field.fontMetrics().horizontalAdvance(field.itemText(at)) for at in range(field.count()))
        assert field.width() >= widest + 40
