"""Finds the heats of a piece on its way over the board, a little at a time: the drag never stutters."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from arrangeboard.board.heat_marks import Aim, strength_of
from arrangeboard.board.items import Rect
from arrangeboard.board.scene import Scene

if TYPE_CHECKING:
    from arrangeboard.fit.carrying.heats import Heats

SLICE_SECONDS = 0.005
FIRST_SECONDS = 0.008
"""How long the first look may take: most of what is seen is coloured at once."""
BETWEEN_MS = 8
"""Between two slices the drag itself has its turn."""


class Warmth(QObject):
    """What is seen of the board is found first: the lane aimed at, then those of its role, then the others.

    First roughly, so that all is coloured at once, then to the full.

    `found` is called after every slice that found something.
    """

    def __init__(self, parent: QObject, found: Callable[[], object]) -> None:
        super().__init__(parent)
        self._found = found
        self._heats: Heats | None = None
        self._seen: tuple[Scene, int, Rect] | None = None
        self._left: Iterator[Callable[[], object]] = iter(())
        self._timer = QTimer(self, interval=BETWEEN_MS)
        self._timer.timeout.connect(self._go_on)

    @property
    def is_followed(self) -> bool:
        """Whether something hangs over the board whose heats are shown."""
        return self._heats is not None

    @property
    def is_working(self) -> bool:
        """Whether anything is left to find."""
        return self._timer.isActive()

    def follow(self, heats: Heats, scene: Scene, aim: Aim, visible: Rect) -> None:
        """Look for the heats of what is seen now; what was found before stays."""
        seen = scene, aim.lane, visible
        if heats is self._heats and self._seen is not None and self._seen == seen:
            return
        self._heats, self._seen = heats, seen
        self._left = _wanted(heats, scene, aim, visible)
        self._look(FIRST_SECONDS)
        self._timer.start()

    def cool(self) -> None:
        """Nothing hangs over the board any more."""
        self._timer.stop()
        self._heats, self._seen, self._left = None, None, iter(())

    def settle(self) -> None:
        """Find all that is left at once."""
        while self.is_working:
            self._go_on()

    def _go_on(self) -> None:
        if not self._look(SLICE_SECONDS):
            self._timer.stop()
        self._found()

    def _look(self, seconds: float) -> bool:
        """Find for so long; whether anything is left."""
        until = perf_counter() + seconds
        for find in self._left:
            find()
            if perf_counter() >= until:
                return True
        return False


def _wanted(heats: Heats, scene: Scene, aim: Aim, visible: Rect) -> Iterator[Callable[[], object]]:
    """Everything to find, the most wanted first."""
    geometry = scene.geometry
    slots = geometry.slots_between(visible.x, visible.right)
    rows = [lane for lane in geometry.lanes_between(visible.y, visible.bottom) if heats.can_play(lane)]
    akin = [lane for lane in rows if strength_of(scene, aim, lane) == "akin"]
    aimed = [aim.lane] if heats.can_play(aim.lane) else []
    for lanes in (aimed, akin, rows):
        for lane in lanes:
            for slot in slots:
                yield partial(heats.rough, slot, lane)
    for lane in dict.fromkeys((*aimed, *akin, *rows)):
        for slot in slots:
            if not heats.is_true(slot, lane):
                yield partial(heats.at, slot, lane)
