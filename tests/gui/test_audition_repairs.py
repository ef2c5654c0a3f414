"""A repair is heard before it is taken, and the song stays as it is."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from arrangeboard.gui.inspector.fit.repair_row import RepairRow
from arrangeboard.gui.inspector.part_form import PartForm
from tests.gui.fit_touch import song
from tests.gui.playing_touch import KeptTransport, PlayingTouch, kept_transport, wait_for


@pytest.fixture(scope="module")
def transport() -> Iterator[KeptTransport]:
    with kept_transport() as kept:
        yield kept


@pytest.fixture
def touch(qtbot: QtBot, transport: KeptTransport) -> PlayingTouch:
    return PlayingTouch(qtbot, transport, song())


def first_row(touch: PlayingTouch) -> RepairRow:
    """The first repair that is offered for the tune."""
    touch.select_cell(1, 0)
    touch.window.desk.fitting.settle()
    advice = touch.find(PartForm).fit.advice
    wait_for(lambda: advice.offering.is_done)
    return advice.cards[0].repairs[0]


def test_the_loudspeaker_lets_a_repair_be_heard_and_ends_it(touch: PlayingTouch) -> None:
    row, before = first_row(touch), touch.song
    assert row.hear.isEnabled()
    QTest.mouseClick(row.hear, Qt.MouseButton.LeftButton)
    heard = touch.window.desk.hearing.heard
    assert heard == ("repair", row.offer.at, row.offer.sentence)
    QTest.mouseClick(row.hear, Qt.MouseButton.LeftButton)
    assert touch.window.desk.hearing.heard is None
    assert touch.song is before
