"""Where room is short, things give way; none is pushed off the window."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QPushButton, QStyle, QStyleOptionFrame, QWidget
from pytestqt.qtbot import QtBot

from arrangeboard.gui.header.header import SongTitle
from arrangeboard.gui.header.variant_tabs import VariantTabs
from arrangeboard.gui.opening.form_card import FormCard
from tests.gui.window_touch import WindowTouch
from tests.unit.board.songs import small_song


def right_edge(touch: WindowTouch, widget: QWidget) -> int:
    return widget.mapTo(touch.window, QPoint(widget.width(), 0)).x()


@pytest.mark.parametrize("width", [820, 1000, 1366])
def test_the_export_button_stays_on_the_window(qtbot: QtBot, width: int) -> None:
    touch = WindowTouch(qtbot, small_song())
    touch.run("presentation")
    touch.window.resize(width, 768)
    qtbot.wait(30)
    assert right_edge(touch, touch.find(QPushButton, "export-button")) <= touch.window.width()


def test_a_wide_window_shows_every_readout(qtbot: QtBot) -> None:
    touch = WindowTouch(qtbot, small_song())
    touch.window.resize(900, 768)
    qtbot.wait(30)
    touch.window.resize(1500, 768)
    qtbot.wait(30)
    readouts = touch.window.workspace.header.readouts
    assert all(one.isVisible() for one in (readouts.place, readouts.tempo, readouts.key))


def test_the_start_page_keeps_its_buttons_within_reach(qtbot: QtBot) -> None:
    touch = WindowTouch(qtbot)
    touch.run("presentation")
    touch.window.resize(1366, 768)
    qtbot.wait(30)
    assert right_edge(touch, touch.find(QPushButton, "start-example")) <= touch.window.width()


def test_a_narrow_card_is_tall_enough_for_its_words(qtbot: QtBot) -> None:
    touch = WindowTouch(qtbot)
    touch.run("presentation")
    touch.window.resize(1366, 768)
    qtbot.wait(30)
    cards = touch.window.findChildren(FormCard)
    assert all(card.height() >= card.heightForWidth(card.width()) for card in cards if card.isVisible())


def test_the_variants_stay_where_they_are_at_the_first_edit(qtbot: QtBot) -> None:
    touch = WindowTouch(qtbot, small_song())
    touch.document.mark_saved(Path("small.arrange"), touch.song)
    tabs = touch.find(VariantTabs)
    qtbot.wait(30)
    before = tabs.x()
    touch.run("add-section")
    qtbot.wait(30)
    assert tabs.x() == before


def test_a_song_without_a_title_says_so_in_full(qtbot: QtBot) -> None:
    touch = WindowTouch(qtbot, small_song())
    title = touch.find(SongTitle).title
    title.clear()
    style = QStyleOptionFrame()
    title.initStyleOption(style)
    inner = title.style().subElementRect(QStyle.SubElement.SE_LineEditContents, style, title)
    assert inner.width() - 4 > title.fontMetrics().horizontalAdvance(title.placeholderText())
