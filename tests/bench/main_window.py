"""The whole window: from an edit until board, tray, details and header show it, and whether that stays so.

Offscreen, 1680 × 1050. The panels beside the board are those that a window of this size shows.
"""

import os
import tempfile
from collections.abc import Iterator
from functools import partial
from itertools import islice
from pathlib import Path
from time import perf_counter, sleep

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from arrangeboard.app.document import Document
from arrangeboard.gui.start import make_app
from arrangeboard.gui.window.main_window import MainWindow
from arrangeboard.song.values import Song
from arrangeboard.storage.settings import Settings
from tests.bench.figures import Action, Row, Times, beside, main, run_times, spread_row
from tests.bench.opening import Painted
from tests.bench.scenes import SCENES, Scene, renaming_lane
from tests.bench.songs import board, ordinary
from tests.bench.window import show_corner

TIMES = 20
EDIT_MS, EDIT_TAIL_MS, ORDINARY_MS = 16.0, 33.0, 5.0
STEPS = 1_000
LONGEST_WAIT_S = 0.005


class Shown:
    """A window with a song in it, painted and at rest."""

    def __init__(self, song: Song) -> None:
        self.window = MainWindow(Settings(theme="dark", autosave_seconds=600))
        self.window.resize(1680, 1050)
        self.window.show()
        QApplication.processEvents()
        self.window.session.open_new(song)
        show_corner(self.window.board)
        self._painted = Painted(self.window.board.viewport())
        self.rest()

    @property
    def document(self) -> Document:
        """The open document."""
        return self.window.desk.document

    def rest(self) -> None:
        """Wait until the board has not been painted for a little while."""
        end = perf_counter() + 1
        quiet = perf_counter() + 0.02
        while perf_counter() < min(quiet, end):
            seen = self._painted.times
            QApplication.processEvents()
            if self._painted.times > seen:
                quiet = perf_counter() + 0.02
            sleep(0.001)

    def until_painted(self, action: Action) -> None:
        """Do something, and wait until all that waits has been run and the board is painted."""
        seen = self._painted.times
        action()
        end = perf_counter() + LONGEST_WAIT_S
        while self._painted.times == seen and perf_counter() < end:
            QApplication.processEvents()

    def times(self, scene: Scene) -> Times:
        """What each action of a scene takes."""
        return run_times(self._waited_for(islice(scene(self.document), TIMES)))

    def _waited_for(self, actions: Iterator[Action]) -> Iterator[Action]:
        for action in actions:
            self.rest()
            yield partial(self.until_painted, action)

    def close(self) -> None:
        """Take the window down without a question about unsaved changes."""
        self.document.mark_saved(Path("bench.arrange"), self.document.song)
        self.window.close()
        self.window.deleteLater()
        QApplication.processEvents()


def rows() -> list[Row]:
    """All figures of the whole window."""
    with tempfile.TemporaryDirectory() as home:
        os.environ["ARRANGEBOARD_HOME"] = home
        application = make_app()
        found = [*_edits("large", board(), EDIT_MS), *_edits("ordinary", ordinary(), ORDINARY_MS)]
        found += _long_session(ordinary())
        application.processEvents()
        return found


def _edits(size: str, song: Song, limit: float) -> Iterator[Row]:
    for what, scene in SCENES.items():
        shown = Shown(song)
        times = shown.times(scene)
        yield spread_row(f"{size}: {what}, whole window", times, limit=limit, tail_limit=EDIT_TAIL_MS)
        shown.close()


def _long_session(song: Song) -> Iterator[Row]:
    """The same edit at the beginning and after a thousand others."""
    shown = Shown(song)
    fresh = shown.times(renaming_lane)
    for action in islice(renaming_lane(shown.document), STEPS):
        action()
    late = shown.times(renaming_lane)
    row = spread_row(f"ordinary: an edit after {STEPS:,} others", late, limit=ORDINARY_MS)
    yield beside(row, late, fresh, "the first edits")
    shown.close()


if __name__ == "__main__":
    main(rows)
