"""Where room is short, things give way; none is pushed off the window."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QPushButton, QSplitter, QStyle, QStyleOptionFrame, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from arrangeboard.gui.header.header import SongTitle
from arrangeboard.gui.header.variant_tabs import VariantTabs
from arrangeboard.gui.opening.form_card import FormCard
from tests.gui.window_touch import WindowTouch
from tests.unit.board.songs import HOOK, small_song


def right_edge(touch: WindowTouch, widget: QWidget) -> int:
    return widget.mapTo(touch.window, QPoint(widget.width(), 0)).x()


@pytest.mark.parametrize("width", [820, 1000, 1366])
def test_the_export_button_stays_on_the_window(qtbot: QtBot, width: int) -> None:
    touch = WindowTouch(qtbot, small_song())
    touch.run("presentation")
    touch.window.resize(width, 768)
    qtbot.wait(30)
    assert right_edge(touch, touch.find(QPushButton, "export-button")) <= touch.window.width()


@pytest.mark.parametrize("presents", [False, True])
def test_no_form_is_cut_off_where_the_details_are_narrowest(qtbot: QtBot, presents: bool) -> None:
    touch = WindowTouch(qtbot, small_song())
    if presents:
        touch.run("presentation")
    touch.window.resize(1366, 768)
    qtbot.wait(30)
    inspector = touch.window.workspace.inspector
    touch.find(QSplitter).setSizes([10_000, 1])
    chosen: tuple[Callable[[], None], ...] = (
        touch.select,
        lambda: touch.select(slots=(0,)),
        lambda: touch.select(lanes=(0,)),
        lambda: touch.select_cell(1, 0),
        lambda: inspector.show_piece(HOOK),
    )
    for choose in chosen:
        choose()
        qtbot.wait(30)
        form = inspector.form
        room = form.parentWidget()
        assert room is not None
        assert form.minimumSizeHint().width() <= room.width(), type(form)


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


def test_panels_without_room_are_reached_from_the_edge_of_the_window(qtbot: QtBot) -> None:
    touch = WindowTouch(qtbot, small_song())
    touch.window.resize(1000, 600)
    qtbot.wait(30)
    assert not touch.window.workspace.inspector.isVisible()
    assert not touch.window.workspace.tray.isVisible()
    for words in ("Details", "Pieces"):
        shown = next(one for one in touch.window.findChildren(QToolButton) if one.text() == words)
        assert shown.isVisible()
        shown.click()
        assert shown.isChecked()
    assert touch.window.workspace.inspector.isVisible()
    assert touch.window.workspace.tray.isVisible()


def test_a_presentation_shows_the_whole_song_and_no_details(qtbot: QtBot) -> None:
    touch = WindowTouch(qtbot, small_song())
    touch.window.resize(1600, 900)
    qtbot.wait(30)
    touch.window.board.set_zoom(8)
    touch.run("presentation")
    qtbot.wait(30)
    assert not touch.window.workspace.inspector.isVisible()
    assert touch.window.board.horizontalScrollBar().maximum() == 0
    touch.run("presentation")
    qtbot.wait(30)
    assert touch.window.workspace.inspector.isVisible()
