"""Paints display lists. Knows Qt and inks; knows neither song nor board."""

from collections.abc import Iterable
from functools import lru_cache

from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QBrush, QPainter, QPainterPath, Qt

from arrangeboard.board.items import Box, Boxes, Hatch, Line, Path, Rect, Shape, Text
from arrangeboard.gui.board.inks import Inks
from arrangeboard.gui.board.letters import Letters

Item = Box | Boxes | Text | Shape | Line | Hatch

_ALIGN = {
    "left": Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
    "centre": Qt.AlignmentFlag.AlignCenter,
    "right": Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
}


def q_rect(rect: Rect) -> QRectF:
    """A rectangle as Qt has it."""
    return QRectF(rect.x, rect.y, rect.width, rect.height)


@lru_cache(maxsize=512)
def q_path(path: Path) -> QPainterPath:
    """A path as Qt has it."""
    made = QPainterPath()
    for segment in path:
        points = segment.points
        if segment.verb == "move":
            made.moveTo(*points)
        elif segment.verb == "line":
            made.lineTo(*points)
        elif segment.verb == "curve":
            made.cubicTo(*points)
        else:
            made.closeSubpath()
    return made


class ItemPainter:
    """Paints items with the inks and fonts of one theme."""

    def __init__(self, inks: Inks, letters: Letters) -> None:
        self.inks = inks
        self.letters = letters

    def paint(self, painter: QPainter, items: Iterable[Item]) -> None:
        """Paint items in their order."""
        for item in items:
            if isinstance(item, Box):
                self.box(painter, item)
            elif isinstance(item, Boxes):
                self._boxes(painter, item)
            elif isinstance(item, Text):
                self._text(painter, item)
            elif isinstance(item, Shape):
                self._shape(painter, item)
            elif isinstance(item, Hatch):
                brush = QBrush(self.inks.colour(item.ink), Qt.BrushStyle.BDiagPattern)
                painter.fillRect(q_rect(item.rect), brush)
            else:
                self._line(painter, item)

    def box(self, painter: QPainter, box: Box) -> None:
        """Paint a rectangle; its line lies wholly inside, so that it stays crisp."""
        rect = q_rect(box.rect)
        if not box.line:
            if box.radius < 1:
                painter.fillRect(rect, self.inks.brush(box.fill))
                return
            painter.setPen(self.inks.clear)
        else:
            style = Qt.PenStyle.CustomDashLine if box.dashed else Qt.PenStyle.SolidLine
            painter.setPen(self.inks.pen(box.line, box.line_width, style))
            inset = box.line_width / 2
            rect.adjust(inset, inset, -inset, -inset)
        painter.setBrush(self.inks.brush(box.fill))
        painter.drawRoundedRect(rect, box.radius, box.radius)

    def _boxes(self, painter: QPainter, boxes: Boxes) -> None:
        painter.setPen(self.inks.clear)
        painter.setBrush(self.inks.brush(boxes.fill))
        smooth = painter.testRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.drawRects([q_rect(rect) for rect in boxes.rects])
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, smooth)

    def _text(self, painter: QPainter, item: Text) -> None:
        if item.text:
            painter.setFont(self.letters.font(item.size, item.weight))
            painter.setPen(self.inks.pen(item.ink))
            painter.drawText(q_rect(item.rect), _ALIGN[item.align], item.text)

    def _shape(self, painter: QPainter, shape: Shape) -> None:
        path = q_path(shape.path)
        style = Qt.PenStyle.CustomDashLine if shape.dashed else Qt.PenStyle.SolidLine
        painter.setPen(self.inks.pen(shape.line, shape.line_width, style))
        fading = shape.fade
        painter.setBrush(self.inks.fade(shape.fill, *fading) if fading else self.inks.brush(shape.fill))
        painter.translate(shape.x, shape.y)
        painter.drawPath(path)
        painter.translate(-shape.x, -shape.y)

    def _line(self, painter: QPainter, line: Line) -> None:
        style = Qt.PenStyle.DotLine if line.dotted else Qt.PenStyle.SolidLine
        painter.setPen(self.inks.pen(line.ink, line.line_width, style))
        painter.drawLine(QLineF(QPointF(line.x1, line.y1), QPointF(line.x2, line.y2)))
