"""The export dialog: its options, what it warns of, and what it writes."""

from pathlib import Path

import mido
import pytest
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
def dialog(touch: WindowTouch) -> ExportDialog:
    return ExportDialog(touch.window.desk, Settings(), touch.window)


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


def test_the_file_is_written_and_named(dialog: ExportDialog, tmp_path: Path) -> None:
    dialog.write_to(tmp_path / "skeleton")
    written = mido.MidiFile(tmp_path / "skeleton.mid")
    markers = [message.text for track in written.tracks for message in track if message.type == "marker"]
    assert markers == ["Verse", "Chorus 1", "Chorus 2"]
    assert "skeleton.mid" in dialog.result_words.text()
    assert not dialog.reveal.isHidden()


def test_one_file_for_each_instrument_is_counted(dialog: ExportDialog, tmp_path: Path) -> None:
    choose(dialog, "division", "lane")
    dialog.write_to(tmp_path / "parts.mid")
    files = list(tmp_path.glob("*.mid"))
    assert len(files) >= 2
    assert str(len(files)) in dialog.result_words.text()


def test_where_nothing_can_be_written_the_reason_is_said_and_nothing_is_there(
    dialog: ExportDialog, tmp_path: Path
) -> None:
    dialog.write_to(tmp_path / "no" / "folder" / "skeleton.mid")
    assert dialog.result_words.text()
    assert dialog.reveal.isHidden()
    assert list(tmp_path.iterdir()) == []


def test_the_options_that_were_used_are_remembered(touch: WindowTouch, tmp_path: Path) -> None:
    dialog = ExportDialog(touch.window.desk, touch.window.settings, touch.window)
    dialog.options_used.connect(lambda options: touch.window.remember(export=options))
    choose(dialog, "chords", "text")
    dialog.write_to(tmp_path / "skeleton.mid")
    assert ExportDialog(touch.window.desk, touch.window.settings, touch.window).options.chords == "text"


def test_an_arrangement_without_sections_cannot_be_exported(touch: WindowTouch) -> None:
    touch.select(slots=(0, 1, 2))
    touch.run("delete")
    dialog = ExportDialog(touch.window.desk, Settings(), touch.window)
    assert not dialog.write.isEnabled()
    assert dialog.notices.sentences
