"""What the commands for guessed chords do: proposed a section at a time, so that the window never waits."""

from collections.abc import Iterator
from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from arrangeboard.app import guesses
from arrangeboard.gui.window.actions import Handlers
from arrangeboard.song.ids import SectionId
from arrangeboard.song.values import Chord, Song
from arrangeboard.words import say

if TYPE_CHECKING:
    from arrangeboard.gui.window.main_window import MainWindow

FRAME_SECONDS = 0.010
"""So long the proposals may take of each turn of the window's loop."""


class Guessing(QObject):
    """Handlers for guesses. What is being proposed is given up once the song is another."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._song: Song | None = None
        self._coming: Iterator[tuple[SectionId, tuple[Chord, ...]]] = iter(())
        self._found: dict[SectionId, tuple[Chord, ...]] = {}
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._go_on)

    @property
    def is_busy(self) -> bool:
        """Whether chords are being proposed."""
        return self._timer.isActive()

    def handlers(self) -> Handlers:
        """What each command does."""
        return {
            "propose-chords": self.propose,
            "confirm-chords": self._confirm,
            "chords-from-part": lambda: self._window.act(guesses.propose_from_part),
        }

    def propose(self) -> None:
        """Propose chords for the sections that are meant."""
        document = self._window.desk.document
        sections = guesses.sections_meant(document)
        self._song = document.song
        self._coming = guesses.propose(document.song, sections)
        self._found = {}
        self._window.say_hint(say("guess-working", count=len(sections)))
        self._timer.start()
        self._go_on()

    def _go_on(self) -> None:
        if self._window.session.document is None or self._window.desk.document.song is not self._song:
            self._finish()
            return
        until = perf_counter() + FRAME_SECONDS
        for section, chords in self._coming:
            self._found[section] = chords
            if perf_counter() > until:
                return
        self._finish()
        self._window.act(lambda document: guesses.give_proposals(document, self._found))

    def _finish(self) -> None:
        self._timer.stop()
        self._song = None
        self._window.say_hint("")

    def _confirm(self) -> None:
        self._window.act(lambda document: guesses.confirm(document, guesses.sections_meant(document)))
