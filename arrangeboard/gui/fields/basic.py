"""Fields that show a value of the song and hand over a new one when the user is done with it.

None of them remembers anything: `show_value` shows what the song says, and whatever the song answers to a
new value comes back the same way. A wheel over a field without focus scrolls the panel instead.
"""

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QEvent, QSignalBlocker, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QDoubleSpinBox, QLineEdit, QPlainTextEdit, QSpinBox

from arrangeboard.gui.window.typed import NumberKeys, back_to_board, is_songs_key, tell_typed

T = TypeVar("T")

TEXT_MARGINS = (7, 0, 0, 0)
"""What the style sheet's padding does for other fields, but not for those with arrows."""


class LineField(QLineEdit):
    """One line of text, given at Enter or when the field is left.

    Escape brings the old text back, and leads to the board where it stands already.
    """

    def __init__(self, give: Callable[[str], object], *, hint: str = "") -> None:
        super().__init__()
        self._give = give
        self._shown = ""
        self.setPlaceholderText(hint)
        self.editingFinished.connect(self._finish)
        self.textEdited.connect(lambda _words: tell_typed(self))

    def show_value(self, words: str) -> None:
        """Show what the song says, unless it is shown already or is being typed over."""
        if words == self._shown and self.hasFocus() and self.holds_typed():
            return
        self._shown = words
        if self.text() != words and not (self.hasFocus() and self.text().strip() == words):
            self.setText(words)
            self.setCursorPosition(0)

    def holds_typed(self) -> bool:
        """Whether other words stand here than the song has."""
        return self.text().strip() != self._shown

    def give_typed(self, *, is_done: bool) -> None:
        """Give the words; none are only given where the typing is done."""
        if is_done or self.text().strip():
            self._finish()

    def event(self, event: QEvent) -> bool:
        """Leave undo to the song where nothing typed waits."""
        return False if is_songs_key(self, event, redoable=self.isRedoAvailable()) else super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Escape bring the old text back, or lead to the board."""
        if event.key() == Qt.Key.Key_Escape:
            if self.holds_typed():
                self.setText(self._shown)
                tell_typed(self)
                return
            if back_to_board(self):
                return
        super().keyPressEvent(event)

    def _finish(self) -> None:
        words = self.text().strip()
        if words != self._shown:
            self._shown = words
            self._give(words)


class TextField(QPlainTextEdit):
    """Several lines of text, given when the field is left, also with Escape, or with Ctrl+Enter."""

    def __init__(self, give: Callable[[str], object], *, hint: str = "", lines: int = 3) -> None:
        super().__init__()
        self._give = give
        self._shown = ""
        self.setPlaceholderText(hint)
        self.setTabChangesFocus(True)
        self.setFixedHeight(self.fontMetrics().lineSpacing() * lines + 24)
        self.textChanged.connect(self._tell_typed)

    def show_value(self, words: str) -> None:
        """Show what the song says, unless it is being typed over."""
        if words == self._shown and self.hasFocus() and self.holds_typed():
            return
        self._shown = words
        if self.toPlainText() != words and not (self.hasFocus() and self.toPlainText().strip() == words):
            self.setPlainText(words)

    def holds_typed(self) -> bool:
        """Whether other words stand here than the song has."""
        return self.toPlainText().strip() != self._shown

    def give_typed(self, *, is_done: bool) -> None:  # noqa: ARG002  any text makes sense as it stands
        """Give the words."""
        self._finish()

    def event(self, event: QEvent) -> bool:
        """Leave undo to the song where nothing typed waits."""
        redoable = self.document().isRedoAvailable()
        return False if is_songs_key(self, event, redoable=redoable) else super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Give the text."""
        super().focusOutEvent(event)
        self._finish()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Give the text with Ctrl+Enter; with Escape too, and go back to the board."""
        if event.key() == Qt.Key.Key_Escape and back_to_board(self):
            return
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._finish()
            return
        super().keyPressEvent(event)

    def _tell_typed(self) -> None:
        if self.hasFocus():
            tell_typed(self)

    def _finish(self) -> None:
        words = self.toPlainText().strip()
        if words != self._shown:
            self._shown = words
            self._give(words)


class NumberField(QSpinBox):
    """A whole number between two bounds."""

    def __init__(self, give: Callable[[int], object], bounds: tuple[int, int], *, unit: str = "") -> None:
        super().__init__()
        self.setRange(*bounds)
        self.setSuffix(unit)
        self.lineEdit().setTextMargins(*TEXT_MARGINS)
        self.setKeyboardTracking(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.valueChanged.connect(give)
        NumberKeys(self)

    def show_value(self, value: int) -> None:
        """Show what the song says."""
        with QSignalBlocker(self):
            self.setValue(value)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Turn only where the field has the focus."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class DecimalField(QDoubleSpinBox):
    """A number with up to so many decimals, between two bounds."""

    def __init__(self, give: Callable[[float], object], bounds: tuple[float, float], decimals: int) -> None:
        super().__init__()
        self.setRange(*bounds)
        self.setDecimals(decimals)
        self.lineEdit().setTextMargins(*TEXT_MARGINS)
        self.setKeyboardTracking(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.valueChanged.connect(give)
        NumberKeys(self)

    def show_value(self, value: float) -> None:
        """Show what the song says."""
        with QSignalBlocker(self):
            self.setValue(value)

    def textFromValue(self, value: float) -> str:
        """No decimals that say nothing."""
        return f"{value:.{self.decimals()}f}".rstrip("0").rstrip(".")

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Turn only where the field has the focus."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class TempoField(DecimalField):
    """A tempo in quarter notes a minute, with up to two decimals."""

    def __init__(self, give: Callable[[float], object]) -> None:
        super().__init__(give, (4, 999), 2)


class ChoiceField(QComboBox, Generic[T]):
    """One of several values, each with its words."""

    def __init__(self, give: Callable[[T], object], choices: Sequence[tuple[str, T]]) -> None:
        super().__init__()
        self._choices: list[tuple[str, T]] = []
        self._values: list[T] = []
        self._give = give
        self.offer(choices)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumContentsLength(6)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.activated.connect(lambda at: self._give(self._values[at]))

    def offer(self, choices: Sequence[tuple[str, T]]) -> None:
        """Offer these values; nothing happens where they are offered already."""
        if list(choices) == self._choices:
            return
        self._choices = list(choices)
        self._values = [value for _, value in choices]
        self.clear()
        self.addItems([words for words, _ in choices])

    def show_value(self, value: T) -> None:
        """Show what the song says."""
        self.setCurrentIndex(self._values.index(value) if value in self._values else -1)

    def value(self) -> T | None:
        """What is chosen, if anything."""
        at = self.currentIndex()
        return self._values[at] if at >= 0 else None

    def value_at(self, index: int) -> T:
        """What a line stands for."""
        return self._values[index]

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Turn only where the field has the focus."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()
