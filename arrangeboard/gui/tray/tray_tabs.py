"""The names of the tray's rows, one of them shown, each with how many cards it has."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QVBoxLayout, QWidget

from arrangeboard.gui.look.icons import icon
from arrangeboard.gui.look.theme import MEDIUM, SEMIBOLD, Theme
from arrangeboard.words import say

WIDTH = 124
TABS = (("pieces", "piece"), ("starters", "dice"), ("shelf", "shelf"))


class TrayTabs(QWidget):
    """Pieces, starters and shelf below each other. `chosen` carries the number of the one clicked."""

    chosen = Signal(int)

    def __init__(self, look: Theme) -> None:
        super().__init__()
        self._look = look
        self._group = QButtonGroup(self)
        self.setFixedWidth(look.size(WIDTH))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for at, (name, drawing) in enumerate(TABS):
            tab = QPushButton(say(f"tab-{name}-none"))
            tab.setProperty("look", "left")
            tab.setIcon(icon(drawing, look))
            tab.setIconSize(QSize(look.size(16), look.size(16)))
            tab.setToolTip(say(f"tab-{name}-tip"))
            tab.setCheckable(True)
            tab.setCursor(Qt.CursorShape.PointingHandCursor)
            self._group.addButton(tab, at)
            column.addWidget(tab)
        column.addStretch(1)
        self._group.idClicked.connect(self.chosen)

    @property
    def shown(self) -> QPushButton:
        """The tab that is shown."""
        shown = self._group.checkedButton()
        assert isinstance(shown, QPushButton)  # noqa: S101  the group holds push buttons, one always checked
        return shown

    def show_on(self, tab: int) -> None:
        """Show which tab is shown."""
        for at in range(len(TABS)):
            one = self._group.button(at)
            one.setChecked(at == tab)
            one.setFont(self._look.font(13, SEMIBOLD if at == tab else MEDIUM))

    def count(self, pieces: int, shelf: int) -> None:
        """Say how many pieces and how many sections there are."""
        for at, name, number in ((0, "pieces", pieces), (2, "shelf", shelf)):
            words = say(f"tab-{name}", count=number) if number else say(f"tab-{name}-none")
            self._group.button(at).setText(words)
