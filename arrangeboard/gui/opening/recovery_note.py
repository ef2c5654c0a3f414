"""What a program that stopped had not saved, offered without getting in the way."""

from collections.abc import Callable
from pathlib import Path
from time import time

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton

from arrangeboard.gui.fields.labels import button, paragraph
from arrangeboard.gui.look.icons import pixmap
from arrangeboard.gui.look.theme import Theme
from arrangeboard.storage.autosave import Recovered
from arrangeboard.words import say


class NoteLine(QFrame):
    """A line of words after a clock, with room for buttons: `add` them from left to right."""

    def __init__(self, look: Theme, words: str) -> None:
        super().__init__()
        self.setObjectName("start-note")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(14, 10, 10, 10)
        self._row.setSpacing(12)
        mark = QLabel()
        mark.setPixmap(pixmap("history", look.colour("accent"), look.size(22)))
        self._row.addWidget(mark)
        self.words = paragraph(look, words)
        self._row.addWidget(self.words, 1)

    def add(self, button: QPushButton) -> None:
        """Put a button at the end of the line."""
        self._row.addWidget(button)


class RecoveryNote(NoteLine):
    """One song to recover or to throw away."""

    def __init__(
        self,
        look: Theme,
        recovered: Recovered,
        recover: Callable[[Recovered], object],
        drop: Callable[[Recovered], object],
    ) -> None:
        super().__init__(look, recovery_words(recovered))
        self.add(button(look, say("recover"), lambda: recover(recovered), "primary"))
        self.add(button(look, say("recover-drop"), lambda: self._drop(recovered, drop)))

    def _drop(self, recovered: Recovered, drop: Callable[[Recovered], object]) -> None:
        drop(recovered)
        self.hide()


def recovery_words(recovered: Recovered) -> str:
    """Which song it is, and how long ago it was kept."""
    path: Path | None = recovered.path
    name = recovered.song.title or (path.stem if path else say("untitled"))
    return say("recover-offer", name=name, ago=ago_words(time() - recovered.kept_at))


def ago_words(seconds: float) -> str:
    """How long ago, in the unit that says it best."""
    minutes = max(1, round(seconds / 60))
    if minutes < 60:
        return say("ago-minute" if minutes == 1 else "ago-minutes", count=minutes)
    hours = round(minutes / 60)
    if hours < 36:
        return say("ago-hour" if hours == 1 else "ago-hours", count=hours)
    return say("ago-days", count=round(hours / 24))
