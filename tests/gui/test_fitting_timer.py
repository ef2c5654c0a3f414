"""While the window is idle the analysis of its song goes on, and settles."""

import pytest
from pytestqt.qtbot import QtBot

from arrangeboard.fit.cases import At
from arrangeboard.gui.window.fitting_timer import FittingTimer
from arrangeboard.gui.window.status_strip import StatusStrip
from arrangeboard.song.edits.parts import remove_parts
from arrangeboard.song.values import Song
from arrangeboard.words import say
from tests.gui.fit_touch import song
from tests.gui.window_touch import WindowTouch
from tests.unit.board.songs import small_song


@pytest.fixture
def touch(qtbot: QtBot) -> WindowTouch:
    return WindowTouch(qtbot, small_song())


def timer_of(touch: WindowTouch) -> FittingTimer:
    found = touch.window.workspace.findChild(FittingTimer)
    assert isinstance(found, FittingTimer)
    return found


def thinned(song: Song) -> Song:
    slot = song.arrangement.order[1]
    lane, parts = next(iter(song.sections[slot.section].parts.items()))
    return remove_parts(song, [(slot.section, lane, parts[0].id)])


def test_an_opened_song_is_analysed_by_and_by_and_then_nothing_runs(touch: WindowTouch, qtbot: QtBot) -> None:
    fitting = touch.window.desk.fitting
    assert not fitting.is_settled
    qtbot.waitUntil(lambda: fitting.is_settled)
    assert fitting.report.verdicts
    qtbot.waitUntil(lambda: not timer_of(touch).is_waiting)


def test_an_edit_is_told_once_the_window_has_seen_it(touch: WindowTouch, qtbot: QtBot) -> None:
    fitting = touch.window.desk.fitting
    told: list[At] = []
    qtbot.waitUntil(lambda: fitting.is_settled)
    fitting.listen(told.extend)
    touch.document.apply("step-paint", thinned)
    assert not told
    qtbot.waitUntil(lambda: bool(told) and fitting.is_settled)


def test_it_waits_while_a_hand_is_on_the_mouse(
    touch: WindowTouch, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    timer, held = timer_of(touch), True
    monkeypatch.setattr(timer, "_is_busy", lambda: held)
    qtbot.wait(300)
    assert not touch.window.desk.fitting.is_settled
    held = False
    qtbot.waitUntil(lambda: touch.window.desk.fitting.is_settled)


def test_another_look_leaves_no_second_analysis_behind(touch: WindowTouch, qtbot: QtBot) -> None:
    first = touch.window.desk.fitting
    qtbot.waitUntil(lambda: first.is_settled)
    touch.window.use_theme("light")
    assert touch.window.desk.fitting is not first
    qtbot.waitUntil(lambda: touch.window.desk.fitting.is_settled)
    qtbot.wait(50)
    before = first.report
    touch.document.apply("step-paint", thinned)
    assert first.report == before


def test_asked_for_a_finding_too_early_it_says_that_it_still_looks_and_goes_there_then(
    qtbot: QtBot,
) -> None:
    touch = WindowTouch(qtbot, song())
    assert not touch.window.desk.fitting.is_settled
    touch.run("next-finding")
    hint = touch.find(StatusStrip).hint
    assert hint.text().startswith("Still looking")
    qtbot.waitUntil(lambda: bool(touch.document.selection.parts), timeout=5000)
    assert "Chorus" in hint.text()


def test_where_nothing_is_found_it_says_so_only_once_all_is_looked_at(qtbot: QtBot) -> None:
    touch = WindowTouch(qtbot, song(0))
    touch.run("next-finding")
    hint = touch.find(StatusStrip).hint
    assert hint.text().startswith("Still looking")
    qtbot.waitUntil(lambda: hint.text() == say("fit-no-findings"), timeout=5000)
    assert touch.window.desk.fitting.is_settled
