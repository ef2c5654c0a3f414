"""What shows that something can be heard, and what of it is heard just now."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from arrangeboard.gui.dialogs.chords_dialog import ChordsDialog
from arrangeboard.gui.tray.tray import Tray
from arrangeboard.words import say
from tests.gui.playing_touch import KeptTransport, PlayingTouch, kept_transport, wait_for
from tests.unit.board.songs import BEAT, HOOK, VERSE_1


@pytest.fixture(scope="module")
def transport() -> Iterator[KeptTransport]:
    with kept_transport() as kept:
        yield kept


@pytest.fixture
def touch(qtbot: QtBot, transport: KeptTransport) -> PlayingTouch:
    return PlayingTouch(qtbot, transport)


def test_the_chosen_card_shows_its_button_and_tips_tell_how_cards_are_heard(touch: PlayingTouch) -> None:
    strip = touch.find(Tray).pieces
    touch.window.board.setFocus()
    assert not any(strip.has_hear_button(key) for key in strip.keys)
    QTest.mouseClick(strip, Qt.MouseButton.LeftButton, pos=strip.card_rect(BEAT).center())
    assert [key for key in strip.keys if strip.has_hear_button(key)] == [BEAT]
    QTest.mouseMove(strip, strip.card_rect(HOOK).center())
    wait_for(lambda: strip.has_hear_button(HOOK))
    assert strip.toolTip().endswith(say("card-hear-how"))
    assert strip.has_hear_button(BEAT)


def test_the_chord_that_sounds_is_lit_while_all_of_them_are_heard(touch: PlayingTouch) -> None:
    dialog = ChordsDialog(touch.window.desk, VERSE_1, touch.window)
    dialog.open()
    chords = dialog.bars.chords
    assert len(chords) > 1
    assert dialog.bars.sounding is None
    dialog.hear.click()
    assert dialog.hear.text() == say("hear-stop")
    wait_for(lambda: dialog.bars.sounding == chords[0])
    wait_for(lambda: dialog.bars.sounding == chords[1])
    dialog.hear.click()
    assert dialog.bars.sounding is None
    assert dialog.hear.text() == say("chords-hear")
    dialog.reject()
