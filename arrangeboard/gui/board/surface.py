"""Paints the visible board: what stands still, what scrolls, and what a hand is doing on top of both."""

from collections.abc import Iterable

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from arrangeboard.board.frame import Frame
from arrangeboard.board.ground import GroundItem, PlacedPart, cell_items, ground_items
from arrangeboard.board.headers import lane_header, lane_headers, section_header, section_headers
from arrangeboard.board.items import Rect
from arrangeboard.board.overlay import Outlined
from arrangeboard.board.scene import Scene
from arrangeboard.board.strip import corner_items, strip_items
from arrangeboard.gui.board.inks import Inks
from arrangeboard.gui.board.letters import Letters
from arrangeboard.gui.board.motion import Shifts, moving
from arrangeboard.gui.board.painter import Item, ItemPainter, q_rect
from arrangeboard.gui.board.pictures import PartPictures
from arrangeboard.gui.look.theme import Theme

OverItem = Item | PlacedPart | Outlined


class Surface:
    """The board's painter in one theme, with the pictures it keeps.

    `ratio` is how many pixels of the screen one of the board's has.
    """

    def __init__(self, theme: Theme) -> None:
        self.inks = Inks(theme)
        self.letters = Letters(theme)
        self.items = ItemPainter(self.inks, self.letters)
        self.pictures = PartPictures(self.inks, self.letters)
        self.ratio = 1.0

    def paint_ground(
        self, painter: QPainter, scene: Scene, frame: Frame, dirty: Rect, shifts: Shifts
    ) -> None:
        """Paint the cells and parts that show in `dirty` (view space)."""
        area = overlap(frame.ground, dirty)
        if area is None:
            return
        self._clip(painter, area, frame.view_x(0), frame.view_y(0))
        visible = frame.on_board(area)
        if shifts:
            self._sliding(painter, scene, visible, shifts)
        else:
            self._ground(painter, ground_items(scene, visible, self.letters.lettering))
        painter.restore()

    def _sliding(self, painter: QPainter, scene: Scene, visible: Rect, shifts: Shifts) -> None:
        """Paint each column, or each row, where it is on its way to its place."""
        for one in moving(scene.geometry, shifts, visible):
            items = cell_items(scene, one.slots, one.lanes, self.letters.lettering)
            self._ground(painter, items, one.dx, one.dy)

    def _ground(self, painter: QPainter, items: Iterable[GroundItem], dx: float = 0, dy: float = 0) -> None:
        painter.translate(dx, dy)
        for item in items:
            if isinstance(item, PlacedPart):
                self._part(painter, item)
            else:
                self.items.paint(painter, (item,))
        painter.translate(-dx, -dy)

    def paint_top(self, painter: QPainter, scene: Scene, frame: Frame, dirty: Rect, shifts: Shifts) -> None:
        """Paint the section headers and the strip above them."""
        area = overlap(frame.above, dirty)
        if area is None:
            return
        self._clip(painter, area, frame.view_x(0), 0)
        across, lettering = frame.on_board(area), self.letters.lettering
        self.items.paint(painter, strip_items(scene, frame, across))
        if shifts.slots:
            for slot, dx in enumerate(shifts.slots):
                left = scene.geometry.slot_left(slot) + dx
                if left < across.right and left + scene.geometry.slot_width(slot) > across.x:
                    painter.translate(dx, 0)
                    self.items.paint(painter, section_header(scene, frame, lettering, slot))
                    painter.translate(-dx, 0)
        else:
            self.items.paint(painter, section_headers(scene, frame, lettering, across))
        painter.restore()

    def paint_left(self, painter: QPainter, scene: Scene, frame: Frame, dirty: Rect, shifts: Shifts) -> None:
        """Paint the lane headers and the corner above them."""
        lettering = self.letters.lettering
        area = overlap(frame.lane_headers, dirty)
        if area is not None:
            self._clip(painter, area, 0, frame.view_y(0))
            down = frame.on_board(area)
            if shifts.lanes:
                self._sliding_lane_headers(painter, scene, down, shifts.lanes)
            else:
                self.items.paint(painter, lane_headers(scene, lettering, down))
            painter.restore()
        if frame.corner.meets(dirty):
            self.items.paint(painter, corner_items(scene, frame, lettering))

    def _sliding_lane_headers(
        self, painter: QPainter, scene: Scene, down: Rect, shifts: tuple[float, ...]
    ) -> None:
        geometry = scene.geometry
        for lane, dy in enumerate(shifts):
            top = geometry.lane_top(lane) + dy
            if top < down.bottom and top + geometry.lane_height > down.y:
                painter.translate(0, dy)
                self.items.paint(painter, lane_header(scene, self.letters.lettering, lane))
                painter.translate(0, -dy)

    def paint_over(
        self, painter: QPainter, area: Rect, origin: tuple[float, float], items: Iterable[OverItem]
    ) -> None:
        """Paint items over what is there, from an origin in view space, nowhere but in `area`."""
        self._clip(painter, area, *origin)
        for item in items:
            self._over(painter, item)
        painter.restore()

    def _over(self, painter: QPainter, item: OverItem) -> None:
        if isinstance(item, PlacedPart):
            self._part(painter, item)
        elif isinstance(item, Outlined):
            self.pictures.outline(painter, item)
        else:
            self.items.paint(painter, (item,))

    def _part(self, painter: QPainter, item: PlacedPart) -> None:
        if item.opacity == 1:
            self.pictures.place(painter, item, self.ratio)
            return
        painter.setOpacity(item.opacity)
        self.pictures.place(painter, item, self.ratio)
        painter.setOpacity(1.0)

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
