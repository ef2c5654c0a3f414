"""Fonts and text widths of the board."""

from dataclasses import replace
from functools import lru_cache

from PySide6.QtGui import QFont, QFontMetricsF, QTextLayout

from arrangeboard.board.lettering import Lettering
from arrangeboard.gui.look.theme import BOLD, MEDIUM, REGULAR, SEMIBOLD, Theme
from arrangeboard.words import say

WEIGHTS = {400: REGULAR, 500: MEDIUM, 600: SEMIBOLD, 700: BOLD}


class Letters:
    """The board's fonts. Sizes are the board's own pixels: the painter enlarges them with all else."""

    def __init__(self, theme: Theme) -> None:
        plain = replace(theme, scale=1.0)
        self.font = lru_cache(maxsize=64)(lambda size, weight: plain.font(size, WEIGHTS[weight]))
        self._metrics: dict[tuple[int, int], QFontMetricsF] = {}
        self._widths: dict[tuple[str, int, int], float] = {}
        self.lettering = Lettering(self.width, say, has_signs=_can_write("♭♯", self._font(12, 400)))

    def width(self, text: str, size: int, weight: int) -> float:
        """The width of a text in pixels."""
        key = (text, size, weight)
        if key not in self._widths:
            if len(self._widths) > 8192:
                self._widths.clear()
            self._widths[key] = self.metrics(size, weight).horizontalAdvance(text)
        return self._widths[key]

    def metrics(self, size: int, weight: int) -> QFontMetricsF:
        """The measures of a font."""
        if (size, weight) not in self._metrics:
            self._metrics[size, weight] = QFontMetricsF(self._font(size, weight))
        return self._metrics[size, weight]

    def _font(self, size: int, weight: int) -> QFont:
        font: QFont = self.font(size, weight)
        return font


def _can_write(text: str, font: QFont) -> bool:
    """Whether the font, or one that stands in for it, has every letter of a text."""
    layout = QTextLayout(text, font)
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    return all(all(run.glyphIndexes()) for run in layout.glyphRuns())
