"""The board as it is seen: from an edit to its repaint, and frames while scrolling and zooming.

Painted offscreen, 1680 × 960. A frame is whole when the paint event that shows it has ended.
"""

import os
from collections.abc import Iterator
from functools import partial
from itertools import islice
from statistics import median
from time import perf_counter, sleep

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QScrollBar

from arrangeboard.app.document import Document
from arrangeboard.gui.board.board_view import BoardView
from arrangeboard.gui.board.scrolled import REST_MS
from arrangeboard.gui.look.theme import load_fonts, theme
from arrangeboard.song.values import Song
from tests.bench.figures import Action, Row, Times, main, percentile_95, run_times, spread_row, timed
from tests.bench.scenes import SCENES, Scene
from tests.bench.songs import board, ordinary

TIMES = 30
FRAMES = 60
FRAME_MS, REPAINT_MS = 1000 / 60, 7.0
EDIT_MS, EDIT_TAIL_MS, ORDINARY_MS = 16.0, 33.0, 5.0
OVERVIEW_MS = 100.0
"""What is not held to a frame answers within the time that any window does."""
LONGEST_WAIT_S = 0.005


class WatchedBoard(BoardView):
    """A board that tells how often and how long it has painted."""

    paints = 0
    painted_at = wall_ms = processor_ms = 0.0

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  Qt's own name
        """Paint, and count it."""
        wall, processor = timed(partial(super().paintEvent, event))
        self.paints += 1
        self.painted_at = perf_counter()
        self.wall_ms += wall
        self.processor_ms += processor


def rows() -> list[Row]:
    """All figures of the board."""
    application = QApplication.instance() or QApplication([])
    load_fonts()
    found = [*_edits("large", board()), *_edits("ordinary", ordinary(), limit=ORDINARY_MS)]
    found += [*_frames("large", board()), *_frames("ordinary", ordinary())]
    application.processEvents()
    return found


def shown(song: Song) -> WatchedBoard:
    """A board in a window of its own, painted and at rest."""
    view = WatchedBoard(Document(song), theme("dark"))
    view.resize(1680, 960)
    view.show()
    show_corner(view)
    rest(view)
    return view


def show_corner(view: BoardView) -> None:
    """Nine sections of eight bars by twelve lanes, from the upper left corner."""
    view.set_zoom(1.0)
    view.set_lane_height(64)
    view.horizontalScrollBar().setValue(0)
    view.verticalScrollBar().setValue(0)


def rest(view: WatchedBoard, quiet_s: float = 0.02) -> None:
    """Wait until nothing has been painted for a little while: slides have ended, pictures are true."""
    end = perf_counter() + 1
    view.painted_at = perf_counter()
    while perf_counter() < min(view.painted_at + quiet_s, end):
        QApplication.processEvents()
        sleep(0.001)


def until_painted(view: WatchedBoard, action: Action) -> None:
    """Do something, and wait for the paint event that shows it."""
    seen = view.paints
    action()
    end = perf_counter() + LONGEST_WAIT_S
    while view.paints == seen and perf_counter() < end:
        QApplication.processEvents()


def _edits(size: str, song: Song, *, limit: float = EDIT_MS) -> Iterator[Row]:
    for what, scene in SCENES.items():
        view = shown(song)
        whole, repaint = _edit_times(view, scene)
        yield spread_row(f"{size}: {what}, until it is seen", whole, limit=limit, tail_limit=EDIT_TAIL_MS)
        yield spread_row("  of which repaint", repaint, limit=min(limit, REPAINT_MS))
        _close(view)


def _edit_times(view: WatchedBoard, scene: Scene) -> tuple[Times, Times]:
    """From each edit to its repaint, and the repaint alone."""
    whole, repaint = [], []
    for action in islice(scene(view.document), TIMES):
        rest(view)
        view.wall_ms = view.processor_ms = 0.0
        whole.append(timed(partial(until_painted, view, action)))
        repaint.append((view.wall_ms, view.processor_ms))
    return Times.of(whole), Times.of(repaint)


def _frames(size: str, song: Song) -> Iterator[Row]:
    """Frames of scrolling and zooming, each from its step to the end of its paint event."""
    for what, motion in MOTIONS.items():
        view = shown(song)
        times = run_times(partial(until_painted, view, step) for step in motion(view))
        limit = OVERVIEW_MS if what.startswith("overview") else FRAME_MS
        if times.wall_ms:
            yield spread_row(f"{size}: {what}", times, limit=limit, tail_limit=2 * limit)
        _close(view)
    view = shown(song)
    waits = [_until_true(view, 1.0 + number / 10) for number in range(1, 9)]
    yield Row(f"{size}: after a zoom, until every picture is true", median(waits), tail=percentile_95(waits))
    _close(view)


def _until_true(view: WatchedBoard, zoom: float) -> float:
    """Milliseconds from a zoom to the end of the last paint event that it caused."""
    start = perf_counter()
    view.set_zoom(zoom)
    rest(view, quiet_s=2 * REST_MS / 1e3)
    return (view.painted_at - start) * 1e3


def _close(view: WatchedBoard) -> None:
    view.close()
    view.deleteLater()
    QApplication.processEvents()


def _there_and_back(bar: QScrollBar, step: int) -> Iterator[Action]:
    """To the end of the bar, or sixty steps far, and back over what has been painted before."""
    step = min(step, bar.maximum() // FRAMES)
    if step < 1:
        return
    for direction in (step, -step):
        for _ in range(FRAMES):
            yield partial(bar.setValue, bar.value() + direction)


def _across(view: WatchedBoard) -> Iterator[Action]:
    return _there_and_back(view.horizontalScrollBar(), 30)


def _down(view: WatchedBoard) -> Iterator[Action]:
    return _there_and_back(view.verticalScrollBar(), 24)


def _zoom(view: WatchedBoard) -> Iterator[Action]:
    for factor in (1.03, 1 / 1.03):
        for _ in range(FRAMES):
            yield partial(view.zoom_about, view.zoom * factor, 900)


def _again(view: WatchedBoard) -> Iterator[Action]:
    for _ in range(FRAMES):
        yield view.viewport().update


def _overview(view: WatchedBoard) -> Iterator[Action]:
    view.fit_all()
    rest(view)
    yield from islice(_again(view), 20)


def _overview_down(view: WatchedBoard) -> Iterator[Action]:
    view.fit_all()
    view.set_lane_height(24)
    rest(view)
    yield from islice(_down(view), 20)


MOTIONS = {
    "repaint of all that is seen": _again,
    "scroll across": _across,
    "scroll down": _down,
    "zoom about the pointer": _zoom,
    "overview: repaint": _overview,
    "overview: scroll down": _overview_down,
}


if __name__ == "__main__":
    main(rows)
