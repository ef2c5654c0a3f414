"""What a section's form says of chords that are guessed: how sure they are, what else they may be, and by
one click that they are right.

Nothing is proposed anew by itself: where the music has changed since, proposing again is offered.
"""

from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from arrangeboard.app import guesses
from arrangeboard.app.guesses import Proposals
from arrangeboard.fit.guessing.chords import GuessedChord
from arrangeboard.gui.fields.guess_menu import guess_menu, guess_text, guess_words, how_sure
from arrangeboard.gui.fields.labels import button, paragraph
from arrangeboard.gui.window.desk import Desk
from arrangeboard.gui.window.seeking import Seeking
from arrangeboard.song.ids import SectionId
from arrangeboard.song.values import Chord, Section, Song
from arrangeboard.words import say

MOST_SHOWN, A_ROW = 12, 3


class GuessedChords(QWidget):
    """A line of words, the guesses to choose from, and what can be done with all of them."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._section: SectionId | None = None
        self._told: tuple[object, ...] = ()
        self._newer: tuple[Chord, ...] | None = None
        self._weighed: list[GuessedChord] = []
        self._later = QTimer(self, interval=0, singleShot=True)
        self._later.timeout.connect(self._weigh)
        self._weighing = Seeking[tuple[GuessedChord, ...]](self, self._show_weighed, self._compare)
        self._comparing = Seeking[tuple[Chord, ...] | None](self, self._show_newer)
        self._proposing = Seeking[tuple[Song, Proposals]](self, lambda answer: self._give(*answer))
        self.words = paragraph(desk.theme, "", role="dim", size=12)
        self.chips = [self._chip(at) for at in range(MOST_SHOWN)]
        self.confirm = button(desk.theme, say("guess-confirm"), self._confirm)
        self.propose = button(desk.theme, say("guess-propose"), self._propose, "quiet")
        self.confirm.setToolTip(say("guess-confirm-tip"))
        self._lay_out()
        self.hide()

    def show_section(self, section: Section) -> None:
        """Show the section's guesses, or offer some where it has no chords. What they rest on comes later."""
        song = self._desk.document.song
        told = (section, song.pieces, song.lanes, song.key)
        if len(told) == len(self._told) and all(a is b for a, b in zip(told, self._told, strict=True)):
            return
        self._told, self._section, self._newer = told, section.id, None
        self._later.stop()
        self._weighing.drop()
        self._comparing.drop()
        guessed = [chord for chord in section.chords if chord.guessed]
        can_offer = not section.chords and _has_tones(self._desk, section)
        self.setVisible(bool(guessed) or can_offer)
        self.confirm.setVisible(bool(guessed))
        self.propose.setText(say("guess-propose"))
        self.propose.setToolTip(say("guess-propose-here-tip"))
        self.propose.setVisible(can_offer)
        self.words.setText(say("guess-none-yet") if can_offer else say("guess-about-short"))
        for chip in self.chips:
            chip.hide()
        if guessed:
            self._later.start()

    def showEvent(self, event: QShowEvent) -> None:
        """Weigh what was left out while the form was out of sight."""
        super().showEvent(event)
        self._later.start()

    def _lay_out(self) -> None:
        look = self._desk.theme
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(look.size(5))
        for column in range(A_ROW):
            grid.setColumnStretch(column, 1)
        for at, chip in enumerate(self.chips):
            grid.addWidget(chip, at // A_ROW, at % A_ROW)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.size(8))
        row.addWidget(self.confirm)
        row.addWidget(self.propose)
        row.addStretch(1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(look.size(7))
        rows.addWidget(self.words)
        rows.addLayout(grid)
        rows.addLayout(row)

    def _chip(self, at: int) -> QPushButton:
        chip = QPushButton()
        font = self._desk.theme.font(12.5)
        font.setItalic(True)
        chip.setFont(font)
        chip.setProperty("look", "guess")
        chip.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)  # or they widen the panel
        chip.setCursor(Qt.CursorShape.PointingHandCursor)
        chip.clicked.connect(partial(self._choose, at))
        chip.hide()
        return chip

    def _weigh(self) -> None:
        """Say how sure each guess is, and then whether others would be proposed now."""
        section, song = self._shown_section(), self._desk.document.song
        if section is None or not self.isVisible():
            return
        if guesses.are_guessed(section) and guesses.beats_in(song, section) <= guesses.MOST_BEATS_AT_ONCE:
            self._weighing.ask(lambda _is_waiting: (guesses.weighed(song, section),))

    def _compare(self) -> None:
        """Offer to propose again where that would now give other chords."""
        section, song = self._shown_section(), self._desk.document.song
        if section is not None and self.isVisible():
            self._comparing.ask(lambda _is_waiting: (guesses.newer_proposal(song, section),))

    def _show_newer(self, newer: tuple[Chord, ...] | None) -> None:
        self._newer = newer
        self.propose.setVisible(newer is not None)
        if newer is not None:
            self.propose.setText(say("guess-propose-again"))
            self.propose.setToolTip(say("guess-propose-again-tip"))

    def _show_weighed(self, weighed: tuple[GuessedChord, ...]) -> None:
        section = self._shown_section()
        is_guess = {chord.tick for chord in section.chords if chord.guessed} if section is not None else ()
        self._weighed = [one for one in weighed if one.tick in is_guess]
        more = "guess-about-first" if len(self._weighed) > MOST_SHOWN else "guess-about-signs"
        self.words.setText(say(more, how=how_sure(self._weighed), shown=MOST_SHOWN))
        for at, chip in enumerate(self.chips):
            chip.setVisible(at < len(self._weighed))
            if at < len(self._weighed):
                self._show_chip(chip, self._weighed[at])

    def _show_chip(self, chip: QPushButton, guess: GuessedChord) -> None:
        chip.setText(guess_text(guess.symbol, guess.confidence))
        chip.setToolTip(say("guess-chip-tip", about=guess_words(guess)))
        chip.setAccessibleName(say("guess-spoken", chord=guess.symbol))
        chip.setAccessibleDescription(guess_words(guess))

    def _choose(self, at: int, _checked: bool = False) -> None:  # noqa: FBT001  as Qt calls it
        section, chip = self._shown_section(), self.chips[at]
        if section is None:
            return
        guess = self._weighed[at]
        menu = guess_menu(guess, partial(self._take, section.id, guess.tick), self)
        menu.popup(chip.mapToGlobal(chip.rect().bottomLeft()))

    def _take(self, section: SectionId, tick: int, symbol: str) -> None:
        self._desk.act(lambda document: guesses.take(document, section, tick, symbol))

    def _confirm(self) -> None:
        section = self._section
        if section is not None:
            self._desk.act(lambda document: guesses.confirm(document, (section,)))

    def _propose(self) -> None:
        section, song = self._shown_section(), self._desk.document.song
        if section is None:
            return
        if self._newer is not None:
            self._give(song, {section.id: self._newer})
        else:
            self._proposing.ask(lambda _is_waiting: ((song, dict(guesses.propose(song, (section.id,)))),))

    def _give(self, song: Song, proposals: Proposals) -> None:
        """Write down what is proposed, unless other music stands there meanwhile."""
        if guesses.is_same_music(song, self._desk.document.song):
            self._desk.act(lambda document: guesses.give_proposals(document, proposals))
        else:
            self._desk.told.emit(say("guess-given-up"))

    def _shown_section(self) -> Section | None:
        sections = self._desk.document.song.sections
        return sections.get(self._section) if self._section is not None else None


def _has_tones(desk: Desk, section: Section) -> bool:
    """Whether a lane other than drums plays a piece in the section."""
    pitched = {lane.id for lane in desk.document.song.lanes if not lane.sound.drums}
    return any(part.piece is not None for lane in pitched for part in section.parts.get(lane, ()))
