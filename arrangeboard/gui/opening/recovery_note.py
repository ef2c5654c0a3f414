"""What a program that stopped had not saved, offered without getting in the way."""

from collections.abc import Callable
from pathlib import Path
from time import time

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel

from arrangeboard.gui.fields.labels import button, paragraph
from arrangeboard.gui.look.icons import pixmap
from arrangeboard.gui.look.theme import Theme
from arrangeboard.storage.autosave import Recovered
from arrangeboard.words import say


class RecoveryNote(QFrame):
    """One song to recover or to throw away."""

    def __init__(
        self,
        look: Theme,
        recovered: Recovered,
        recover: Callable[[Recovered], object],
        drop: Callable[[Recovered], object],
    ) -> None:
        super().__init__()
        self.setObjectName("start-note")
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 10, 10, 10)
        row.setSpacing(12)
        mark = QLabel()
        mark.setPixmap(pixmap("history", look.colour("accent"), look.size(22)))
        row.addWidget(mark)
        row.addWidget(paragraph(look, recovery_words(recovered)), 1)
        row.addWidget(button(look, say("recover"), lambda: recover(recovered), "primary"))
        row.addWidget(button(look, say("recover-drop"), lambda: self._drop(recovered, drop)))

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
