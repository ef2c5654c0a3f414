"""Paints the picture of one part: its shape, its notes, the sign that it follows the chords, and its name.

What follows the chords is told by a sign and a hatched body, a part that is cut short by its torn edge, a
planned one by its dashes: never by colour alone.
"""

from PySide6.QtCore import QPointF
from PySide6.QtGui import QBrush, QPainter, QPainterPath, Qt

from arrangeboard.board.items import Path, Segment
from arrangeboard.board.picture import LABEL_SIZE, LINE, SIGN_WIDTH, PartPicture
from arrangeboard.gui.board.inks import Inks
from arrangeboard.gui.board.letters import Letters
from arrangeboard.gui.board.painter import q_path, q_rect

SIGN: Path = (
    Segment("move", (0.0, 6.5)),
    Segment("curve", (2.0, 1.0, 4.5, 1.0, 5.5, 4.5)),
    Segment("curve", (6.5, 8.0, 9.0, 8.0, 11.0, 2.5)),
)
"""A wave, 11 × 9 pixels: what moves with the chords."""

MANY_NOTES = 240


def draw_part(painter: QPainter, inks: Inks, letters: Letters, colour: str, part: PartPicture) -> None:
    """Draw a part with its upper left corner at the painter's origin."""
    _draw_shape(painter, inks, colour, part)
    _draw_marks(painter, inks, colour, part)
    _draw_notes(painter, inks, colour, part)
    _draw_label(painter, inks, letters, colour, part)


def _draw_shape(painter: QPainter, inks: Inks, colour: str, part: PartPicture) -> None:
    path = q_path(part.outline)
    painter.translate(LINE / 2, LINE / 2)
    if part.planned:
        painter.setPen(inks.pen("edge", 1.4, Qt.PenStyle.CustomDashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(path)
    else:
        painter.fillPath(path, inks.brush(f"{colour}:fill"))
        if part.follows:
            painter.fillPath(path, QBrush(inks.colour(f"{colour}:edge@20"), Qt.BrushStyle.BDiagPattern))
        painter.strokePath(path, inks.pen(f"{colour}:edge", LINE))
    painter.translate(-LINE / 2, -LINE / 2)


def _draw_marks(painter: QPainter, inks: Inks, colour: str, part: PartPicture) -> None:
    top, bottom = part.marks_span
    painter.setPen(inks.pen(f"{colour}:edge@38", 1, Qt.PenStyle.DotLine))
    for x in part.marks:
        painter.drawLine(QPointF(x, top), QPointF(x, bottom))


def _draw_notes(painter: QPainter, inks: Inks, colour: str, part: PartPicture) -> None:
    if len(part.notes) > MANY_NOTES:
        _draw_many(painter, inks, colour, part)
        return
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    for x, y, width, height in ((n.x, n.y, n.width, n.height) for n in part.notes):
        path.addRoundedRect(x, y, width, height, height / 2, height / 2)
    painter.setPen(inks.clear)
    painter.setBrush(inks.brush(f"{colour}:note"))
    painter.drawPath(path)


def _draw_many(painter: QPainter, inks: Inks, colour: str, part: PartPicture) -> None:
    """Without round ends, which nobody sees in a crowd: thousands of them take long to join in one path."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setPen(inks.clear)
    painter.setBrush(inks.brush(f"{colour}:note"))
    painter.drawRects([q_rect(note) for note in part.notes])
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)


def _draw_label(painter: QPainter, inks: Inks, letters: Letters, colour: str, part: PartPicture) -> None:
    if not part.label:
        return
    rect = part.label_rect
    if part.follows:
        _draw_sign(painter, inks, colour, QPointF(rect.x - SIGN_WIDTH, rect.y + rect.height / 2 - 4.5))
    painter.setFont(letters.font(LABEL_SIZE, 500 if part.planned else 600))
    painter.setPen(inks.pen("faint" if part.planned else f"{colour}:text"))
    middle = Qt.AlignmentFlag.AlignVCenter
    across = Qt.AlignmentFlag.AlignHCenter if part.planned else Qt.AlignmentFlag.AlignLeft
    painter.drawText(q_rect(rect), middle | across, part.label)


def _draw_sign(painter: QPainter, inks: Inks, colour: str, at: QPointF) -> None:
    painter.translate(at)
    painter.strokePath(q_path(SIGN), inks.pen(f"{colour}:text", 1.6))
    painter.translate(-at)
