"""The window in a process of its own, opened as `arrangeboard` opens it; tells what it took on one line."""

import sys
from collections.abc import Callable
from pathlib import Path
from time import perf_counter, process_time, sleep

from msgspec import Struct, json
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

from arrangeboard.gui.start import make_app
from arrangeboard.gui.window.main_window import MainWindow
from arrangeboard.storage.autosave import found
from arrangeboard.storage.settings import load_settings
from tests.bench.children import memory_megabytes

IDLE_S = 1.0
LONGEST_WAIT_S = 60.0


class Opening(Struct, frozen=True):
    """Seconds from the start of the process, or of opening the file, to the paint, and memory when idle.

    `frozen_seconds` is the longest time in which the window could not have answered.
    """

    seconds: float
    processor_seconds: float
    frozen_seconds: float
    idle_megabytes: float


class Painted(QObject):
    """Sees when a widget is painted."""

    def __init__(self, watched: QWidget) -> None:
        super().__init__()
        self.times = 0
        self._watched = watched
        watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's own name
        """Count the paint events of the widget, and let everything pass."""
        self.times += event.type() == QEvent.Type.Paint and watched is self._watched
        return False


class Events:
    """Runs the window's events and remembers the longest time that one lot of them took."""

    longest = 0.0

    def until(self, is_done: Callable[[], object]) -> None:
        """Run what waits until something is done."""
        end = perf_counter() + LONGEST_WAIT_S
        while not is_done() and perf_counter() < end:
            start = perf_counter()
            QApplication.processEvents()
            self.longest = max(self.longest, perf_counter() - start)
            sleep(0.001)

    def until_painted(self, widget: QWidget) -> None:
        """Run what waits until the widget has been painted."""
        painted = Painted(widget)
        self.until(lambda: painted.times)


def main(since: float) -> None:
    """What the process does: `warm` or `cold`, then the path of a file, if any."""
    how, *paths = sys.argv[1:]
    app = make_app()
    window = MainWindow(load_settings(), found(), with_start=how == "warm" or not paths)
    window.show()
    events, worked = Events(), 0.0
    if how == "warm" or not paths:
        events.until_painted(window)
    if how == "warm":
        since, worked, events = perf_counter(), process_time(), Events()
    for path in paths:
        (window.session.open_path if how == "warm" else window.open_first)(Path(path))
        events.until(lambda: window.session.document)
        events.until_painted(window.board.viewport())
    seconds, processor_seconds = perf_counter() - since, process_time() - worked
    _idle()
    opening = Opening(seconds, processor_seconds, events.longest, memory_megabytes())
    print(json.encode(opening).decode())
    window.deleteLater()
    app.processEvents()


def _idle() -> None:
    end = perf_counter() + IDLE_S
    while perf_counter() < end:
        QApplication.processEvents()
        sleep(0.01)
