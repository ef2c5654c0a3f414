"""The fields of a part stand still under the pointer while the advice above them comes and goes."""

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QStyle, QStyleOptionSpinBox
from pytestqt.qtbot import QtBot

from arrangeboard.gui.inspector.fit import offering
from arrangeboard.gui.inspector.fit.repair_row import RepairRow
from arrangeboard.gui.inspector.part_form import PartForm
from arrangeboard.gui.inspector.steady_area import SteadyArea
from tests.gui.fit_touch import FitTouch, song

UP = QStyle.SubControl.SC_SpinBoxUp
DOWN = QStyle.SubControl.SC_SpinBoxDown


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits for a selection to rest before what would mend it is sought."""
    monkeypatch.setattr(offering, "REST_MS", 0)


def arrow(form: PartForm, which: QStyle.SubControl) -> QPoint:
    """The middle of an arrow of the field that transposes, in the window."""
    field = form.transpose
    option = QStyleOptionSpinBox()
    field.initStyleOption(option)
    rect = field.style().subControlRect(QStyle.ComplexControl.CC_SpinBox, option, which, field)
    return field.mapTo(form.window(), rect.center())


def click(touch: FitTouch, where: QPoint) -> None:
    """Click whatever is there by now, and wait for all that is found of it."""
    held = touch.window.childAt(where)
    assert held is not None
    QTest.mouseClick(held, Qt.MouseButton.LeftButton, pos=held.mapFrom(touch.window, where))
    touch.seek()
    QApplication.processEvents()


@pytest.mark.parametrize("height", [640, 1400])
def test_two_clicks_on_one_spot_transpose_by_two(qtbot: QtBot, height: int) -> None:
    touch = FitTouch(qtbot, song(0))
    touch.window.resize(1366, height)
    touch.select_cell(1, 0)
    touch.seek()
    form = touch.find(PartForm)
    area = touch.find(SteadyArea)
    area.ensureWidgetVisible(form.transpose)
    QApplication.processEvents()
    lower, upper = arrow(form, DOWN), arrow(form, UP)
    before = form.fit.height()
    click(touch, upper)
    assert form.fit.height() > before
    click(touch, upper)
    assert form.transpose.value() == 2
    click(touch, lower)
    click(touch, lower)
    assert form.transpose.value() == 0
    assert arrow(form, UP) == upper


def test_what_was_held_open_closes_when_the_pointer_leaves(qtbot: QtBot) -> None:
    touch = FitTouch(qtbot, song(0))
    touch.select_cell(1, 0)
    touch.seek()
    form, area = touch.find(PartForm), touch.find(SteadyArea)
    QApplication.processEvents()
    before = area.verticalScrollBar().value()
    for which in (UP, DOWN):
        click(touch, arrow(form, which))
    held = form.fit.height()
    QApplication.sendEvent(area.viewport(), QEvent(QEvent.Type.Leave))
    QApplication.processEvents()
    assert form.fit.height() < held
    assert area.verticalScrollBar().value() == before


@pytest.mark.parametrize("height", [640, 1400])
def test_the_first_click_on_a_repair_takes_it_after_two_steps(qtbot: QtBot, height: int) -> None:
    touch = FitTouch(qtbot, song(0))
    touch.window.resize(1366, height)
    touch.select_cell(1, 0)
    touch.seek()
    form, area = touch.find(PartForm), touch.find(SteadyArea)
    area.ensureWidgetVisible(form.transpose)
    QApplication.processEvents()
    QApplication.sendEvent(area.viewport(), QEvent(QEvent.Type.Enter))
    upper = arrow(form, UP)
    click(touch, upper)
    click(touch, upper)
    repair = touch.find(RepairRow).button
    area.ensureWidgetVisible(repair)
    QApplication.processEvents()
    where, before = repair.mapTo(touch.window, repair.rect().center()), touch.window.desk.document.song
    QTest.mousePress(repair, Qt.MouseButton.LeftButton, pos=repair.rect().center())
    QApplication.processEvents()
    assert not form.transpose.hasFocus()
    assert repair.mapTo(touch.window, repair.rect().center()) == where
    QTest.mouseRelease(repair, Qt.MouseButton.LeftButton, pos=repair.mapFrom(touch.window, where))
    assert touch.window.desk.document.song != before
