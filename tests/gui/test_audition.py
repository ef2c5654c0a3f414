"""A click lets something be heard by itself: what is selected, cards, chords, instruments."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from arrangeboard.app.selection import Selection
from arrangeboard.gui.dialogs.chords_dialog import ChordsDialog
from arrangeboard.gui.dialogs.instrument_dialog import InstrumentDialog
from arrangeboard.gui.handlers.hearing import Hearing
from arrangeboard.gui.inspector.lane_form import LaneForm
from arrangeboard.gui.tray.tray import Tray
from arrangeboard.song.values import Sound
from arrangeboard.storage.settings import load_settings
from arrangeboard.words import say
from tests.gui.playing_touch import KeptTransport, PlayingTouch, kept_transport, wait_for
from tests.gui.window_touch import WindowTouch
from tests.unit.board.songs import BEAT, HOOK, VERSE, VERSE_1, small_song

SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture(scope="module")
def transport() -> Iterator[KeptTransport]:
    with kept_transport() as kept:
        yield kept


@pytest.fixture
def touch(qtbot: QtBot, transport: KeptTransport) -> Iterator[PlayingTouch]:
    # At the song's usual tempo: what is heard shall not be over before it is looked at.
    made = PlayingTouch(qtbot, transport, small_song())
    yield made
    hearing(made).stop()
    wait_for(lambda: not is_heard(made))


def hearing(touch: PlayingTouch) -> Hearing:
    return touch.window.deeds.hearing


def is_heard(touch: PlayingTouch) -> bool:
    touch.playing.look()
    heard = touch.playing.heard
    return heard is not None and heard.is_auditioning


def test_a_lets_the_selected_part_be_heard_and_once_more_ends_it(touch: PlayingTouch) -> None:
    touch.select_cell(1, 0)
    touch.key(Qt.Key.Key_A)
    wait_for(lambda: is_heard(touch))
    assert touch.playing.state == "stopped"
    touch.key(Qt.Key.Key_A)
    wait_for(lambda: not is_heard(touch))
    assert hearing(touch).heard is None


def test_escape_ends_it_and_leaves_the_selection(touch: PlayingTouch) -> None:
    touch.select_cell(1, 0)
    touch.key(Qt.Key.Key_A, SHIFT)
    wait_for(lambda: is_heard(touch))
    chosen = touch.document.selection
    touch.key(Qt.Key.Key_Escape)
    wait_for(lambda: not is_heard(touch))
    assert touch.document.selection == chosen
    touch.key(Qt.Key.Key_Escape)
    assert not touch.document.selection


def test_the_status_line_says_how_to_end_it_for_as_long_as_it_sounds(touch: PlayingTouch) -> None:
    touch.select_cell(1, 0)
    touch.key(Qt.Key.Key_A, SHIFT)
    assert touch.hint == say("hearing-told")
    touch.key(Qt.Key.Key_Escape)
    assert touch.hint == say("status-ready")


@pytest.mark.parametrize("code", ["play", "play-from-here"])
def test_where_the_song_begins_what_is_heard_by_itself_ends(touch: PlayingTouch, code: str) -> None:
    touch.select_cell(1, 0)
    touch.key(Qt.Key.Key_A, SHIFT)
    wait_for(lambda: is_heard(touch))
    touch.run(code)
    assert hearing(touch).heard is None
    wait_for(lambda: not is_heard(touch))
    assert touch.playing.is_running


def test_another_selection_is_heard_instead(touch: PlayingTouch) -> None:
    touch.select(slots=(0,))
    touch.run("hear")
    first = hearing(touch).heard
    touch.select(lanes=(1,))
    touch.run("hear")
    assert hearing(touch).heard not in {None, first}


def test_a_section_is_heard_while_the_song_plays_on(touch: PlayingTouch) -> None:
    touch.run("play")
    touch.wait_past(0)
    touch.select(slots=(1,))
    touch.run("hear")
    wait_for(lambda: is_heard(touch))
    before = touch.playing.tick
    wait_for(lambda: touch.playing.tick > before)
    assert touch.playing.is_running
    touch.run("stop")


def test_it_ends_by_itself(touch: PlayingTouch) -> None:
    touch.select(lanes=(1,))
    touch.run("hear")
    ended: list[bool] = []
    hearing(touch).changed.connect(lambda: ended.append(hearing(touch).heard is None))
    wait_for(lambda: ended == [True])
    wait_for(lambda: not is_heard(touch))


def test_a_planned_part_says_that_there_is_nothing_to_hear(touch: PlayingTouch) -> None:
    touch.select_cell(0, 0)
    touch.run("hear")
    assert touch.window._status.hint.text() == say("nothing-to-hear")
    assert hearing(touch).heard is None


def test_an_empty_cell_has_nothing_of_its_own_but_its_section(touch: PlayingTouch) -> None:
    touch.select_cell(1, 1)
    assert not touch.window.commands["hear"].isEnabled()
    assert touch.window.commands["hear-with-others"].isEnabled()
    touch.document.select(Selection())
    assert not touch.window.commands["hear-with-others"].isEnabled()


def test_a_card_of_the_tray_is_heard_by_its_button(touch: PlayingTouch) -> None:
    strip = touch.find(Tray).pieces
    button = strip.button_rect(HOOK, "hear").center()
    QTest.mouseClick(strip, Qt.MouseButton.LeftButton, pos=button)
    wait_for(lambda: is_heard(touch))
    assert hearing(touch).heard == ("piece", HOOK)
    assert touch.document.step == 0
    QTest.mouseMove(strip, button)
    QTest.mouseClick(strip, Qt.MouseButton.LeftButton, pos=button)
    wait_for(lambda: not is_heard(touch))


def test_the_key_a_hears_the_card_that_has_the_focus_and_not_the_selection(touch: PlayingTouch) -> None:
    strip = touch.find(Tray).pieces
    touch.select_cell(1, 0)
    strip.setFocus()
    strip.make_current(BEAT)
    touch.key(Qt.Key.Key_A)
    assert hearing(touch).heard == ("piece", BEAT)


def test_menus_of_cards_offer_to_hear_them(touch: PlayingTouch) -> None:
    tray = touch.find(Tray)
    hear(tray.piece_menu.menu(BEAT))
    assert hearing(touch).heard == ("piece", BEAT)
    touch.select(slots=(0,))
    touch.run("shelve")
    hear(tray.shelf_menu.menu(VERSE))
    assert hearing(touch).heard == ("shelf", VERSE)


def hear(menu: QMenu) -> None:
    next(action for action in menu.actions() if action.text() == say("command-hear")).trigger()


def test_a_chord_is_heard_by_a_click_and_all_of_them_by_a_button(touch: PlayingTouch) -> None:
    dialog = ChordsDialog(touch.window.desk, VERSE_1, touch.window)
    dialog.open()
    chord = touch.song.sections[VERSE].chords[1]
    middle = dialog.bars.chord_rect(chord).center().toPoint()
    QTest.mouseClick(dialog.bars, Qt.MouseButton.LeftButton, pos=middle)
    assert hearing(touch).heard == ("chord", "Bb")
    wait_for(lambda: is_heard(touch))
    dialog.hear.click()
    assert dialog.hear.is_heard
    assert dialog.hear.text() == say("hear-stop")
    dialog.reject()
    assert hearing(touch).heard is None


def test_chords_that_cannot_be_read_cannot_be_heard(touch: PlayingTouch) -> None:
    dialog = ChordsDialog(touch.window.desk, VERSE_1, touch.window)
    dialog.line.setText("F | Qm")
    assert not dialog.hear.isEnabled()
    dialog.line.setText("F | Dm")
    assert dialog.hear.isEnabled()


def instruments(touch: WindowTouch, *, is_heard_while_choosing: bool) -> InstrumentDialog:
    dialog = InstrumentDialog(
        touch.window.look.theme,
        Sound(32),
        touch.window,
        hearing=touch.window.deeds.hearing,
        is_heard_while_choosing=is_heard_while_choosing,
    )
    touch.qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_instruments_are_heard_while_the_list_is_walked(touch: PlayingTouch) -> None:
    dialog = instruments(touch, is_heard_while_choosing=True)
    assert hearing(touch).heard is None
    dialog.instruments.setFocus()
    QTest.keyClick(dialog.instruments, Qt.Key.Key_Down)
    assert hearing(touch).heard == ("instrument", Sound(33))
    wait_for(lambda: is_heard(touch))
    QTest.keyClicks(dialog.search, "drum")
    dialog.reject()
    assert hearing(touch).heard is None


def test_an_instrument_is_heard_by_the_button_alone_where_that_is_wished(touch: PlayingTouch) -> None:
    dialog = instruments(touch, is_heard_while_choosing=False)
    QTest.keyClick(dialog.instruments, Qt.Key.Key_Down)
    assert hearing(touch).heard is None
    dialog.hear.click()
    assert hearing(touch).heard == ("instrument", Sound(33))


def test_whether_instruments_are_heard_while_choosing_is_remembered(
    touch: PlayingTouch, monkeypatch: pytest.MonkeyPatch
) -> None:
    def take_away_the_check(dialog: InstrumentDialog) -> int:
        dialog.while_choosing.click()
        return 0

    monkeypatch.setattr(InstrumentDialog, "exec", take_away_the_check)
    touch.window.deeds.dialogs.ask_instrument(None)
    assert not load_settings().hear_while_choosing


def test_a_volume_is_heard_while_it_is_dragged_and_is_one_step_when_let_go(touch: PlayingTouch) -> None:
    touch.select(lanes=(1,))
    slider = touch.find(LaneForm).mix.volume
    kept = touch.playing.transport
    assert isinstance(kept, KeptTransport)
    with touch.one_step():
        slider.setSliderDown(True)
        for volume in (90, 60, 30):
            slider.setSliderPosition(volume)
            slider.sliderMoved.emit(volume)
        assert touch.song.lanes[1].volume == 100
        heard, when = kept.shows[-1]
        assert (heard.lanes[1].volume, when) == (30, "now")
        slider.setSliderDown(False)
    assert touch.song.lanes[1].volume == 30


def test_a_double_click_on_a_slider_brings_the_usual_value_back(touch: PlayingTouch) -> None:
    touch.select(lanes=(1,))
    mix = touch.find(LaneForm).mix
    for slider, value in ((mix.volume, 20), (mix.pan, 100)):
        slider.setValue(value)
        slider.sliderReleased.emit()
    assert (touch.song.lanes[1].volume, touch.song.lanes[1].pan) == (20, 100)
    for slider in (mix.volume, mix.pan):
        with touch.one_step():
            QTest.mouseDClick(slider, Qt.MouseButton.LeftButton, pos=slider.rect().center())
    assert (touch.song.lanes[1].volume, touch.song.lanes[1].pan) == (100, 64)


def test_a_volume_tells_its_decibels(touch: PlayingTouch) -> None:
    touch.select(lanes=(0,))
    words = touch.find(LaneForm).mix.volume_words
    assert words.text() == "100  −4.2 dB"


def test_without_a_player_all_of_it_says_why(qtbot: QtBot) -> None:
    silent = WindowTouch(qtbot, small_song())
    why = say("playing-unavailable")
    tray = silent.find(Tray)
    assert not tray.pieces.is_hearable
    action = tray.piece_menu.menu(BEAT).actions()[0]
    assert (action.isEnabled(), action.toolTip()) == (False, why)
    chords = ChordsDialog(silent.window.desk, VERSE_1, silent.window)
    assert (chords.hear.isEnabled(), chords.hear.toolTip()) == (False, why)
    dialog = instruments(silent, is_heard_while_choosing=True)
    assert (dialog.hear.isEnabled(), dialog.hear.toolTip()) == (False, why)
    assert not dialog.while_choosing.isEnabled()
    silent.select(slots=(0,))
    silent.run("hear")
    assert silent.said == why
