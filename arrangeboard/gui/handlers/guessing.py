"""What the commands for guessed chords do: proposed in a thread, so that the window never waits."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from arrangeboard.app import guesses
from arrangeboard.gui.window.actions import Handlers
from arrangeboard.gui.window.seeking import Seeking
from arrangeboard.song.ids import LaneId, SectionId
from arrangeboard.song.values import Chord, Song
from arrangeboard.words import say

if TYPE_CHECKING:
    from arrangeboard.gui.window.main_window import MainWindow


class Guessing(QObject):
    """Handlers for guesses. What is being proposed is given up once other music stands there."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._song: Song | None = None
        self._found: dict[SectionId, tuple[Chord, ...]] = {}
        self._seeking = Seeking[tuple[SectionId, tuple[Chord, ...]]](self, self._keep, self._give)

    def handlers(self) -> Handlers:
        """What each command does."""
        return {
            "propose-chords": self.propose,
            "confirm-chords": self._confirm,
            "chords-from-part": self._propose_from_part,
        }

    def propose(self) -> None:
        """Propose chords for the sections that are meant."""
        self._ask(guesses.sections_meant(self._window.desk.document))

    def _propose_from_part(self) -> None:
        """Propose chords for the section of the selected part, from its lane alone."""
        self._window.act(lambda document: self._ask(*guesses.part_meant(document)))

    def _ask(self, sections: Sequence[SectionId], only: LaneId | None = None) -> None:
        song = self._song = self._window.desk.document.song
        self._found = {}
        code = "guess-working-one" if len(sections) == 1 else "guess-working"
        self._window.say_hint(say(code, count=len(sections)))
        self._seeking.ask(lambda _is_waiting: guesses.propose(song, sections, only))

    def _keep(self, found: tuple[SectionId, tuple[Chord, ...]]) -> None:
        section, chords = found
        self._found[section] = chords

    def _give(self) -> None:
        song, self._song = self._song, None
        self._window.say_hint("")
        if song is None or self._window.session.document is None:
            return
        if guesses.is_same_music(song, self._window.desk.document.song):
            self._window.act(lambda document: guesses.give_proposals(document, self._found))
        else:
            self._window.say_hint(say("guess-given-up"))

    def _confirm(self) -> None:
        self._window.act(lambda document: guesses.confirm(document, guesses.sections_meant(document)))
