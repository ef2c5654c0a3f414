"""A button that lets something be heard, and stops it again while it is heard."""

from collections.abc import Callable, Hashable

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QPushButton

from arrangeboard.gui.handlers.hearing import Hearing, Make
from arrangeboard.gui.look.icons import icon
from arrangeboard.gui.look.theme import MEDIUM, Theme
from arrangeboard.words import say


class HearButton(QPushButton):
    """Hears what `make` gives, called by what `named` says then. Without sound it tells why in its tip."""

    def __init__(
        self, look: Theme, words: str, hearing: Hearing, named: Callable[[], Hashable], make: Make
    ) -> None:
        super().__init__(words)
        self._look = look
        self._words = words
        self._hearing = hearing
        self._named = named
        self._make = make
        self.setFont(look.font(13, MEDIUM))
        self.setIconSize(QSize(look.size(20), look.size(20)))
        self.setAutoDefault(False)
        self.clicked.connect(self.hear)
        hearing.changed.connect(self.refresh)
        self.refresh()

    @property
    def is_heard(self) -> bool:
        """Whether just this is being heard."""
        return self._hearing.heard is not None and self._hearing.heard == self._named()

    def hear(self) -> None:
        """Let it be heard, or stop it."""
        self._hearing.toggle(self._named(), self._make)

    def refresh(self) -> None:
        """Show whether it is heard, and whether it can be."""
        self.setText(say("hear-stop") if self.is_heard else self._words)
        self.setIcon(icon("stop" if self.is_heard else "play", self._look, "text"))
        self.setToolTip(self._hearing.why_not)
        self.setEnabled(not self._hearing.why_not)
