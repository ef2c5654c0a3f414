"""What is sought in a thread is taken in the window's, in order, and only while it is wanted."""

from collections.abc import Callable, Iterator
from threading import Event, get_ident, main_thread

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from arrangeboard.gui.window.seeking import Seeking

WAIT_S = 5.0


class Taken:
    """A seeking with all that it was told."""

    def __init__(self, parent: QObject) -> None:
        self.told: list[object] = []
        self.in_window: list[bool] = []
        self.seeking = Seeking[int](parent, self._take, lambda: self._take("end"))

    def _take(self, answer: object) -> None:
        self.told.append(answer)
        self.in_window.append(get_ident() == main_thread().ident)


def test_answers_come_one_by_one_into_the_thread_of_the_window(qtbot: QtBot, qapp: QObject) -> None:
    taken, sought_in = Taken(qapp), list[bool]()

    def seek(_is_waiting: Callable[[], bool]) -> Iterator[int]:
        sought_in.append(get_ident() == main_thread().ident)
        yield from (1, 2)

    taken.seeking.ask(seek)
    assert taken.told == []
    qtbot.waitUntil(lambda: taken.seeking.is_done)
    assert taken.told == [1, 2, "end"]
    assert all(taken.in_window)
    assert sought_in == [False]


def test_another_question_ends_the_last_one_which_hears_that_nobody_waits(
    qtbot: QtBot, qapp: QObject
) -> None:
    taken, begun, go_on, heard = Taken(qapp), Event(), Event(), list[bool]()

    def seek(is_waiting: Callable[[], bool]) -> Iterator[int]:
        begun.set()
        assert go_on.wait(WAIT_S)
        heard.append(is_waiting())
        yield 1

    taken.seeking.ask(seek)
    qtbot.waitUntil(begun.is_set)
    taken.seeking.ask(lambda _is_waiting: (2,))
    go_on.set()
    qtbot.waitUntil(lambda: taken.seeking.is_done and bool(heard))
    assert taken.told == [2, "end"]
    assert heard == [False]


def test_what_is_dropped_is_never_told(qtbot: QtBot, qapp: QObject) -> None:
    taken = Taken(qapp)
    taken.seeking.ask(lambda _is_waiting: (1,))
    taken.seeking.drop()
    assert taken.seeking.is_done
    qtbot.wait(30)
    assert taken.told == []
