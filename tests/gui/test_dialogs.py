"""Dialogs, and the command palette."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QListWidget
from pytestqt.qtbot import QtBot

from arrangeboard.app.commands import COMMANDS
from arrangeboard.app.finding_instruments import sound_names
from arrangeboard.gui.dialogs.about_dialog import AboutDialog, licences
from arrangeboard.gui.dialogs.chords_dialog import ChordsDialog
from arrangeboard.gui.dialogs.instrument_dialog import InstrumentDialog
from arrangeboard.gui.dialogs.mend_dialog import MendDialog
from arrangeboard.gui.dialogs.report_dialog import ReportDialog
from arrangeboard.gui.dialogs.shortcuts_dialog import ShortcutsDialog
from arrangeboard.gui.look.theme import theme
from arrangeboard.gui.window.actions import shortcut_text
from arrangeboard.gui.window.command_palette import CommandPalette
from arrangeboard.gui.window.main_window import MainWindow
from arrangeboard.song.timeline import timeline
from arrangeboard.song.values import Sound
from tests.gui.window_touch import WindowTouch
from tests.unit.board.songs import BEAT, VERSE_1, small_song


@pytest.fixture
def touch(qtbot: QtBot) -> WindowTouch:
    return WindowTouch(qtbot, small_song())


def words_of(dialog: AboutDialog | ReportDialog | ShortcutsDialog) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel))


def palette_of(touch: WindowTouch) -> CommandPalette:
    palette = CommandPalette(theme("dark"), touch.window.commands, touch.window)
    touch.qtbot.addWidget(palette)
    return palette


def instrument_dialog(window: MainWindow, sound: Sound | None) -> InstrumentDialog:
    hearing = window.deeds.hearing
    return InstrumentDialog(theme("dark"), sound, window, hearing=hearing, is_heard_while_choosing=True)


def names_in(found: QListWidget) -> list[str]:
    return [found.item(at).text() for at in range(found.count())]


def test_the_palette_lists_every_command_and_those_without_sense_now_last(touch: WindowTouch) -> None:
    palette = palette_of(touch)
    assert palette.found.count() == len(COMMANDS) - 1
    enabled = [
        bool(palette.found.item(at).flags() & Qt.ItemFlag.ItemIsEnabled)
        for at in range(palette.found.count())
    ]
    assert enabled == sorted(enabled, reverse=True)


def test_a_few_letters_find_a_command_and_enter_does_it(touch: WindowTouch) -> None:
    palette = palette_of(touch)
    QTest.keyClicks(palette.line, "adsec")
    assert names_in(palette.found)[0] == "Add a section"
    with touch.one_step():
        QTest.keyClick(palette, Qt.Key.Key_Return)


def test_the_palette_is_walked_with_the_arrows_and_says_when_nothing_fits(touch: WindowTouch) -> None:
    palette = palette_of(touch)
    QTest.keyClick(palette, Qt.Key.Key_Down)
    assert palette.found.currentRow() == 1
    QTest.keyClicks(palette.line, "zzqx")
    assert palette.found.count() == 0


def test_the_palette_finds_commands_by_their_menu_and_by_what_is_said_of_them(touch: WindowTouch) -> None:
    palette = palette_of(touch)
    QTest.keyClicks(palette.line, "twice")
    assert "Double the last chorus" in names_in(palette.found)
    palette.line.setText("file import")
    assert any("Import" in name for name in names_in(palette.found))


def test_all_instruments_of_general_midi_and_the_drum_kits_can_be_chosen() -> None:
    names = sound_names()
    assert len([sound for sound in names if not sound.drums]) == 128
    assert any(sound.drums for sound in names)


def test_an_instrument_is_found_by_its_name_and_taken_by_a_double_click(qtbot: QtBot) -> None:
    parent = WindowTouch(qtbot).window
    dialog = instrument_dialog(parent, None)
    QTest.keyClicks(dialog.search, "vibraph")
    assert names_in(dialog.instruments)[0] == "Vibraphone"
    dialog.instruments.itemDoubleClicked.emit(dialog.instruments.item(0))
    assert dialog.result() == InstrumentDialog.DialogCode.Accepted
    assert dialog.sound == Sound(11)


def test_where_no_instrument_is_found_that_is_said_and_none_can_be_taken(qtbot: QtBot) -> None:
    parent = WindowTouch(qtbot).window
    dialog = instrument_dialog(parent, None)
    QTest.keyClicks(dialog.search, "xyzzy")
    assert (dialog.sound, dialog.nothing.isHidden()) == (None, False)
    assert "xyzzy" in dialog.nothing.text()
    dialog.search.clear()
    assert dialog.nothing.isHidden()


def test_the_list_of_instruments_begins_at_the_one_that_plays(qtbot: QtBot) -> None:
    parent = WindowTouch(qtbot).window
    dialog = instrument_dialog(parent, Sound(33))
    assert dialog.sound == Sound(33)
    assert dialog.families.currentItem().text() == "Bass"
    dialog.families.setCurrentRow(dialog.families.count() - 1)
    assert dialog.sound == Sound(0, drums=True)


def test_chords_are_shown_bar_by_bar_and_taken_only_when_they_can_be_read(touch: WindowTouch) -> None:
    dialog = ChordsDialog(touch.window.desk, VERSE_1, touch.window)
    assert dialog.line.text().startswith("F | Bb")
    dialog.line.setText("F | Qm")
    assert not dialog.take.isEnabled()
    assert "Qm" in dialog.verdict.text()
    dialog.line.setText("Gm7 | C7 | % |")
    assert dialog.take.isEnabled()
    assert dialog.bars.accessibleDescription() == "Gm7 C7 C7"
    with touch.one_step():
        dialog.take.click()


def test_double_tempo_counts_twice_the_bars_in_the_same_time(touch: WindowTouch) -> None:
    before, bars = timeline(touch.song, touch.song.arrangement), _bars(touch)
    dialog = MendDialog(touch.window.desk, touch.window)
    with touch.one_step():
        dialog.double.click()
    after = timeline(touch.song, touch.song.arrangement)
    assert after.seconds == pytest.approx(before.seconds)
    assert _bars(touch) == 2 * bars
    dialog.close()


def test_bar_one_is_put_where_it_is_said_to_be(touch: WindowTouch) -> None:
    dialog = MendDialog(touch.window.desk, touch.window)
    dialog.beats.setValue(1)
    with touch.one_step():
        dialog.by_beats.click()
    dialog.close()


def test_what_cannot_be_mended_is_explained_in_the_dialog(qtbot: QtBot) -> None:
    song = small_song()
    odd = replace(song.pieces[BEAT], length_ticks=3841)
    touch = WindowTouch(qtbot, replace(song, pieces={**song.pieces, BEAT: odd}))
    dialog = MendDialog(touch.window.desk, touch.window)
    before = touch.song
    dialog.halve.click()
    assert touch.song is before
    assert "Four floor" in dialog.verdict.text()
    dialog.close()


def test_the_report_says_every_sentence(touch: WindowTouch) -> None:
    dialog = ReportDialog(theme("dark"), ["One thing.", "Another thing."], touch.window)
    assert "One thing." in words_of(dialog)
    assert "Another thing." in words_of(dialog)


def test_the_list_of_shortcuts_holds_every_command_that_has_one(touch: WindowTouch) -> None:
    words = words_of(ShortcutsDialog(theme("dark"), touch.window))
    for command in COMMANDS:
        assert shortcut_text(command) in words


def test_about_names_the_licences_of_what_the_program_is_made_of(touch: WindowTouch) -> None:
    dialog = AboutDialog(theme("dark"), touch.window)
    assert names_in(dialog.names) == [name for name, _ in licences()]
    assert names_in(dialog.names)[0] == "arrangeboard-MIT"
    assert {"numpy-BSD-3-Clause", "miniaudio-MIT", "pretty_midi-MIT"} <= set(names_in(dialog.names))
    assert "MIT" in words_of(dialog)


def test_each_licence_is_read_where_its_name_is_chosen(touch: WindowTouch) -> None:
    dialog = AboutDialog(theme("dark"), touch.window)
    assert "Arrangeboard" in dialog.page.toPlainText()
    dialog.names.setCurrentRow(names_in(dialog.names).index("TimGM6mb-SoundFont-GPL-2.0"))
    assert "Tim Brechbill" in dialog.page.toPlainText()
    dialog.names.setCurrentRow(names_in(dialog.names).index("optional-extras"))
    assert "only where you have installed them" in dialog.page.toPlainText()


def test_what_is_copied_can_be_pasted_into_another_window(touch: WindowTouch, qtbot: QtBot) -> None:
    touch.select(slots=(0,))
    touch.run("copy")
    assert QGuiApplication.clipboard().mimeData().hasFormat("application/x-arrangeboard-clipping")
    other = WindowTouch(qtbot, small_song())
    before = len(other.song.arrangement.order)
    with other.one_step():
        other.run("paste")
    assert len(other.song.arrangement.order) == before + 1


def _bars(touch: WindowTouch) -> int:
    return sum(touch.song.sections[slot.section].bars for slot in touch.song.arrangement.order)
