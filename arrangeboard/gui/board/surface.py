"""Paints the visible board: what stands still, what scrolls, and what a hand is doing on top of both."""

from collections.abc import Iterable

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from arrangeboard.board.frame import Frame
from arrangeboard.board.ground import PlacedPart, ground_items
from arrangeboard.board.headers import lane_headers, section_headers
from arrangeboard.board.items import Rect
from arrangeboard.board.scene import Scene
from arrangeboard.board.strip import corner_items, strip_items
from arrangeboard.gui.board.inks import Inks
from arrangeboard.gui.board.letters import Letters
from arrangeboard.gui.board.painter import Item, ItemPainter, q_rect
from arrangeboard.gui.board.pictures import PartPictures
from arrangeboard.gui.theme import Theme


class Surface:
    """The board's painter in one theme, with the pictures it keeps."""

    def __init__(self, theme: Theme) -> None:
        self.inks = Inks(theme)
        self.letters = Letters(theme)
        self.items = ItemPainter(self.inks, self.letters)
        self.pictures = PartPictures(self.inks, self.letters)

    def paint_ground(self, painter: QPainter, scene: Scene, frame: Frame, dirty: Rect, ratio: float) -> None:
        """Paint the cells and parts that show in `dirty` (view space)."""
        area = overlap(frame.ground, dirty)
        if area is None:
            return
        self._clip(painter, area, frame.view_x(0), frame.view_y(0))
        parts = ground_items(scene, frame.on_board(area), self.letters.lettering)
        for item in parts:
            if isinstance(item, PlacedPart):
                painter.setOpacity(item.opacity)
                self.pictures.paint(painter, item.x, item.y, item.look, ratio)
                painter.setOpacity(1.0)
            else:
                self.items.paint(painter, (item,))
        painter.restore()

    def paint_top(self, painter: QPainter, scene: Scene, frame: Frame, dirty: Rect) -> None:
        """Paint the section headers and the strip above them."""
        above = Rect(frame.ground.x, 0, frame.ground.width, frame.top)
        area = overlap(above, dirty)
        if area is None:
            return
        self._clip(painter, area, frame.view_x(0), 0)
        across = frame.on_board(area)
        self.items.paint(painter, strip_items(scene, frame, across))
        self.items.paint(painter, section_headers(scene, frame, self.letters.lettering, across))
        painter.restore()

    def paint_left(self, painter: QPainter, scene: Scene, frame: Frame, dirty: Rect) -> None:
        """Paint the lane headers and the corner above them."""
        area = overlap(frame.lane_headers, dirty)
        if area is not None:
            self._clip(painter, area, 0, frame.view_y(0))
            down = frame.on_board(area)
            self.items.paint(painter, lane_headers(scene, self.letters.lettering, down))
            painter.restore()
        corner = Rect(0, 0, frame.ground.x, frame.top)
        if corner.meets(dirty):
            self.items.paint(painter, corner_items(scene, frame, self.letters.lettering))

    def paint_on_board(self, painter: QPainter, frame: Frame, area: Rect, items: Iterable[Item]) -> None:
        """Paint items of board space, nowhere but in `area` (view space)."""
        self._clip(painter, area, frame.view_x(0), frame.view_y(0))
        self.items.paint(painter, items)
        painter.restore()

    def _clip(self, painter: QPainter, area: Rect, dx: float, dy: float) -> None:
        painter.save()
        painter.setClipRect(QRectF(q_rect(area)))
        painter.translate(dx, dy)


def overlap(one: Rect, other: Rect) -> Rect | None:
    """The rectangle that both share, if they do."""
    if not one.meets(other):
        return None
    x, y = max(one.x, other.x), max(one.y, other.y)
    return Rect(x, y, min(one.right, other.right) - x, min(one.bottom, other.bottom) - y)
