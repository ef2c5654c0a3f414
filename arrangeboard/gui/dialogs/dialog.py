"""What all dialogs share: a heading, a body, and buttons at the lower right."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from arrangeboard.gui.fields.labels import button, heading, paragraph
from arrangeboard.gui.look.theme import Theme
from arrangeboard.words import say


class Dialog(QDialog):
    """An empty dialog; those who inherit fill `body`. It is taken down when it is closed."""

    def __init__(self, look: Theme, title: str, parent: QWidget, *, about: str = "") -> None:
        super().__init__(parent)
        self.look = look
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(look.size(12))
        column.addWidget(heading(look, title, 18))
        if about:
            column.addWidget(paragraph(look, about, role="dim"))
        self.body = QVBoxLayout()
        self.body.setSpacing(look.size(10))
        column.addLayout(self.body, 1)
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(10)
        self.buttons.addStretch(1)
        column.addLayout(self.buttons)

    def add_close(self, code: str = "button-close") -> QPushButton:
        """A button that closes the dialog."""
        made = button(self.look, say(code), self.reject)
        self.buttons.addWidget(made)
        return made
