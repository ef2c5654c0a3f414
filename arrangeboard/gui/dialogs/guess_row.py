"""What the chords dialog says of guesses among its chords, and what can be done with all of them."""

from functools import partial

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from arrangeboard.app import guesses
from arrangeboard.fit.guessing.chords import GuessedChord
from arrangeboard.gui.fields.guess_menu import guess_menu, how_sure
from arrangeboard.gui.fields.labels import button, paragraph
from arrangeboard.gui.window.desk import Desk
from arrangeboard.gui.window.seeking import Seeking
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
        self._found: tuple[GuessedChord, ...] | None = None
        self._wanted: tuple[Chord, QPoint] | None = None
        self._weighing = Seeking[tuple[GuessedChord, ...]](self, self._show_found)
        self._proposing = Seeking[tuple[Chord, ...]](self, self._give)
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
        """Say of the guesses among these chords that they are some, and in a moment how sure they are."""
        self._chords, self._found, self._wanted = chords, None, None
        are_guessed = any(chord.guessed for chord in chords)
        are_named = bool(chords) and not are_guessed
        self.confirm.setVisible(are_guessed)
        self.propose.setVisible(not are_named)
        if are_guessed:
            self.words.setText(say("guess-about-short"))
        else:
            self.words.setText("" if are_named else say("guess-none-yet"))
        self.setVisible(are_guessed or (not are_named and any(lane.notes for lane in self._heard)))
        self._weighing.drop()
        if are_guessed:
            song, section, heard = self._song, self._section, self._heard
            self._weighing.ask(lambda _is_waiting: (guesses.weighed_as(song, section, chords, heard),))

    def offer(self, chord: Chord, place: QPoint) -> None:
        """Show at a place of the screen what a guess may be else, as soon as that is known."""
        if self._found is None:
            self._wanted = chord, place
            return
        guess = next((one for one in self._found if one.tick == chord.tick), None)
        if guess is not None:
            guess_menu(guess, partial(self.taken.emit, chord), self).popup(place)

    def _show_found(self, weighed: tuple[GuessedChord, ...]) -> None:
        pairs = zip(weighed, self._chords, strict=True)
        self._found = tuple(one for one, chord in pairs if chord.guessed)
        self.words.setText(say("guess-about", how=how_sure(self._found)))
        if self._wanted is not None:
            self.offer(*self._wanted)

    def _propose(self) -> None:
        song, section = self._song, self._section
        self._proposing.ask(lambda _is_waiting: (guesses.proposed_chords(song, section),))

    def _give(self, proposed: tuple[Chord, ...]) -> None:
        self.proposed.emit(merged(self._chords, proposed))
