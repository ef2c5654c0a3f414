"""The sign of a finding beside its words: the very badge that its part has on the board."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPen, Qt
from PySide6.QtWidgets import QSizePolicy, QWidget

from arrangeboard.board.badges import GLYPHS, INKS, Badge
from arrangeboard.fit.finding import Finding
from arrangeboard.fit.verdict import Verdict
from arrangeboard.gui.board.painter import q_path
from arrangeboard.gui.look.theme import Theme

ACROSS = 16
"""The sign is drawn so wide, in pixels, in a square of 20."""


class Glyph(QWidget):
    """A disc, a ring or a tick; nothing for a mere observation but a small dot."""

    def __init__(self, look: Theme, badge: Badge | None) -> None:
        super().__init__()
        self._look = look
        self._badge = badge
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As high as a line of text."""
        return QSize(self._look.size(20), self._look.size(20))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the sign."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(self.width() / 2, self.height() / 2)
        painter.scale(self._look.scale, self._look.scale)
        ink = self._look.colour(INKS[self._badge] if self._badge else "dim")
        pen = QPen(ink, 1.6)
        if self._badge is None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ink)
            painter.drawEllipse(QRectF(-2.5, -2.5, 5, 5))
            return
        if self._badge == "guessed":
            pen.setDashPattern([2.4, 1.8])
        painter.setPen(Qt.PenStyle.NoPen if self._badge in {"strong", "as-meant"} else pen)
        painter.setBrush(ink if self._badge == "strong" else Qt.BrushStyle.NoBrush)
        half = ACROSS / 2 - (0 if self._badge == "strong" else 0.8)
        painter.drawEllipse(QRectF(-half, -half, 2 * half, 2 * half))
        sign = self._look.colour("ground") if self._badge == "strong" else ink
        painter.setPen(QPen(sign, 1.8, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(q_path(GLYPHS[self._badge]))


def badges_of(verdict: Verdict) -> tuple[Badge | None, ...]:
    """A badge for each finding; the first that counts in a part that does not fit has the part's own."""
    badges = [badge_of_finding(finding) for finding in verdict.findings]
    if verdict.standing == "does-not-fit" and badges and badges[0] == "mild":
        badges[0] = "strong"
    return tuple(badges)


def badge_of_finding(finding: Finding) -> Badge | None:
    """The badge that a finding would give its part by itself; None for an observation."""
    if finding.accepted:
        return "as-meant"
    if finding.grade == "note":
        return None
    if finding.guessed:
        return "guessed"
    return "strong" if finding.grade == "strong" else "mild"
