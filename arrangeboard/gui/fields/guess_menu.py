"""The small menu of a guessed chord: how sure it is, what else it may be, and one click to take any."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from PySide6.QtWidgets import QMenu, QWidget

from arrangeboard.app.figures import sign_text
from arrangeboard.app.guesses import sureness
from arrangeboard.fit.guessing.chords import GuessedChord
from arrangeboard.words import say

SIGN = "?"
"""Stands behind a guessed chord, so that its colour does not speak alone; none where it is sure."""

OPEN_SIGN = "??"
"""Stands behind one that may well be another."""


def guess_text(symbol: str, confidence: float | None = None) -> str:
    """A guessed chord as it is shown, the more in question the less sure it is known to be."""
    signs = {"sure": "", "likely": SIGN, "open": OPEN_SIGN}
    sign = SIGN if confidence is None else signs[sureness(confidence)]
    return f"{sign_text(symbol)} {sign}".rstrip()


def guess_words(guess: GuessedChord) -> str:
    """How sure a guess is, in words."""
    return say(f"guess-{sureness(guess.confidence)}-about", chord=sign_text(guess.symbol))


def how_sure(guesses: Sequence[GuessedChord]) -> str:
    """How many guesses are sure, likely and open, in words."""
    return ", ".join(_counts(guesses))


def guess_menu(guess: GuessedChord, take: Callable[[str], object], parent: QWidget) -> QMenu:
    """The menu: `take` gets the symbol that was chosen, the guess itself where it is right."""
    menu = QMenu(parent)
    menu.setToolTipsVisible(True)
    menu.addAction(guess_words(guess)).setEnabled(False)
    right = menu.addAction(say("guess-is-right", chord=sign_text(guess.symbol)))
    right.triggered.connect(partial(_taken, take, guess.symbol))
    menu.setDefaultAction(right)
    menu.addSeparator()
    for symbol in guess.alternatives:
        other = menu.addAction(say("guess-rather", chord=sign_text(symbol)))
        other.triggered.connect(partial(_taken, take, symbol))
    return menu


def _taken(take: Callable[[str], object], symbol: str, _checked: bool = False) -> None:  # noqa: FBT001  as Qt calls it
    take(symbol)


def _counts(guesses: Sequence[GuessedChord]) -> Iterator[str]:
    found = [sureness(guess.confidence) for guess in guesses]
    for word in ("sure", "likely", "open"):
        if count := found.count(word):
            yield say(f"guess-count-{word}", count=count)
