"""The playhead on a board: where it stands, and that no more is painted again than it has moved over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QPainter

from arrangeboard.board.headers import section_header_rect
from arrangeboard.board.items import Rect
from arrangeboard.board.playback import (
    FLAG_SIZE,
    playhead_items,
    playhead_top,
    playhead_x,
    sounding_header,
)
from arrangeboard.gui.board.surface import overlap

if TYPE_CHECKING:
    from arrangeboard.gui.board.scrolled import ScrolledBoard

NEAR = 64
"""Closer than this, in pixels, the old and the new place are painted as one."""


class Playhead:
    """A line over the board. Without a tick there is none."""

    def __init__(self, board: ScrolledBoard) -> None:
        self._board = board
        self._x: float | None = None
        self._slot: int | None = None
        self.tick: float | None = None
        self.is_running = False

    @property
    def x(self) -> float | None:
        """Where it stands, in pixels of the board."""
        return self._x

    def show(self, tick: float | None, *, is_running: bool) -> None:
        """Stand at a tick of the song, or nowhere."""
        changes_look = is_running != self.is_running
        self.tick, self.is_running = tick, is_running
        before, self._x = self._x, self._pixel()
        if before != self._x or changes_look:
            self._update(before, self._x)
        self._light()

    def stay(self) -> None:
        """The board was laid out anew: stand where the music stands now."""
        self.show(self.tick, is_running=self.is_running)

    def paint(self, painter: QPainter, dirty: Rect) -> None:
        """Paint what of it shows in a rectangle of the view."""
        board = self._board
        scene, frame = board.scene, board.frame
        area = overlap(Rect(frame.ground.x, 0, frame.ground.width, frame.height), dirty)
        if area is None or self._x is None or not scene.geometry.slots:
            return
        items = []
        if self._slot is not None and frame.sections.meets(dirty):
            items += sounding_header(scene, frame, self._slot)
        items += playhead_items(self._x, playhead_top(frame), self._bottom(), is_running=self.is_running)
        board.surface.paint_over(painter, area, (frame.view_x(0), 0.0), items)

    def _pixel(self) -> float | None:
        """The nearest pixel of the screen, so that the line stays as crisp wherever it is."""
        if self.tick is None:
            return None
        ratio = self._board.surface.ratio
        return round(playhead_x(self._board.scene.geometry, self.tick) * ratio) / ratio

    def _bottom(self) -> float:
        frame = self._board.frame
        return min(frame.view_y(self._board.scene.geometry.height), frame.height)

    def _update(self, before: float | None, after: float | None) -> None:
        if before is not None and after is not None and abs(before - after) < NEAR:
            self._update_between(min(before, after), max(before, after))
            return
        for x in (before, after):
            if x is not None:
                self._update_between(x, x)

    def _update_between(self, left: float, right: float) -> None:
        frame = self._board.frame
        x, width = frame.view_x(left), right - left
        top = playhead_top(frame)
        half = FLAG_SIZE[0] / 2
        self._board.update_view(Rect(x - half, top - 1, width + FLAG_SIZE[0], FLAG_SIZE[1]))
        self._board.update_view(Rect(x - 1, top, width + 2, self._bottom() - top))

    def _light(self) -> None:
        """Light the header of the section that sounds, and no other."""
        geometry = self._board.scene.geometry
        lit = None
        if self.is_running and self.tick is not None and geometry.slots:
            lit = geometry.slot_of_tick(int(self.tick))
        before, self._slot = self._slot, lit
        if before != lit:
            for slot in (before, lit):
                if slot is not None and slot < len(geometry.slots):
                    rect = section_header_rect(self._board.scene, self._board.frame, slot)
                    self._board.update_view(rect.moved(self._board.frame.view_x(0), 0))
