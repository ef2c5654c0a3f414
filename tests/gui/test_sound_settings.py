"""The sound settings: SoundFonts, outputs and how playing goes, each in force at once and remembered."""

from collections.abc import Iterator
from pathlib import Path
from shutil import copyfile

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from arrangeboard.app import soundfonts
from arrangeboard.app.auditions import one_chord
from arrangeboard.app.midi_library import midi_advice
from arrangeboard.gui.dialogs.sound.sound_dialog import SoundDialog
from arrangeboard.gui.fields.basic import ChoiceField
from arrangeboard.gui.inspector.lane_form import LaneForm
from arrangeboard.gui.playing.listening import FAINTEST
from arrangeboard.gui.start import give_sound
from arrangeboard.song.values import MidiOut
from arrangeboard.sound.pipe.signals import Outputs
from arrangeboard.sound.soundfont import finding
from arrangeboard.sound.soundfont.finding import Found, default_soundfont
from arrangeboard.sound.transport.link import start_silent_player
from arrangeboard.sound.transport.transport import Transport
from arrangeboard.storage.settings import load_settings
from arrangeboard.words import say
from tests.gui.playing_touch import KeptTransport, PlayingTouch, kept_transport, wait_for
from tests.gui.window_touch import WindowTouch
from tests.unit.board.songs import small_song


@pytest.fixture(scope="module")
def transport() -> Iterator[KeptTransport]:
    with kept_transport() as kept:
        yield kept


@pytest.fixture(autouse=True)
def places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only place with SoundFonts, empty at first."""
    folder = tmp_path / "fonts"
    folder.mkdir()
    monkeypatch.setattr(finding, "usual_places", lambda: iter([folder]))
    return folder


@pytest.fixture
def touch(qtbot: QtBot, transport: KeptTransport) -> PlayingTouch:
    return PlayingTouch(qtbot, transport)


def open_dialog(touch: WindowTouch) -> SoundDialog:
    touch.run("sound-settings")
    return touch.find(SoundDialog)


def another_font(folder: Path, name: str = "Other") -> Path:
    """A SoundFont of another name, that is in truth the installation's."""
    path = folder / f"{name}.sf2"
    default = default_soundfont()
    assert default is not None
    copyfile(default, path)
    return path


def choose(field: ChoiceField[object] | ChoiceField[str] | ChoiceField[int], value: object) -> None:
    at = next(at for at in range(field.count()) if field.value_at(at) == value)
    field.setCurrentIndex(at)
    field.activated.emit(at)


def test_the_installations_own_soundfont_plays_and_its_licence_is_named(touch: PlayingTouch) -> None:
    dialog = open_dialog(touch)
    (default,) = dialog.fonts.choices
    assert default.isChecked()
    assert "TimGM6mb" in default.text()
    assert "GPL" in default.text()


def test_another_soundfont_plays_at_once_and_after_the_next_start(touch: PlayingTouch, places: Path) -> None:
    path = another_font(places)
    dialog = open_dialog(touch)
    default, other = dialog.fonts.choices
    other.click()
    transport = touch.playing.transport
    assert transport is not None
    wait_for(lambda: transport.soundfont == str(path))
    assert load_settings().soundfont == str(path)
    assert [line.isChecked() for line in (default, other)] == [False, True]
    dialog.fonts.choose("")
    wait_for(lambda: "TimGM6mb" in transport.soundfont)


def test_a_file_that_is_no_soundfont_is_refused_with_the_reason(
    touch: PlayingTouch, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bad = tmp_path / "song.sf2"
    bad.write_bytes(b"no sounds in here")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args, **_named: (str(bad), ""))
    dialog = open_dialog(touch)
    dialog.fonts.browse.click()
    assert dialog.fonts.verdict.isVisible()
    assert "“song.sf2” is not a SoundFont" in dialog.fonts.verdict.text()
    assert "ends in" not in dialog.fonts.verdict.text(), "it does already"
    assert load_settings().soundfont == ""
    assert dialog.fonts.choices[0].isChecked()


def test_a_file_of_ones_own_is_chosen_wherever_it_lies(
    touch: PlayingTouch, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = another_font(tmp_path, "My sounds")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args, **_named: (str(own), ""))
    dialog = open_dialog(touch)
    dialog.fonts.browse.click()
    assert [line.isChecked() for line in dialog.fonts.choices] == [False, True]
    assert "My sounds" in dialog.fonts.choices[1].text()
    touch.window.remember(soundfont="")


def test_a_chosen_soundfont_that_is_gone_is_shown_as_such(touch: PlayingTouch, tmp_path: Path) -> None:
    touch.window.remember(soundfont=str(tmp_path / "gone.sf2"))
    line = open_dialog(touch).fonts.choices[-1]
    assert (line.isChecked(), line.isEnabled()) == (True, False)
    assert line.text() == say("soundfont-missing", name="gone")
    touch.window.remember(soundfont="")


def test_the_best_soundfont_of_this_computer_is_marked_and_nothing_moves_when_it_is_taken(
    touch: PlayingTouch, places: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = another_font(places, "Large_GM")
    found = (Found(path, "Large_GM", 148_000_000), Found(places / "Small.sf2", "Small", 9_000_000))
    monkeypatch.setattr(soundfonts, "found_soundfonts", lambda: found)
    dialog = open_dialog(touch)
    wanted = say("soundfont-line-better", name="Large GM", size="148 MB")
    lines = [line.text() for line in dialog.fonts.choices]
    assert (len(lines), lines.count(wanted)) == (3, 1)
    stood = dialog.fonts.browse.mapTo(dialog, dialog.fonts.browse.rect().topLeft())
    dialog.fonts.choices[1].click()
    touch.qtbot.wait(20)
    assert load_settings().soundfont == str(path)
    assert [line.text() for line in dialog.fonts.choices] == lines
    assert dialog.fonts.browse.mapTo(dialog, dialog.fonts.browse.rect().topLeft()) == stood
    touch.window.remember(soundfont="")


def test_without_a_device_it_says_that_playing_is_silent(touch: PlayingTouch) -> None:
    dialog = open_dialog(touch)
    assert dialog.output.device_words.text() == say("device-none")
    assert dialog.output.device.value() == ""


def test_the_way_here_from_a_message_looks_like_a_button_that_can_be_pressed(touch: PlayingTouch) -> None:
    touch.playing.told.emit(say("no-device"))
    action = touch.find(QPushButton, "message-action")
    assert action.text() == say("command-sound-settings")
    assert action.property("look") == "", "the quiet look is that of what cannot be pressed"
    action.click()
    assert touch.find(SoundDialog).isVisible()


def test_devices_and_ports_are_offered_as_soon_as_they_are_known(touch: PlayingTouch) -> None:
    dialog = open_dialog(touch)
    found = Outputs(("Speakers", "Headphones"), ("Synth",), is_midi_possible=True)
    touch.playing.outputs_found.emit(found)
    choose(dialog.output.device, "Headphones")
    choose(dialog.output.clock, "Synth")
    kept = load_settings()
    assert (kept.device, kept.midi_clock_port) == ("Headphones", "Synth")
    touch.playing.outputs_found.emit(Outputs((), (), is_midi_possible=True))
    assert dialog.output.device.currentText() == say("port-missing", name="Headphones")
    choose(dialog.output.device, "")
    choose(dialog.output.clock, "")
    assert load_settings().device == ""


def test_without_the_library_for_ports_the_way_to_it_is_told(touch: PlayingTouch) -> None:
    dialog = open_dialog(touch)
    touch.playing.outputs_found.emit(Outputs((), (), is_midi_possible=False))
    assert dialog.output.midi_words.text() == midi_advice()
    assert "pip install" in midi_advice()
    assert not dialog.output.clock.isEnabled()


def test_count_in_and_when_changes_are_heard_are_remembered(touch: PlayingTouch) -> None:
    dialog = open_dialog(touch)
    choose(dialog.count_in, 2)
    dialog.when.setCurrentIndex(3)
    dialog.when.activated.emit(3)
    kept = load_settings()
    assert (kept.count_in_bars, kept.when_heard) == (2, "section")
    assert touch.playing.settings.when_heard == "section"


def level(touch: PlayingTouch) -> float:
    """How loud a chord gets, once nothing rings on from before."""
    wait_for(lambda: touch.playing.heard is not None and touch.playing.heard.level < FAINTEST)
    hearing, levels = touch.window.deeds.hearing, [0.0]
    touch.playing.levels_changed.connect(lambda heard: levels.append(heard.level))
    hearing.hear("phrase", lambda: one_chord("C"))
    wait_for(lambda: hearing.heard is None)
    return max(levels)


def test_the_loudness_of_everything_is_heard_while_it_is_dragged_and_remembered(touch: PlayingTouch) -> None:
    dialog = open_dialog(touch)
    slider = dialog.loudness.slider
    assert (slider.minimum(), slider.maximum(), slider.value()) == (-24, 6, 0)
    slider.setSliderDown(True)
    slider.setSliderPosition(-20)
    slider.sliderMoved.emit(-20)
    assert load_settings().loudness_decibels == 0
    quiet = level(touch)
    slider.setSliderDown(False)
    assert load_settings().loudness_decibels == -20
    assert dialog.loudness.words.text() == "−20 dB"
    QTest.mouseDClick(slider, Qt.MouseButton.LeftButton, pos=slider.rect().center())
    assert load_settings().loudness_decibels == 0
    assert 0 < quiet < level(touch) / 4


def test_a_new_player_is_told_the_loudness_that_is_remembered(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[float] = []
    defaults = {**(Transport.__init__.__kwdefaults__ or {}), "start": start_silent_player}
    monkeypatch.setattr(Transport.__init__, "__kwdefaults__", defaults)
    monkeypatch.setattr(Transport, "loudness", lambda _self, decibels: told.append(decibels))
    window = WindowTouch(qtbot).window
    window.remember(loudness_decibels=-6.0)
    give_sound(window)
    assert told == [-6.0]
    window.close()


def test_without_a_player_it_says_so_and_soundfonts_can_still_be_chosen(qtbot: QtBot) -> None:
    dialog = open_dialog(WindowTouch(qtbot, small_song()))
    assert dialog.output.device_words.text() == say("playing-unavailable")
    assert not dialog.output.device.isEnabled()
    assert dialog.fonts.choices[0].isEnabled()


def test_every_word_of_it_has_room(touch: PlayingTouch, places: Path) -> None:
    another_font(places, "A SoundFont with quite a long name that somebody gave it")
    dialog = open_dialog(touch)
    for label in dialog.findChildren(QLabel):
        if label.isVisible() and label.wordWrap():
            assert label.height() >= label.heightForWidth(label.width())
        elif label.isVisible():
            assert label.width() >= label.fontMetrics().horizontalAdvance(label.text())


def lane_form(touch: WindowTouch) -> LaneForm:
    touch.select(lanes=(0,))
    return touch.find(LaneForm)


def test_an_instrument_plays_a_port_in_one_step_for_each_choice(touch: PlayingTouch) -> None:
    form = lane_form(touch)
    touch.playing.outputs_found.emit(Outputs((), ("Synth", "Sampler"), is_midi_possible=True))
    with touch.one_step():
        choose_way(form, "port")
    assert touch.song.lanes[0].midi_out == MidiOut("Synth")
    with touch.one_step():
        choose(form.output.port, "Sampler")
    with touch.one_step():
        form.output.channel.setValue(10)
    with touch.one_step():
        choose_way(form, "both")
    assert touch.song.lanes[0].midi_out == MidiOut("Sampler", 9, beside=True)
    with touch.one_step():
        choose_way(form, "built-in")
    assert touch.song.lanes[0].midi_out is None
    assert not form.output.port.isVisible()


def choose_way(form: LaneForm, way: str) -> None:
    at = next(at for at in range(3) if form.output.way.value_at(at) == way)
    form.output.way.setCurrentIndex(at)
    form.output.way.activated.emit(at)


def test_a_port_that_is_not_there_now_is_shown_as_such_and_kept(touch: PlayingTouch) -> None:
    form = lane_form(touch)
    touch.playing.outputs_found.emit(Outputs((), ("Synth",), is_midi_possible=True))
    choose_way(form, "port")
    touch.playing.outputs_found.emit(Outputs((), (), is_midi_possible=True))
    assert form.output.port.currentText() == say("port-missing", name="Synth")
    assert form.output.advice.isVisible()
    assert touch.song.lanes[0].midi_out == MidiOut("Synth")


def test_where_there_is_no_port_the_built_in_sound_is_the_only_choice(touch: PlayingTouch) -> None:
    form = lane_form(touch)
    touch.playing.outputs_found.emit(Outputs((), (), is_midi_possible=True))
    assert not form.output.way.isEnabled()
    assert form.output.advice.text() == say("no-ports")
