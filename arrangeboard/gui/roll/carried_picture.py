"""The picture of notes that a hand carries: painted once, then laid wherever the hand is.

So a frame of a drag costs the same for one note and for thousands.
"""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPixmap

from arrangeboard.board.items import Rect
from arrangeboard.roll.carrying import (
    Sheet,
    carried_bodies,
    carried_velocities,
    extent,
    place,
    roomy,
    sheet_frame,
    wanted,
)
from arrangeboard.roll.frame import RollFrame
from arrangeboard.roll.items import RollItem
from arrangeboard.roll.layers import Carried
from arrangeboard.roll.scene import RollScene

PaintItems = Callable[[QPainter, Rect, list[RollItem]], None]
_Look = tuple[object, ...]


class CarriedPicture:
    """Keeps the picture of what is carried now. `paint_items` paints a display list within an area."""

    def __init__(self, scale: float, paint_items: PaintItems) -> None:
        self._scale = scale
        self._paint_items = paint_items
        self._look: _Look = ()
        self._whole = self._sheet = Sheet(0, 0, 0, 0)
        self._notes = self._velocities = QPixmap()

    def forget(self) -> None:
        """Nothing is carried any more."""
        if self._look:
            self._look, self._notes, self._velocities = (), QPixmap(), QPixmap()

    def paint(self, painter: QPainter, scene: RollScene, frame: RollFrame, carried: Carried) -> None:
        """Lay the picture where the notes are carried to. In pixels of the widget."""
        self._prepare(scene, frame, carried, painter.device().devicePixelRatioF())
        if not self._sheet.width:
            return
        x, y = place(frame, carried, self._sheet)
        self._lay(painter, frame.notes, QPointF(x, y), self._notes)
        self._lay(painter, frame.velocity, QPointF(x, frame.velocity.y), self._velocities)

    def _prepare(self, scene: RollScene, frame: RollFrame, carried: Carried, ratio: float) -> None:
        """Paint it anew where the notes look otherwise, or where more of them comes into sight."""
        look = (carried.notes, frame.pixels_per_quarter, frame.row_height, frame.velocity_height, ratio)
        if not _same(self._look, look):
            self._look, self._whole = look, extent(scene, frame, carried)
            self._sheet = Sheet(0, 0, 0, 0)
        shown = wanted(frame, carried, self._whole)
        if shown.width and shown.height and not self._sheet.holds(shown):
            self._sheet = roomy(shown, self._whole)
            self._draw(scene, sheet_frame(frame, self._sheet), carried, ratio)

    def _draw(self, scene: RollScene, frame: RollFrame, carried: Carried, ratio: float) -> None:
        bodies, stems = (
            carried_bodies(scene, frame, carried.notes),
            carried_velocities(scene, frame, carried.notes),
        )
        self._notes = self._picture(frame.notes, bodies, ratio)
        self._velocities = self._picture(frame.velocity, stems, ratio)

    def _picture(self, area: Rect, items: list[RollItem], ratio: float) -> QPixmap:
        scale = self._scale * ratio
        made = QPixmap(QSize(round(area.width * scale), round(area.height * scale)))
        if made.isNull():
            return made
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(scale, scale)
        painter.translate(-area.x, -area.y)
        self._paint_items(painter, area, items)
        painter.end()
        made.setDevicePixelRatio(ratio)
        return made

    def _lay(self, painter: QPainter, area: Rect, at: QPointF, picture: QPixmap) -> None:
        """Over the view, on whole pixels of the screen."""
        if picture.isNull() or not area.height:
            return
        ratio, scale = picture.devicePixelRatio(), self._scale
        painter.save()
        painter.setClipRect(
            QRectF(area.x * scale, area.y * scale, area.width * scale, area.height * scale),
            Qt.ClipOperation.IntersectClip,
        )
        whole = QPointF(round(at.x() * scale * ratio) / ratio, round(at.y() * scale * ratio) / ratio)
        painter.drawPixmap(whole, picture)
        painter.restore()


def _same(kept: _Look, look: _Look) -> bool:
    """Whether a picture fits; notes count by identity, since thousands of them take long to compare."""
    return bool(kept) and kept[0] is look[0] and kept[1:] == look[1:]
