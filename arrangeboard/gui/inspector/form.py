"""What all detail forms share: a heading, labelled fields, and one way to make an edit.

A form asks the document what to show whenever it changes, and keeps nothing of it.
"""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QSpacerItem,
    QVBoxLayout,
    QWidget,
)

from arrangeboard.app.document import Edit
from arrangeboard.gui.fields.labels import elided, text
from arrangeboard.gui.look.theme import SEMIBOLD
from arrangeboard.gui.window.desk import Desk
from arrangeboard.words import say


class Form(QWidget):
    """A column of groups of fields below a heading with a bar of colour."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        look = desk.theme
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(18, 16, 14, 16)
        self._column.setSpacing(look.size(12))
        self._bar = QFrame()
        self._bar.setFixedWidth(4)
        self._heading = elided(look, "", size=17, weight=SEMIBOLD)
        self._under = elided(look, "", role="dim", size=12)
        self._foot = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.MinimumExpanding)
        self._column.addLayout(self._head())

    @property
    def first(self) -> QWidget:
        """The field that the cursor goes to."""
        raise NotImplementedError

    def refresh(self) -> None:
        """Show what the document says now."""
        raise NotImplementedError

    def show_heading(self, words: str, under: str, colour: str = "") -> None:
        """Say what the form is about; `colour` is `#rrggbb` or empty for none."""
        self._heading.set_words(words)
        self._under.set_words(under)
        self._bar.setVisible(bool(colour))
        sheet = f"background: {colour}; border-radius: 2px;" if colour else ""
        if sheet != self._bar.styleSheet():  # to take a sheet anew is dear, even the same
            self._bar.setStyleSheet(sheet)

    def group(self, title: str = "") -> QFormLayout:
        """A new group of fields, under a title where one is given."""
        if title:
            label = text(self.desk.theme, say(title), size=13, weight=SEMIBOLD)
            label.setContentsMargins(0, 6, 0, 0)
            self._column.addWidget(label)
        form = QFormLayout()
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(12)
        form.setVerticalSpacing(self.desk.theme.size(8))
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        # In a narrow window, with large type, a field that finds no room stands below its label.
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._column.addLayout(form)
        return form

    def row(self, form: QFormLayout, label: str, field: QWidget) -> QLabel:
        """A field with its label beside it."""
        named = text(self.desk.theme, say(label), role="dim", size=12.5)
        named.setMinimumWidth(self.desk.theme.size(78))
        named.setFixedHeight(self.desk.theme.size(31))
        named.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        named.setBuddy(field)
        if not field.accessibleName():
            field.setAccessibleName(say(label))
        form.addRow(named, field)
        return named

    def tall(self, label: str, field: QWidget) -> None:
        """A field with its label above it."""
        column = QVBoxLayout()
        column.setSpacing(5)
        named = text(self.desk.theme, say(label), role="dim", size=12.5)
        named.setBuddy(field)
        field.setAccessibleName(say(label))
        column.addWidget(named)
        column.addWidget(field)
        self._column.addLayout(column)

    def add(self, widget: QWidget) -> None:
        """Anything else, across the whole width."""
        self._column.addWidget(widget)

    def finish(self) -> None:
        """Leave the rest of the room empty."""
        self._column.addSpacerItem(self._foot)

    def reserve(self, height: int) -> None:
        """Leave at least so many pixels empty below the last field."""
        if height != self._foot.minimumSize().height():
            self._foot.changeSize(0, height, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.MinimumExpanding)
            self._column.invalidate()

    def natural_height(self) -> int:
        """How high the form is with what it shows, without what is reserved."""
        return self._column.totalHeightForWidth(self.width()) - self._foot.minimumSize().height()

    def make(self, code: str, edit: Edit, **values: object) -> None:
        """Make an edit as one step called by `code`; then show what became of it."""
        self.desk.attempt(lambda: self.desk.document.apply(code, edit, **values))
        self.refresh()

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self._bar)
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(self._heading)
        column.addWidget(self._under)
        row.addLayout(column, 1)
        return row


def with_reset(field: QWidget, reset: QWidget) -> QWidget:
    """A field and beside it the button that takes its value back."""
    both = QWidget()
    row = QHBoxLayout(both)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(4)
    row.addWidget(field, 1)
    row.addWidget(reset)
    both.setFocusProxy(field)
    return both
