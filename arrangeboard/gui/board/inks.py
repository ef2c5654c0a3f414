"""From the display list's ink names to colours of the theme, each looked up once."""

from functools import cached_property

from PySide6.QtGui import QBrush, QColor, QLinearGradient, QPen, Qt

from arrangeboard.board.items import Ink
from arrangeboard.gui.look.theme import Theme


class Inks:
    """The colours, brushes and pens of one theme."""

    def __init__(self, theme: Theme) -> None:
        self.theme = theme
        self._colours: dict[Ink, QColor] = {}
        self._brushes: dict[Ink, QBrush] = {}
        self._pens: dict[tuple[Ink, float, Qt.PenStyle], QPen] = {}

    def colour(self, ink: Ink) -> QColor:
        """The colour an ink stands for; KeyError where the theme lacks the role."""
        if ink not in self._colours:
            self._colours[ink] = self._resolve(ink)
        return self._colours[ink]

    def brush(self, ink: Ink) -> QBrush:
        """A brush of an ink; an empty ink paints nothing."""
        if ink not in self._brushes:
            self._brushes[ink] = QBrush(self.colour(ink)) if ink else QBrush(Qt.BrushStyle.NoBrush)
        return self._brushes[ink]

    def pen(self, ink: Ink, width: float = 1, style: Qt.PenStyle = Qt.PenStyle.SolidLine) -> QPen:
        """A pen of an ink; an empty ink draws nothing."""
        key = (ink, width, style)
        if key not in self._pens:
            self._pens[key] = self._make_pen(ink, width, style)
        return self._pens[key]

    @cached_property
    def clear(self) -> QPen:
        """The pen that draws nothing."""
        return QPen(Qt.PenStyle.NoPen)

    def fade(self, ink: Ink, top: float, bottom: float) -> QBrush:
        """An ink fading downwards, for the body of a curve."""
        gradient = QLinearGradient(0, top, 0, bottom)
        for place, opacity in ((0.0, 0.55), (1.0, 0.12)):
            colour = QColor(self.colour(ink))
            colour.setAlphaF(opacity)
            gradient.setColorAt(place, colour)
        return QBrush(gradient)

    def _make_pen(self, ink: Ink, width: float, style: Qt.PenStyle) -> QPen:
        if not ink:
            return self.clear
        pen = QPen(self.colour(ink), width, style, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
        if style == Qt.PenStyle.CustomDashLine:
            pen.setDashPattern([4, 3])
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        return pen

    def _resolve(self, ink: Ink) -> QColor:
        name, _, percent = ink.partition("@")
        base, _, shade = name.partition(":")
        colour = QColor(self._shade(base, shade) if shade else self.theme.colour(base))
        if percent:
            colour.setAlphaF(int(percent) / 100)
        return colour

    def _shade(self, base: str, shade: str) -> QColor:
        if shade == "section":
            return self.theme.section_colour(base, "custom")
        lane = self.theme.lane_colours(base)
        return {"edge": lane.edge, "fill": lane.fill, "note": lane.note, "text": lane.text}[shade]
