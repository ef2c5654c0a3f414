"""The window in a process of its own, opened as `arrangeboard` opens it; tells what it took on one line."""

import sys
from pathlib import Path
from time import perf_counter, process_time, sleep

from msgspec import Struct, json
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

from arrangeboard.gui.main_window import MainWindow
from arrangeboard.gui.start import make_app
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

    def __init__(self) -> None:
        super().__init__()
        self.times = 0
        self._watched: QWidget | None = None

    def watch(self, widget: QWidget) -> None:
        """Count the paint events of this widget from now on."""
        if widget is not self._watched:
            self._watched = widget
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's own name
        """Count."""
        self.times += event.type() == QEvent.Type.Paint and watched is self._watched
        return False


class Events:
    """Runs the window's events and remembers the longest time that one lot of them took."""

    longest = 0.0

    def run(self) -> None:
        """Run what waits."""
        start = perf_counter()
        QApplication.processEvents()
        self.longest = max(self.longest, perf_counter() - start)


def open_window(path: Path | None, *, since: float, warm: bool = False) -> Opening:
    """Open the window, on a song if there is one; a `warm` window stands before the song is asked for."""
    worked = 0.0
    app = make_app()
    window = MainWindow(load_settings(), found())
    window.show()
    painted, events = Painted(), Events()
    if path is None or warm:
        painted.watch(window)
        _wait(painted, events)
    if path is not None:
        if warm:
            since, worked, events = perf_counter(), process_time(), Events()
        window.session.open_path(path)
        while window.session.document is None and perf_counter() - since < LONGEST_WAIT_S:
            events.run()
            sleep(0.001)
        painted = Painted()
        painted.watch(window.board.viewport())
        _wait(painted, events)
    seconds, processor_seconds = perf_counter() - since, process_time() - worked
    _idle()
    opening = Opening(seconds, processor_seconds, events.longest, memory_megabytes())
    window.deleteLater()
    app.processEvents()
    return opening


def _wait(painted: Painted, events: Events) -> None:
    end = perf_counter() + LONGEST_WAIT_S
    while not painted.times and perf_counter() < end:
        events.run()


def _idle() -> None:
    end = perf_counter() + IDLE_S
    while perf_counter() < end:
        QApplication.processEvents()
        sleep(0.01)


def main(since: float) -> None:
    """What the process does: `warm` or `cold`, then the path of a file, if any."""
    how, *paths = sys.argv[1:]
    opening = open_window(Path(paths[0]) if paths else None, since=since, warm=how == "warm")
    print(json.encode(opening).decode())
