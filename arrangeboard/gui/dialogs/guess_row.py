"""What the chords dialog says of guesses among its chords, and what can be done with all of them."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from arrangeboard.app import guesses
from arrangeboard.fit.guessing.chords import GuessedChord
from arrangeboard.gui.fields.guess_menu import guess_menu, how_sure
from arrangeboard.gui.fields.labels import button, paragraph
from arrangeboard.gui.window.desk import Desk
from arrangeboard.song.edits.guesses import merged
from arrangeboard.song.values import Chord, Section
from arrangeboard.words import say


class GuessRow(QWidget):
    """A line of words with two buttons. Nothing is changed here: the dialog is told.

    `proposed` carries chords, `taken` the guess that was clicked and the symbol that it shall be.
    """

    confirmed = Signal()
    proposed = Signal(object)
    taken = Signal(object, str)

    def __init__(self, desk: Desk, section: Section) -> None:
        super().__init__()
        look = desk.theme
        self._song, self._section = desk.document.song, section
        self._heard = guesses.lanes_heard(self._song, section)
        self._chords: tuple[Chord, ...] = ()
        self.words = paragraph(look, "", role="dim", size=12.5)
        self.confirm = button(look, say("guess-confirm"), self.confirmed.emit)
        self.confirm.setToolTip(say("guess-confirm-tip"))
        self.propose = button(look, say("guess-propose"), self._propose)
        self.propose.setToolTip(say("guess-propose-here-tip"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.size(8))
        row.addWidget(self.words, 1)
        row.addWidget(self.confirm)
        row.addWidget(self.propose)
        self.setVisible(any(lane.notes for lane in self._heard))

    def show_chords(self, chords: tuple[Chord, ...]) -> None:
        """Say how sure the guesses among these chords are."""
        self._chords = chords
        found = self._weighed(chords)
        are_named = bool(chords) and not any(chord.guessed for chord in chords)
        self.confirm.setVisible(bool(found))
        self.propose.setVisible(not are_named)
        if found:
            self.words.setText(say("guess-about", how=how_sure(found)))
        else:
            self.words.setText("" if are_named else say("guess-none-yet"))
        self.setVisible(bool(found) or (not are_named and any(lane.notes for lane in self._heard)))

    def offer(self, chord: Chord, place: QPoint) -> None:
        """Show at a place of the screen what a guess may be else."""
        guess = next((one for one in self._weighed(self._chords) if one.tick == chord.tick), None)
        if guess is not None:
            guess_menu(guess, partial(self.taken.emit, chord), self).popup(place)

    def _weighed(self, chords: Sequence[Chord]) -> list[GuessedChord]:
        if not any(chord.guessed for chord in chords):
            return []
        found = guesses.weighed_as(self._song, self._section, chords, self._heard)
        return [one for one, chord in zip(found, chords, strict=True) if chord.guessed]

    def _propose(self) -> None:
        proposed = guesses.proposed_chords(self._song, self._section)
        self.proposed.emit(merged(self._chords, proposed))
