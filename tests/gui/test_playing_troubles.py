"""What goes wrong with sound stays there: no player, no device, a player that is killed."""

import os
import signal
from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from arrangeboard.gui.playing.pill import GIVES_WAY, TransportPill
from arrangeboard.gui.start import give_sound
from arrangeboard.gui.window.status_strip import StatusStrip
from arrangeboard.sound.transport.link import Link, ProcessLink, start_silent_player
from arrangeboard.sound.transport.transport import Transport
from arrangeboard.words import say
from tests.gui.playing_touch import PlayingTouch, fast_song, wait_for
from tests.gui.window_touch import WindowTouch
from tests.unit.board.songs import BAR, small_song


class Players:
    """Starts players, and knows their processes."""

    def __init__(self) -> None:
        self.ids: list[int] = []

    def start(self) -> Link:
        """Start one that opens no device."""
        link = start_silent_player()
        assert isinstance(link, ProcessLink)
        self.ids.append(link.process_id)
        return link


def is_alive(process_id: int) -> bool:
    try:
        os.kill(process_id, 0)
    except ProcessLookupError:
        return False
    return True


def in_status_bar(touch: WindowTouch) -> str:
    strip = touch.window.statusBar()
    assert isinstance(strip, StatusStrip)
    return strip.sound.text() if strip.sound.isVisible() else ""


def test_a_window_without_a_player_says_why_nothing_is_heard_and_works(qtbot: QtBot) -> None:
    touch = WindowTouch(qtbot, small_song())
    assert touch.window.board.playhead.tick is None
    touch.key(Qt.Key.Key_Space)
    assert touch.said == say("playing-unavailable")
    for code in ("stop", "to-start", "play-from-here", "loop", "loop-song", "slower", "original-tempo"):
        touch.run(code)
    touch.window.board.loop_requested.emit(touch.window.board.scene.geometry.slots)
    assert touch.window.board.loop == ()
    touch.run("metronome")
    touch.run("add-section")
    assert len(touch.song.arrangement.order) == 4


def test_without_a_device_it_plays_silently_and_says_so_once(qtbot: QtBot) -> None:
    touch = PlayingTouch(qtbot, Transport(start=Players().start))
    wait_for(lambda: in_status_bar(touch) == say("playing-silently"))
    assert touch.said == "", "who only looks is not bothered"
    touch.key(Qt.Key.Key_Space)
    assert touch.said == say("no-device")
    assert touch.find(QPushButton, "message-action").text() == say("command-sound-settings")
    touch.wait_past(BAR)
    touch.window.messages.hide()
    touch.key(Qt.Key.Key_Space)
    touch.key(Qt.Key.Key_Space)
    assert touch.said == ""
    touch.window.session.ask_unsaved = lambda _title: "discard"
    touch.run("close-song")
    assert in_status_bar(touch) == ""
    assert not touch.playing.is_running


def test_a_player_that_is_killed_is_one_sentence_and_space_plays_again(qtbot: QtBot) -> None:
    players = Players()
    touch = PlayingTouch(qtbot, Transport(start=players.start))
    song = touch.song
    touch.key(Qt.Key.Key_Space)
    touch.wait_past(2 * BAR)
    os.kill(players.ids[0], signal.SIGKILL)
    wait_for(lambda: touch.said == say("player-restarted"))
    assert not touch.playing.is_running
    assert touch.song.sections is song.sections
    stood = touch.playing.tick
    assert stood >= 2 * BAR
    touch.key(Qt.Key.Key_Space)
    touch.wait_for_state("playing")
    touch.wait_past(stood + BAR)


def test_closing_the_window_ends_the_player(qtbot: QtBot) -> None:
    players = Players()
    touch = PlayingTouch(qtbot, Transport(start=players.start))
    touch.key(Qt.Key.Key_Space)
    touch.wait_past(BAR / 2)
    assert is_alive(players.ids[0])
    touch.window.close()
    assert not any(map(is_alive, players.ids))


def test_a_window_is_given_its_sound_after_it_stands_and_a_player_with_its_first_song(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    players = Players()
    defaults = {**(Transport.__init__.__kwdefaults__ or {}), "start": players.start}
    monkeypatch.setattr(Transport.__init__, "__kwdefaults__", defaults)
    touch = WindowTouch(qtbot)
    give_sound(touch.window)
    QTest.qWait(10)
    assert players.ids == []
    touch.window.session.open_new(fast_song())
    wait_for(lambda: len(players.ids) == 1)
    touch.window.close()
    assert not any(map(is_alive, players.ids))


@pytest.mark.parametrize("width", [820, 1000, 1093, 1366])
def test_the_pill_gives_way_but_for_play_and_more(qtbot: QtBot, width: int) -> None:
    touch = WindowTouch(qtbot, small_song())
    touch.window.resize(width, 768)
    qtbot.wait(20)
    pill = touch.find(TransportPill)
    header = touch.window.workspace.header
    shown = [one for one in (*pill.buttons.values(), pill.more) if one.isVisible()]
    assert {pill.buttons["play"], pill.more} <= set(shown)
    assert all(one.x() >= 0 and one.x() + one.width() <= pill.width() for one in shown)
    assert header.readouts.place.isVisible()
    export = touch.find(QPushButton, "export-button")
    placed = [one.geometry() for one in (header.variants, pill, header.readouts, export)]
    assert all(one.right() < following.left() for one, following in pairwise(placed))
    assert placed[-1].right() < header.width()
    hidden = [code for code in GIVES_WAY if not pill.buttons[code].isVisible()]
    assert hidden == list(GIVES_WAY[: len(hidden)])
