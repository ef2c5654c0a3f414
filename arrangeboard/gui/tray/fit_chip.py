"""A chip that sorts the pieces by how well they fit the selected cell; there while cells are selected."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter

from arrangeboard.gui.look.theme import Theme
from arrangeboard.gui.tray.pill_chip import HEIGHT, PillChip
from arrangeboard.words import say

SIGN, SIDE = 12, 10
_BARS = ((0.38, "heat-1"), (0.68, "heat-3"), (1.0, "heat-4"))
"""How high the three bars of its sign are, and their inks."""


class FitChip(PillChip):
    """Three rising bars and two words, in a pill."""

    def __init__(self, look: Theme) -> None:
        super().__init__(look, side=SIDE, sign=SIGN)
        self.setText(say("fits-here"))
        self.setToolTip(say("fits-here-tip"))
        self.setAccessibleName(say("fits-here"))

    def count(self, cells: int) -> None:
        """For how many selected cells pieces would be sorted; of several the tip says which counts."""
        tip = say("fits-here-several-tip", cells=cells) if cells > 1 else say("fits-here-tip")
        self.setToolTip(tip)
        self.setAccessibleDescription(tip)

    def sizeHint(self) -> QSize:
        """A pill around sign and words."""
        return QSize(self.full_width(), self._look.size(HEIGHT))

    def paint_sign(self, painter: QPainter) -> None:
        """The rising bars."""
        look, size = self._look, self._look.size(SIGN)
        top, width = (self.height() - size) / 2, size / 3
        for at, (share, ink) in enumerate(_BARS):
            painter.setBrush(look.colour(ink))
            left = look.size(SIDE) + at * width
            bar = QRectF(left, top + size * (1 - share), width - look.size(1), size * share)
            painter.drawRoundedRect(bar, 1, 1)
