"""A piece's name typed on its card: Enter takes it, Escape drops it."""

from PySide6.QtCore import QRect, Signal
from PySide6.QtWidgets import QWidget

from arrangeboard.gui.fields.name_line import NameLine
from arrangeboard.gui.look.theme import SEMIBOLD, Theme
from arrangeboard.words import say


class CardName(NameLine):
    """Stands over a card until the name is given or dropped; `given` carries a name that differs."""

    given = Signal(str)

    def __init__(self, strip: QWidget, look: Theme, line: QRect, name: str) -> None:
        super().__init__(strip, strip, look.font(12, SEMIBOLD), name)
        self.setAccessibleName(say("piece-rename-title"))
        self.setGeometry(line)
        self.begin()

    def take(self, name: str) -> None:
        """Tell the name."""
        self.given.emit(name)
