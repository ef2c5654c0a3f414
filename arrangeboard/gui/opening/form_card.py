"""A form as a card to click: its sections as a strip of colours, its name and what it is like."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from arrangeboard.gui.look.theme import REGULAR, SEMIBOLD, Theme
from arrangeboard.theory.forms import LETTERS, Form, FormSection
from arrangeboard.words import say

NAME_FONT, HINT_FONT = (14, SEMIBOLD), (12, REGULAR)
WRAPPED = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)

LETTER_OF_KIND = {kind: letter for letter, kind in LETTERS.items()}


def section_letter(section: FormSection) -> str:
    """The letter that stands for a section: a theme's own, else its kind's."""
    return section.name if len(section.name) == 1 else LETTER_OF_KIND.get(section.kind, "")


def form_words(form: Form) -> str:
    """The sections of a form as letters, for a screen reader."""
    return " ".join(section.name or say(f"kind-{section.kind}") for section in form.sections)


def paint_strip(painter: QPainter, look: Theme, rect: QRectF, sections: Sequence[FormSection]) -> None:
    """Paint sections side by side, as wide as they are long, with their letters where these have room."""
    total = sum(section.bars for section in sections)
    gap = 3.0 if len(sections) < 24 else 1.0
    room = rect.width() - gap * (len(sections) - 1)
    x = rect.x()
    font = look.font(11, SEMIBOLD)
    painter.setFont(font)
    for section in sections:
        width = max(1.5, room * section.bars / max(total, 1))
        box = QRectF(x, rect.y(), width, rect.height())
        _paint_block(painter, look, box, section)
        x += width + gap


def _paint_block(painter: QPainter, look: Theme, box: QRectF, section: FormSection) -> None:
    colour = look.colour(f"kind-{section.kind}")
    body = QColor(colour)
    body.setAlphaF(0.36 if look.name == "dark" else 0.28)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(body)
    painter.drawRoundedRect(box, 4, 4)
    painter.setBrush(colour)
    painter.drawRoundedRect(QRectF(box.x(), box.y(), min(3.0, box.width()), box.height()), 1.5, 1.5)
    letter = section_letter(section)
    if letter and box.width() > QFontMetrics(painter.font()).horizontalAdvance(letter) + 9:
        painter.setPen(look.colour("text"))
        painter.drawText(box.adjusted(2, 0, 0, 0), Qt.AlignmentFlag.AlignCenter, letter)


class FormStrip(QWidget):
    """The strip alone: what a typed form looks like so far."""

    def __init__(self, look: Theme) -> None:
        super().__init__()
        self._look = look
        self._sections: tuple[FormSection, ...] = ()
        self.setFixedHeight(look.size(26))

    def show_sections(self, sections: Sequence[FormSection]) -> None:
        """Show these sections."""
        self._sections = tuple(sections)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the sections, up to eight pixels a bar."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        bars = sum(section.bars for section in self._sections)
        width = min(self.width(), bars * self._look.size(8) + 3 * len(self._sections))
        paint_strip(painter, self._look, QRectF(0, 0, width, self.height()), self._sections)
        painter.end()


class FormCard(QAbstractButton):
    """A card that starts a song of its form."""

    def __init__(self, look: Theme, form: Form) -> None:
        super().__init__()
        self.form = form
        self._look = look
        self._name = form.name or say(form.name_code)
        kept = say("kept-form-hint", count=len(form.sections), bars=form.bars) if form.name else ""
        self._hint = kept or say(f"{form.name_code}-hint")
        self.setText(self._name)
        self.setAccessibleName(say("form-card-name", name=self._name, sections=form_words(form)))
        self.setToolTip(say("two-things", one=form_words(form), other=say("some-bars", count=form.bars)))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        """Wide enough for nine sections."""
        width = self._look.size(224)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Narrower, if need be."""
        return QSize(self._look.size(150), self._look.size(120))

    def hasHeightForWidth(self) -> bool:
        """A narrow card breaks its words onto more lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """What the words need, with room around them."""
        _, hint = self._word_rects(width)
        return max(self._look.size(120), hint.bottom() + self._look.size(16))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep all words on the card: a page that scrolls does not ask for a height for its width."""
        super().resizeEvent(event)
        self.setMinimumHeight(self.heightForWidth(self.width()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter does what the space bar does."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the card, raised under the pointer."""
        look = self._look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_body(painter)
        side = look.size(14)
        strip = QRectF(side, side, self.width() - 2 * side, look.size(26))
        paint_strip(painter, look, strip, self.form.sections)
        name, hint = self._word_rects(self.width())
        painter.setFont(look.font(*NAME_FONT))
        painter.setPen(look.colour("text"))
        painter.drawText(name, WRAPPED, self._name)
        painter.setFont(look.font(*HINT_FONT))
        painter.setPen(look.colour("dim"))
        painter.drawText(hint, WRAPPED, self._hint)
        painter.end()

    def _word_rects(self, width: int) -> tuple[QRect, QRect]:
        """Where name and hint stand on a card so wide."""
        look = self._look
        side, top = look.size(14), look.size(14 + 26 + 11)
        name = self._wrapped(self._name, NAME_FONT, QRect(side, top, width - 2 * side, 1000))
        below = QRect(side, name.bottom() + look.size(3), width - 2 * side, 1000)
        return name, self._wrapped(self._hint, HINT_FONT, below)

    def _wrapped(self, words: str, font: tuple[float, int], room: QRect) -> QRect:
        taken = QFontMetrics(self._look.font(*font)).boundingRect(room, WRAPPED, words)
        return QRect(room.x(), room.y(), room.width(), taken.height())

    def _paint_body(self, painter: QPainter) -> None:
        look = self._look
        lit = self.underMouse() or self.isDown()
        painter.setBrush(look.colour("raised" if lit else "panel"))
        painter.setPen(QPen(look.colour("edge" if lit else "line"), 1))
        if self.hasFocus():
            painter.setPen(QPen(look.colour("accent"), 2))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 10, 10)
