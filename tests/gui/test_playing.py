"""Playing in a window: keys, buttons, loops, taps, and what the player is told of a change."""

from collections.abc import Iterator

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from arrangeboard.app.variants import show_neighbour
from arrangeboard.gui.header.header import SongTitle
from arrangeboard.gui.header.readouts import Readouts
from arrangeboard.gui.header.time_popup import TimePopup
from arrangeboard.gui.playing.pill import TransportPill
from arrangeboard.song.edits.lanes import set_lane_volume
from arrangeboard.song.edits.order import move_slots
from arrangeboard.storage.settings import load_settings
from arrangeboard.words import say
from tests.gui.playing_touch import KeptTransport, PlayingTouch, fast_song, kept_transport, wait_for
from tests.unit.board.songs import BAR, CHORUS_1, CHORUS_2, VERSE_1, VOCAL, small_song

SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture(scope="module")
def transport() -> Iterator[KeptTransport]:
    with kept_transport() as kept:
        yield kept


@pytest.fixture
def touch(qtbot: QtBot, transport: KeptTransport) -> PlayingTouch:
    return PlayingTouch(qtbot, transport)


def test_space_plays_and_pauses_where_it_is(touch: PlayingTouch) -> None:
    touch.key(Qt.Key.Key_Space)
    assert touch.playing.is_running, "the window does not wait to be told"
    touch.wait_past(BAR)
    touch.key(Qt.Key.Key_Space)
    touch.wait_for_state("paused")
    stood = touch.wait_until_still()
    assert stood > BAR
    touch.key(Qt.Key.Key_Space)
    touch.wait_past(stood)


def test_stop_goes_back_to_where_playing_began_and_then_to_the_start(touch: PlayingTouch) -> None:
    touch.playing.locate(4 * BAR)
    touch.key(Qt.Key.Key_Space)
    touch.wait_past(5 * BAR)
    touch.key(Qt.Key.Key_Space, SHIFT)
    touch.wait_for_state("stopped")
    wait_for(lambda: touch.playing.tick == 4 * BAR)
    touch.key(Qt.Key.Key_Space, SHIFT)
    wait_for(lambda: touch.playing.tick == 0)


def test_to_the_start_goes_on_playing(touch: PlayingTouch) -> None:
    touch.playing.play_from(12 * BAR)
    touch.wait_past(12 * BAR)
    touch.run("to-start")
    wait_for(lambda: touch.playing.tick < 2 * BAR)
    assert touch.playing.is_running


def test_a_click_on_the_play_button_leaves_space_to_playing(touch: PlayingTouch) -> None:
    button = touch.find(TransportPill).buttons["play"]
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert touch.playing.state == "playing"
    assert button.accessibleName() == say("transport-pause")
    assert touch.find(TransportPill).accessibleName() == say("state-playing")
    touch.key(Qt.Key.Key_Space)
    assert not touch.playing.is_running
    assert button.accessibleName() == say("transport-play")


def test_space_presses_a_button_that_was_reached_with_the_keyboard(touch: PlayingTouch) -> None:
    button = touch.find(QPushButton, "readout-key")
    button.setFocus(Qt.FocusReason.ShortcutFocusReason)
    pressed: list[bool] = []
    button.pressed.connect(lambda: pressed.append(True))
    QTest.keyPress(button, Qt.Key.Key_Space)
    assert pressed == [True]
    assert touch.playing.state == "stopped"
    button.setDown(False)


def test_space_is_a_space_where_text_is_typed(touch: PlayingTouch) -> None:
    field = touch.find(SongTitle).title
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "Paper boats")
    assert field.text() == "Paper boats"
    assert touch.playing.state == "stopped"


def test_play_from_here_begins_where_the_selection_does(touch: PlayingTouch) -> None:
    touch.select(slots=(2,))
    touch.key(Qt.Key.Key_Return, SHIFT)
    assert touch.playing.tick == 12 * BAR
    touch.wait_past(13 * BAR)


def test_a_loop_of_the_selection_keeps_the_playhead_inside(touch: PlayingTouch) -> None:
    touch.select(slots=(0,))
    touch.key(Qt.Key.Key_L)
    assert touch.playing.loop == (VERSE_1,)
    touch.playing.play_from(3 * BAR)
    touch.wait_past(3.5 * BAR)
    wait_for(lambda: touch.playing.tick < BAR)
    seen: list[float] = []
    touch.playing.moved.connect(seen.append)
    touch.wait_past(3.5 * BAR)
    wait_for(lambda: touch.playing.tick < BAR)
    assert max(seen) <= 4 * BAR


def test_a_loop_calls_the_playhead_in_from_outside(touch: PlayingTouch) -> None:
    touch.select(slots=(1, 2))
    touch.key(Qt.Key.Key_L)
    assert touch.playing.loop == (CHORUS_1, CHORUS_2)
    assert touch.playing.tick == 4 * BAR


def test_the_same_loop_once_more_ends_it_and_so_does_none_selected(touch: PlayingTouch) -> None:
    touch.select(slots=(1,))
    touch.key(Qt.Key.Key_L)
    assert touch.window.commands["loop"].isChecked()
    touch.key(Qt.Key.Key_L)
    assert touch.playing.loop == ()
    assert not touch.window.commands["loop"].isChecked()
    touch.key(Qt.Key.Key_L)
    touch.select()
    touch.key(Qt.Key.Key_L)
    assert (touch.playing.loop, touch.playing.is_song_loop) == ((), False)
    touch.key(Qt.Key.Key_L)
    assert touch.playing.is_song_loop
    assert touch.window.commands["loop-song"].isChecked()
    touch.key(Qt.Key.Key_L)
    assert not touch.playing.is_song_loop


def test_the_loop_button_ends_any_loop_and_the_menu_tells_whose_loop_it_is(touch: PlayingTouch) -> None:
    button = touch.find(TransportPill).buttons["loop"]
    touch.select(slots=(1,))
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert (touch.playing.loop, button.isChecked()) == ((CHORUS_1,), True)
    touch.select(slots=(2,))
    assert not touch.window.commands["loop"].isChecked()
    assert button.isChecked()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert (touch.playing.loop, button.isChecked()) == ((), False)


def test_a_key_that_is_held_plays_once_and_taps_once(touch: PlayingTouch) -> None:
    commands = touch.window.commands
    once = ("play", "stop", "play-from-here", "tap-tempo", "loop", "metronome")
    assert [code for code in once if commands[code].autoRepeat()] == []
    assert commands["slower"].autoRepeat()


def test_a_change_that_is_heard_is_told_once(touch: PlayingTouch, transport: KeptTransport) -> None:
    transport.shows.clear()
    touch.select(slots=(2,))
    touch.run("delete")
    QTest.qWait(1)
    assert [song is touch.song for song, _ in transport.shows] == [True]
    touch.run("undo")
    touch.run("redo")
    touch.run("undo")
    QTest.qWait(1)
    assert len(transport.shows) == 2, "what changes several times at once is told at the end"


def test_what_is_not_heard_is_not_told(touch: PlayingTouch, transport: KeptTransport) -> None:
    transport.shows.clear()
    touch.select(slots=(1,))
    touch.run("zoom-in")
    touch.window.board.keep_view()
    touch.document.apply("step-rename-song", lambda song: replace(song, title="Other"), name="Other")
    QTest.qWait(1)
    assert transport.shows == []


def test_changes_are_heard_when_the_user_said_and_the_mix_at_once(
    touch: PlayingTouch, transport: KeptTransport
) -> None:
    choices = touch.window.deeds.submenus["submenu-when"]()
    {words: do for words, do, _ in choices}[say("when-section")]()
    assert load_settings().when_heard == "section"
    assert [words for words, _, is_on in touch.window.deeds.submenus["submenu-when"]() if is_on] == [
        say("when-section")
    ]
    transport.shows.clear()
    touch.run("add-section")
    QTest.qWait(1)
    wait_for(lambda: touch.is_heard)
    touch.document.apply("step-set-lane-volume", lambda song: set_lane_volume(song, VOCAL, 30))
    QTest.qWait(1)
    assert [when for _, when in transport.shows] == ["section", "now"]


def test_a_section_moved_while_it_plays_takes_the_playhead_along(
    qtbot: QtBot, transport: KeptTransport
) -> None:
    # Slow enough that the verse does not end before all is seen, whatever else the computer does.
    touch = PlayingTouch(qtbot, transport, small_song())
    touch.window.remember(when_heard="beat")
    touch.run("play")
    touch.wait_past(0.1 * BAR)
    seen: list[float] = []
    touch.playing.moved.connect(seen.append)
    touch.document.apply("step-move-slots", lambda song: move_slots(song, frozenset({VERSE_1}), 3), name="")
    QTest.qWait(1)
    wait_for(lambda: touch.is_heard)
    assert seen
    assert all(16 * BAR < tick < 20 * BAR for tick in seen), "still in the verse, which comes last now"


def test_another_variant_plays_on_in_the_same_section(touch: PlayingTouch) -> None:
    touch.run("new-variant")
    touch.run("next-variant")
    touch.select(slots=(1,))
    touch.key(Qt.Key.Key_L)
    touch.run("play")
    touch.wait_past(4.5 * BAR)
    touch.window.act(lambda document: show_neighbour(document, 1))
    order = touch.song.arrangement.order
    assert touch.playing.loop == (order[1].id,)
    touch.wait_past(6 * BAR)
    assert touch.playing.tick < 12 * BAR


def test_another_song_begins_at_its_start_and_waits(touch: PlayingTouch) -> None:
    touch.select(slots=(1,))
    touch.key(Qt.Key.Key_L)
    touch.run("faster")
    touch.run("play")
    touch.wait_past(4.2 * BAR)
    touch.window.session.open_new(fast_song())
    touch.wait_for_state("stopped")
    wait_for(lambda: touch.playing.tick == 0)
    assert (touch.playing.loop, touch.playing.percent) == ((), 100)


def test_metronome_count_in_and_follow_are_kept_as_the_user_likes_them(touch: PlayingTouch) -> None:
    touch.key(Qt.Key.Key_C)
    touch.key(Qt.Key.Key_C, SHIFT)
    touch.key(Qt.Key.Key_F)
    kept = load_settings()
    assert (kept.metronome, kept.count_in, kept.follow) == (True, True, False)
    checked = [
        code for code in ("metronome", "count-in", "follow") if touch.window.commands[code].isChecked()
    ]
    assert checked == ["metronome", "count-in"]
    assert touch.find(TransportPill).buttons["metronome"].isChecked()


def test_a_count_in_comes_before_the_first_bar(qtbot: QtBot, transport: KeptTransport) -> None:
    calm = replace(fast_song(), microseconds_per_quarter=200_000)
    touch = PlayingTouch(qtbot, transport, calm)
    touch.key(Qt.Key.Key_C, SHIFT)
    touch.key(Qt.Key.Key_Space)
    assert touch.playing.state == "counting-in"
    touch.wait_for_state("counting-in")
    assert touch.playing.tick == 0
    touch.wait_for_state("playing")
    touch.wait_past(BAR / 8)


def test_while_it_counts_in_the_beats_left_are_shown(qtbot: QtBot, transport: KeptTransport) -> None:
    touch = PlayingTouch(qtbot, transport, replace(fast_song(), microseconds_per_quarter=150_000))
    place = touch.find(Readouts).place
    shown: list[str] = []
    touch.playing.counted.connect(lambda: shown.append(place.accessibleName().split(",")[0]))
    touch.key(Qt.Key.Key_C, SHIFT)
    touch.key(Qt.Key.Key_Space)
    touch.wait_past(BAR / 8)
    assert shown == [*(say("count-in-left", beats=beats) for beats in (4, 3, 2, 1)), "1 . 1 . 1"]


def test_a_count_in_that_will_come_is_seen_in_any_width(touch: PlayingTouch) -> None:
    pill = touch.find(TransportPill)

    def looks() -> tuple[QImage, QImage]:
        return pill.grab().toImage(), pill.more.icon().pixmap(20).toImage()

    touch.window.resize(1600, 800)
    QTest.qWait(1)
    wide = looks()
    touch.key(Qt.Key.Key_C, SHIFT)
    assert pill.buttons["count-in"].isChecked()
    assert looks()[0] != wide[0]
    assert looks()[1] == wide[1]
    pill.fit(0)
    assert pill.buttons["count-in"].isHidden()
    assert looks()[1] != wide[1]


def test_the_pill_has_a_button_that_stops(touch: PlayingTouch) -> None:
    touch.playing.play_from(4 * BAR)
    touch.wait_past(4.5 * BAR)
    QTest.mouseClick(touch.find(TransportPill).buttons["stop"], Qt.MouseButton.LeftButton)
    touch.wait_for_state("stopped")
    wait_for(lambda: touch.playing.tick == 4 * BAR)


def test_practising_slides_nothing_in_the_header(qtbot: QtBot, transport: KeptTransport) -> None:
    touch = PlayingTouch(qtbot, transport, small_song())
    QTest.qWait(1)
    pill = touch.find(TransportPill)
    before = pill.geometry()
    for _ in range(4):
        touch.key(Qt.Key.Key_BracketLeft)
    QTest.qWait(1)
    assert pill.geometry() == before


def test_the_fourth_tap_sets_the_tempo_in_one_step_and_more_taps_mend_it(
    touch: PlayingTouch, monkeypatch: pytest.MonkeyPatch
) -> None:
    times = iter([0.0, 0.5, 1.0, 1.5, 2.1, 2.7, 3.3, 3.9])
    monkeypatch.setattr("arrangeboard.gui.handlers.playing.monotonic", lambda: next(times))
    steps = touch.document.step
    for _ in range(3):
        touch.key(Qt.Key.Key_T)
    assert touch.document.step == steps
    with touch.one_step():
        touch.key(Qt.Key.Key_T)
    assert touch.song.microseconds_per_quarter == 500_000
    for _ in range(4):
        touch.key(Qt.Key.Key_T)
    assert touch.document.step == steps + 1
    assert touch.song.microseconds_per_quarter == 600_000
    assert touch.hint == say("tap-told", tempo=100, count=8)
    touch.run("undo")
    assert touch.song.microseconds_per_quarter == fast_song().microseconds_per_quarter
    assert touch.hint == say("status-ready"), "it is not the tempo any more"


def test_a_tap_never_takes_back_what_was_done_in_between(
    touch: PlayingTouch, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("arrangeboard.gui.handlers.playing.monotonic", iter(range(99)).__next__)
    for _ in range(4):
        touch.key(Qt.Key.Key_T)
    touch.run("add-section")
    sections = len(touch.song.arrangement.order)
    touch.key(Qt.Key.Key_T)
    touch.key(Qt.Key.Key_T)
    assert len(touch.song.arrangement.order) == sections


def test_practice_is_slower_and_leaves_the_song_as_it_is(touch: PlayingTouch) -> None:
    steps = touch.document.step
    for _ in range(4):
        touch.key(Qt.Key.Key_BracketLeft)
    assert touch.playing.percent == 80
    assert say("meter-practised", meter="4/4", percent=80) in touch.find(Readouts).tempo.accessibleName()
    touch.key(Qt.Key.Key_F8)
    assert touch.playing.percent == 85
    touch.key(Qt.Key.Key_F9)
    assert touch.find(Readouts).tempo.accessibleName().startswith(say("tempo-figure", tempo="1000"))
    assert touch.document.step == steps


def test_the_tempo_popup_has_a_slider_to_practise_and_a_button_to_tap(touch: PlayingTouch) -> None:
    readouts = touch.find(Readouts)
    popup = TimePopup(touch.window.desk, touch.window.commands, touch.playing, "tempo", readouts)
    popup.show()
    popup.practice.slider.setValue(12)
    assert touch.playing.percent == 60
    assert popup.practice.figure.text() == say("practice-figure", percent=60)
    for _ in range(4):
        QTest.mouseClick(popup.tap, Qt.MouseButton.LeftButton)
    assert touch.document.step == 1
    assert touch.song.microseconds_per_quarter == 150_000
    popup.close()


def test_the_place_is_the_playheads_whatever_is_selected(touch: PlayingTouch) -> None:
    place = touch.find(Readouts).place
    touch.playing.locate(8 * BAR)
    wait_for(lambda: touch.playing.tick == 8 * BAR)
    assert place.accessibleName().startswith("9 . 1 . 1")
    touch.run("play")
    touch.wait_past(9 * BAR)
    assert place.accessibleName().startswith(f"{int(touch.playing.tick // BAR) + 1} . ")
    touch.run("play")
    touch.wait_until_still()
    shown = place.accessibleName()
    assert shown.startswith(f"{int(touch.playing.tick // BAR) + 1} . ")
    touch.select(slots=(0,))
    assert place.accessibleName() == shown
    touch.run("to-start")
    assert place.accessibleName().startswith("1 . 1 . 1")


def test_what_the_more_button_offers_are_the_windows_commands(touch: PlayingTouch) -> None:
    QTest.mouseClick(touch.find(TransportPill).more, Qt.MouseButton.LeftButton)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    named = {action.objectName() for action in menu.actions()}
    assert {"stop", "count-in", "follow", "slower", "faster", "loop-song"} <= named
    menu.close()
