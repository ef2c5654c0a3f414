"""Labels and buttons in the theme's type: the few kinds that the whole window is made of."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QSizePolicy, QToolButton, QWidget

from arrangeboard.gui.look.icons import icon
from arrangeboard.gui.look.theme import MEDIUM, REGULAR, SEMIBOLD, Theme


def text(look: Theme, words: str, *, role: str = "", size: float = 13, weight: int = REGULAR) -> QLabel:
    """A line of text; `role` is one of the label looks: dim, faint, caution, clash, good."""
    label = QLabel(words)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setFont(look.font(size, weight, tabular=True))
    if role:
        label.setProperty("look", role)
    return label


def heading(look: Theme, words: str, size: float = 16) -> QLabel:
    """A heading."""
    return text(look, words, size=size, weight=SEMIBOLD)


def paragraph(look: Theme, words: str, *, role: str = "", size: float = 13) -> QLabel:
    """Text that may take several lines."""
    label = text(look, words, role=role, size=size)
    label.setWordWrap(True)
    return label


def rule() -> QFrame:
    """A thin line between two groups."""
    line = QFrame()
    line.setProperty("look", "line")
    return line


def button(look: Theme, words: str, on_click: Callable[[], object], kind: str = "") -> QPushButton:
    """A button with words; `kind` is one of the button looks: primary, export, pill, quiet, left."""
    made = QPushButton(words)
    made.setFont(look.font(13, MEDIUM))
    made.setProperty("look", kind)
    made.setAutoDefault(True)  # Enter presses it, outside of dialogs too
    if kind in {"pill", "export"}:
        made.setMinimumHeight(32)  # the sheet's round ends need it
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    made.clicked.connect(lambda _checked=False: on_click())
    return made


def icon_button(look: Theme, name: str, tip: str, on_click: Callable[[], object]) -> QToolButton:
    """A button with an icon alone; its tip is also what a screen reader says."""
    made = QToolButton()
    made.setIcon(icon(name, look))
    made.setIconSize(QSize(look.size(16), look.size(16)))
    made.setToolTip(tip)
    made.setAccessibleName(tip)
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    made.clicked.connect(lambda _checked=False: on_click())
    return made


class ElidedLabel(QLabel):
    """A line of text that shortens itself with "…" where it has no room, and then tells all in its tip."""

    def __init__(self, words: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.set_words(words)

    def set_words(self, words: str) -> None:
        """Show other words."""
        self._words = words
        self._fit()

    def words(self) -> str:
        """All of the text, shortened or not."""
        return self._words

    def sizeHint(self) -> QSize:
        """Room for all words."""
        return QSize(
            QFontMetrics(self.font()).horizontalAdvance(self._words) + 2, super().sizeHint().height()
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shorten anew."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        metrics = QFontMetrics(self.font())
        shown = metrics.elidedText(self._words, Qt.TextElideMode.ElideRight, max(self.width(), 10))
        self.setText(shown)
        self.setToolTip(self._words if shown != self._words else "")


def elided(
    look: Theme, words: str, *, role: str = "", size: float = 13, weight: int = REGULAR
) -> ElidedLabel:
    """A line of text that gives way where room is short."""
    label = ElidedLabel(words)
    label.setFont(look.font(size, weight, tabular=True))
    if role:
        label.setProperty("look", role)
    return label


def empty_layout(widget: QWidget) -> None:
    """Take down everything a widget's layout holds."""
    layout = widget.layout()
    while layout is not None and layout.count():
        item = layout.takeAt(0)
        held = item.widget() if item is not None else None
        if held is not None:
            held.hide()
            held.deleteLater()
