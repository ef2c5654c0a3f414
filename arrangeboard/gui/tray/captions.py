"""What cards say below their pictures, and the pill that holds a family's letter."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter

from arrangeboard.app.figures import bars_text, beats_text
from arrangeboard.app.pieces.piece_list import PieceUse
from arrangeboard.board.heat_plates import heat_ink
from arrangeboard.fit.carrying.heat import Heat
from arrangeboard.gui.look.theme import MEDIUM, Theme
from arrangeboard.song.values import Meter
from arrangeboard.words import say

LINE = 15
"""The height of a line of a caption."""
_TEXT, _SMALL = 11.5, 11
_LESS_THAN_TWO = {"¼", "⅓", "½", "⅔", "¾", "1"}


def caption_words(use: PieceUse) -> str:
    """Who plays the piece, and in how many places."""
    if use.lane is None:
        return say("piece-unused")
    code = "piece-once" if use.places == 1 else "piece-places" if use.places else "piece-elsewhere"
    return say(code, lane=use.lane.name, count=use.places)


def length_words(use: PieceUse, meter: Meter) -> str:
    """How long the piece is, with its pickup; one from a rule is as long as its part."""
    if use.piece.is_generated:
        return say("piece-follows-bars" if use.drums else "piece-follows")
    length, pickup = bars_words(use, meter), pickup_words(use, meter)
    return say("length-and-pickup", length=length, pickup=pickup) if pickup else length


def bars_words(use: PieceUse, meter: Meter) -> str:
    """How many bars a piece has, without its pickup."""
    bars = bars_text(use.piece.length_ticks, meter)
    return say("one-bar") if bars == "1" else say("some-bars", count=bars)


def pickup_words(use: PieceUse, meter: Meter) -> str:
    """How many beats a piece's pickup has; empty where it has none."""
    if not use.piece.pickup_ticks:
        return ""
    beats = beats_text(use.piece.pickup_ticks, meter)
    return say("pickup-one" if beats in _LESS_THAN_TWO else "pickup-some", beats=beats)


def paint_lines(painter: QPainter, look: Theme, rect: QRect, lines: tuple[str, ...], *, lit: bool) -> None:
    """Two lines, the first a little larger; what has no room is shortened."""
    height = look.size(LINE)
    for at, words in enumerate(lines):
        font = look.font(_SMALL if at else _TEXT, MEDIUM)
        painter.setFont(font)
        painter.setPen(look.colour("text" if lit and not at else "dim" if not at or lit else "faint"))
        line = QRect(rect.x(), rect.y() + at * height, rect.width(), height)
        shown = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, line.width())
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)


def paint_fit(painter: QPainter, look: Theme, picture: QRect, heat: Heat) -> None:
    """A bar at the foot of a picture, as long as the piece fits well; paler what its mend would add."""
    if heat.as_is is None:
        return
    side, height = look.size(5), look.size(4)
    room = picture.width() - 2 * side
    foot = QRectF(picture.x() + side, picture.bottom() - height - look.size(3), room, height)
    ground = QColor(look.colour("ground"))
    ground.setAlphaF(0.7)
    best = QColor(look.colour(heat_ink(heat.best or 0)))
    best.setAlphaF(0.45)
    painter.setPen(Qt.PenStyle.NoPen)
    for share, colour in (
        (100, ground),
        ((heat.best or 0) + 1, best),
        (heat.as_is + 1, look.colour(heat_ink(heat.as_is))),
    ):
        painter.setBrush(colour)
        painter.drawRoundedRect(QRectF(foot.x(), foot.y(), max(3.0, room * share / 100), height), 2, 2)


def paint_sentence(painter: QPainter, look: Theme, rect: QRect, words: str, *, lit: bool) -> None:
    """A sentence in two lines; what has no room in the second is shortened."""
    font = look.font(_SMALL, MEDIUM)
    metrics = QFontMetrics(font)
    first, rest = _first_line(words, metrics, rect.width())
    painter.setFont(font)
    painter.setPen(look.colour("text" if lit else "dim"))
    height = look.size(LINE)
    for at, line in enumerate((first, rest)):
        shown = metrics.elidedText(line, Qt.TextElideMode.ElideRight, rect.width())
        place = QRect(rect.x(), rect.y() + at * height, rect.width(), height)
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)


def _first_line(words: str, metrics: QFontMetrics, width: int) -> tuple[str, str]:
    """As many words as a line has room for, and the others."""
    each = words.split(" ")
    fitting = 1
    while fitting < len(each) and metrics.horizontalAdvance(" ".join(each[: fitting + 1])) <= width:
        fitting += 1
    return " ".join(each[:fitting]), " ".join(each[fitting:])


def paint_pill(painter: QPainter, look: Theme, right: int, top: int, words: str) -> int:
    """A small pill with a few letters that ends at `right`; how wide it is."""
    font = look.font(_SMALL, MEDIUM)
    width = max(QFontMetrics(font).horizontalAdvance(words) + look.size(12), look.size(20))
    pill = QRectF(right - width, top, width, look.size(LINE))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.colour("accent-soft"))
    painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2)
    painter.setFont(font)
    painter.setPen(look.colour("text"))
    painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, words)
    return width
