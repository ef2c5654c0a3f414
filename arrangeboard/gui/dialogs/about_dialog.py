"""What this program is, its version, and the licences of what it is made of."""

from importlib import metadata

from PySide6.QtCore import qVersion
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QPlainTextEdit, QWidget

from arrangeboard.gui.dialogs.dialog import Dialog
from arrangeboard.gui.fields.labels import paragraph, text
from arrangeboard.gui.look.icons import pixmap
from arrangeboard.gui.look.theme import Theme
from arrangeboard.resources import resource
from arrangeboard.words import say


class AboutDialog(Dialog):
    """A few words; below them the licences by name, the chosen one to read."""

    def __init__(self, look: Theme, parent: QWidget) -> None:
        super().__init__(look, say("app-name"), parent)
        self.resize(look.size(900), look.size(580))
        row = QHBoxLayout()
        row.setSpacing(16)
        mark = text(look, "")
        mark.setPixmap(pixmap("arrangeboard", look.colour("text"), look.size(64)))
        row.addWidget(mark)
        row.addWidget(paragraph(look, say("about-words", version=version(), qt=qVersion())), 1)
        self.body.addLayout(row)
        self._texts = [words for _, words in licences()]
        self.names = QListWidget()
        self.names.setAccessibleName(say("licences"))
        self.names.setFixedWidth(look.size(244))
        self.names.ensurePolished()  # else its lines are measured without the style sheet
        self.names.addItems([name for name, _ in licences()])
        self.page = QPlainTextEdit()
        self.page.setReadOnly(True)
        self.page.setFont(look.font(12))
        self.page.setAccessibleName(say("licences"))
        self.names.currentRowChanged.connect(lambda row: self.page.setPlainText(self._texts[row]))
        self.names.setCurrentRow(0)
        below = QHBoxLayout()
        below.setSpacing(10)
        below.addWidget(self.names)
        below.addWidget(self.page, 1)
        self.body.addLayout(below, 1)
        self.add_close().setDefault(True)


def version() -> str:
    """The version that is installed, or that none is: the program then runs from its source."""
    try:
        return metadata.version("arrangeboard")
    except metadata.PackageNotFoundError:
        return say("not-installed")


def licences() -> list[tuple[str, str]]:
    """Name and text of every licence file, the program's own first."""
    files = sorted(
        resource("licences").glob("*.txt"), key=lambda path: (path.stem[:12] != "arrangeboard", path)
    )
    return [(path.stem, path.read_text(encoding="utf-8")) for path in files]
