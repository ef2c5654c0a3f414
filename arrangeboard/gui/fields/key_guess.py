"""What stands under a key field: which key the notes sound like, and the next one; never set by itself."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from arrangeboard.app.figures import sign_text
from arrangeboard.app.guesses import sureness
from arrangeboard.fit.guessing.keys import RankedKey
from arrangeboard.gui.fields.labels import text
from arrangeboard.gui.fields.time import key_words
from arrangeboard.gui.window.desk import Desk
from arrangeboard.gui.window.seeking import Seeking
from arrangeboard.theory.keys import is_minor, tonic
from arrangeboard.words import say

PLAINLY = 0.7
"""A key that is so likely beside the likeliest is as good a reading, and nothing is said."""

Guess = Callable[[], tuple[RankedKey, ...]]

LOWEST_SHOWN = 0.1
"""A runner-up that is less likely is not worth its words."""


class KeyGuess(QWidget):
    """ "Sounds like F? or Dm?", each a button that takes it. Out of sight where the key is the likeliest."""

    def __init__(self, desk: Desk, give: Callable[[str], object]) -> None:
        super().__init__()
        self._give = give
        self._key = ""
        self._guess: Guess = tuple
        self._rests_on: tuple[object, ...] = ()
        self._ranked: tuple[RankedKey, ...] | None = None
        self._offered: list[str] = []
        self._later = QTimer(self, interval=0, singleShot=True)
        self._later.timeout.connect(self._look)
        self._seeking = Seeking[tuple[RankedKey, ...]](self, self._take_ranked)
        self._words = text(desk.theme, say("key-sounds-like"), role="dim", size=12)
        self._between = text(desk.theme, say("key-or"), role="dim", size=12)
        self.choices = [self._choice(desk, at) for at in range(2)]
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(desk.theme.size(6))
        for widget in (self._words, self.choices[0], self._between, self.choices[1]):
            row.addWidget(widget)
        row.addStretch(1)
        self.hide()

    def show_guess(self, key: str, rests_on: tuple[object, ...], guess: Guess) -> None:
        """Show what `guess` says where it is another key than `key`.

        It is asked anew, in a thread, only where something that it `rests_on` is another object than before.
        """
        same = len(rests_on) == len(self._rests_on) and all(
            a is b for a, b in zip(rests_on, self._rests_on, strict=True)
        )
        self._key, self._guess = key, guess
        if not same:
            self._rests_on, self._ranked = rests_on, None
            self._seeking.drop()
        if self._ranked is None:
            self._later.start()
        else:
            self._show()

    def showEvent(self, event: QShowEvent) -> None:
        """Look again when the form comes into sight."""
        super().showEvent(event)
        if self._ranked is None:
            self._later.start()

    def _look(self) -> None:
        parent = self.parentWidget()
        if parent is not None and not parent.isVisible():
            return
        guess = self._guess
        self._seeking.ask(lambda _is_waiting: (guess(),))

    def _take_ranked(self, ranked: tuple[RankedKey, ...]) -> None:
        self._ranked = ranked
        self._show()

    def _show(self) -> None:
        ranked = self._ranked or ()
        own = next((one.confidence for one in ranked if _is_same(one.key, self._key)), 0.0)
        is_news = bool(ranked) and own < PLAINLY * ranked[0].confidence
        self.setVisible(is_news)
        if not is_news:
            return
        others = [one for one in ranked if not _is_same(one.key, self._key)][:2]
        likely = [one for at, one in enumerate(others) if not at or one.confidence >= LOWEST_SHOWN]
        self._offered = [one.key for one in likely]
        for choice, one in zip(self.choices, likely, strict=False):
            choice.setText(say("key-guess", key=sign_text(one.key)))
            about = say(f"key-{sureness(one.confidence)}", key=key_words(one.key))
            choice.setToolTip(about)
            choice.setAccessibleName(say("key-guess-spoken", key=key_words(one.key)))
            choice.setAccessibleDescription(about)
        for widget in (self._between, self.choices[1]):
            widget.setVisible(len(likely) > 1)

    def _choice(self, desk: Desk, at: int) -> QPushButton:
        choice = QPushButton()
        font = desk.theme.font(12.5)
        font.setItalic(True)
        choice.setFont(font)
        choice.setProperty("look", "guess")
        choice.setCursor(Qt.CursorShape.PointingHandCursor)
        choice.clicked.connect(partial(self._take, at))
        return choice

    def _take(self, at: int, _checked: bool = False) -> None:  # noqa: FBT001  as Qt calls it
        if at < len(self._offered):
            self._give(self._offered[at])


def _is_same(one: str, other: str) -> bool:
    return bool(other) and tonic(one) == tonic(other) and is_minor(one) == is_minor(other)
