"""A button for a sentence: Qt's own would not break a line, and German is long."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFocusEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy

from arrangeboard.gui.fields.labels import paragraph, text
from arrangeboard.gui.look.theme import MEDIUM, Theme

PADDING = {"repair": (10, 6), "link": (3, 2)}
"""Around the words, across and down, in pixels."""


class WideButton(QPushButton):
    """A button whose words may take several lines, with a figure at its right end where one is given.

    `kind` is one of the button looks: repair, link. `pointed` tells whether the mouse or the focus is on it.
    """

    pointed = Signal(bool)

    def __init__(self, look: Theme, kind: str, words: str, figure: str = "") -> None:
        super().__init__()
        self.setProperty("look", kind)
        self.setAutoDefault(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        row = QHBoxLayout(self)
        across, down = PADDING[kind]
        row.setContentsMargins(look.size(across), look.size(down), look.size(across), look.size(down))
        row.setSpacing(look.size(8))
        label = paragraph(look, words, role="accent" if kind == "link" else "")
        label.setFont(look.font(12.5, MEDIUM))
        row.addWidget(label, 1)
        end = text(look, figure, role="dim", size=12, weight=MEDIUM)
        row.addWidget(end)
        for shown in (label, end):
            shown.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        """As its words need."""
        layout = self.layout()
        return layout.totalSizeHint() if layout is not None else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        """As narrow as its longest word."""
        layout = self.layout()
        return layout.totalMinimumSize() if layout is not None else super().minimumSizeHint()

    def hasHeightForWidth(self) -> bool:
        """Narrow, it is higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As high as its words in that width."""
        layout = self.layout()
        return layout.totalHeightForWidth(width) if layout is not None else super().heightForWidth(width)

    def enterEvent(self, event: QEnterEvent) -> None:
        """The mouse points at it."""
        super().enterEvent(event)
        self.pointed.emit(True)

    def leaveEvent(self, event: QEvent) -> None:
        """The mouse is gone; the focus may still be there."""
        super().leaveEvent(event)
        self.pointed.emit(self.hasFocus())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keys point at it."""
        super().focusInEvent(event)
        self.pointed.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The keys are gone; the mouse may still be there."""
        super().focusOutEvent(event)
        self.pointed.emit(self.underMouse())
