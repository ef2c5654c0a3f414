"""Where a part stands among a hundred real ones: a thin bar, with the stretch marked where none belongs."""

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QBrush, QPainter, QPaintEvent, QPolygonF, Qt
from PySide6.QtWidgets import QSizePolicy, QWidget

from arrangeboard.fit.verdict import DOES_NOT_FIT, Standing
from arrangeboard.gui.look.theme import Theme

HIGH, TRACK, MARK = 16, 6, 6.0

INKS: dict[Standing, str] = {
    "fits": "good",
    "rubs": "caution",
    "does-not-fit": "clash",
    "as-meant": "dim",
    "not-judged": "dim",
}
"""The bar's colour is the badge's, and speaks for neither good nor bad where nothing counts."""


class PercentileBar(QWidget):
    """0 to 100 from left to right. The mark points at the part; to the left of the line it does not fit."""

    def __init__(self, look: Theme) -> None:
        super().__init__()
        self._look = look
        self._fit = 0
        self._standing: Standing = "fits"
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_fit(self, fit: int, standing: Standing) -> None:
        """Point at a percentile, in the colour of what it comes to."""
        if (fit, standing) != (self._fit, self._standing):
            self._fit, self._standing = fit, standing
            self.update()

    def sizeHint(self) -> QSize:
        """Thin, and as wide as there is room."""
        return QSize(self._look.size(120), self._look.size(HIGH))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint track, the stretch that does not fit, how far the part comes, and the mark."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look, scale = self._look, self._look.scale
        width, top, high = float(self.width()), self.height() - TRACK * scale, TRACK * scale
        line, at = width * DOES_NOT_FIT / 100, width * self._fit / 100
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("line"))
        painter.drawRoundedRect(QRectF(0, top, width, high), high / 2, high / 2)
        blames = INKS[self._standing] != "dim"
        painter.setBrush(QBrush(look.colour("clash" if blames else "dim"), Qt.BrushStyle.BDiagPattern))
        painter.drawRoundedRect(QRectF(0, top, line, high), high / 2, high / 2)
        painter.setBrush(look.colour(INKS[self._standing]))
        painter.drawRoundedRect(QRectF(0, top, max(at, high), high), high / 2, high / 2)
        painter.fillRect(QRectF(line - 0.75, top - 2 * scale, 1.5, high + 2 * scale), look.colour("dim"))
        half = MARK * scale / 2
        x = min(max(at, half), width - half)
        painter.setBrush(look.colour("text"))
        tip = [QPointF(x - half, 0), QPointF(x + half, 0), QPointF(x, top - scale)]
        painter.drawPolygon(QPolygonF(tip))
